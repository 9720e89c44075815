/** What to do where DollarPe does not find the customer that a request names, or may not show it. */
export const customerNotFound: Readonly<Record<string, string>> = {
	'customer not found or access denied':
		'Check Customer ID, and that the credential is for the environment and the organization in which the customer was created.',
	USR_NOT_FOUND:
		'Check Customer ID, and that the credential is for the environment in which the customer was created.',
	AUTH_ORG_MISMATCH: 'The customer belongs to another organization than the API key.',
};

/** What to do about a customer whose KYC is not done. */
export const customerUnverified: Readonly<Record<string, string>> = {
	'customer is unverified':
		'Look at the customer with Customer → Get, and wait until its status is VERIFIED. Check also Customer ID: DollarPe says the same of a customer of another organization.',
};
