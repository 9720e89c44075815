const CHECK =
	'Check Customer ID, and that the credential is for the environment and the organization in which the customer was created.';

const OTHERS = 'The customer belongs to another organization than the API key.';

/** What to do where DollarPe does not find the customer that a request names, or may not show it. */
export const customerNotFound: Readonly<Record<string, string>> = {
	'customer not found or access denied': CHECK,
	'user not found': CHECK,
	USR_NOT_FOUND: CHECK,
	'user does not belong to organization': OTHERS,
	AUTH_ORG_MISMATCH: OTHERS,
};

/** What to do about a customer whose KYC is not done. */
export const customerUnverified: Readonly<Record<string, string>> = {
	'customer is unverified':
		'Look at the customer with Customer → Get, and wait until its status is VERIFIED. Check also Customer ID: DollarPe says the same of a customer of another organization.',
};
