/**
 * What to do about a `failure_reason` or `refund_reason`, in the panel's words (DollarPe docs, Failure reason reference,
 * early 2026). The documentation calls its lists examples; for payouts it publishes no codes.
 */
export const FAILURE_ADVICE: Readonly<
	Record<'customer' | 'bankAccount' | 'payin', Readonly<Record<string, string>>>
> = {
	customer: {
		TAX_VERIFICATION_FAILED: 'Correct the PAN with KYC → Update Tax Info.',
		DOCUMENT_VERIFICATION_FAILED: 'Give better images with KYC → Update Document Info.',
		SELFIE_VERIFICATION_FAILED: 'Give a better picture with KYC → Update Selfie Info.',
		KYC_FAILED: "It is final: ask DollarPe's support, with the customer ID.",
	},
	bankAccount: {
		INVALID_IFSC: 'Add it again with Bank Account → Create and the right IFSC.',
		INVALID_ACCOUNT_NUMBER: 'Add it again with Bank Account → Create and the right account number.',
		ACCOUNT_TYPE_NRE: 'Non-resident accounts are not supported: add another account.',
		PENNY_DROP_FAILED: 'Check the account, or add another one.',
		NAME_MISMATCH: "Add an account in the customer's own name, as in the KYC.",
		BANK_RISK_CHECK_FAILED: 'Add another account.',
	},
	payin: {
		INCORRECT_UTR: "Compare the UTR with the bank's, then ask DollarPe's support.",
		PAYMENT_NOT_RECEIVED: "Compare with the bank's statement, then ask DollarPe's support.",
		INCORRECT_AMOUNT:
			"Not the quotation's amount. Once the money is back, pay a new quotation exactly.",
		PAYMENT_FROM_NON_WHITELISTED_ACCOUNT:
			'Once the money is back, pay a new quotation from its bank account.',
		THIRD_PARTY_PAYMENT:
			"Once the money is back, pay a new quotation from the customer's own account.",
	},
};
