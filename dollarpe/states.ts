/** The states of something that DollarPe works on (DollarPe docs, Status reference, early 2026). */
export interface States {
	/** DollarPe still works on it. */
	pending: readonly string[];
	/** Nothing more comes by itself. Of what happens afterwards only refunds and new KYC data are known. */
	final: readonly string[];
}

/** By entity. Others may come, so a state that is in none of the lists is no error. */
export const STATES = {
	customer: { pending: ['PROCESSING'], final: ['VERIFIED', 'FAILED'] },
	bankAccount: { pending: ['PROCESSING'], final: ['VERIFIED', 'FAILED'] },
	payout: {
		// In review only since autumn 2026 (the demo app of DollarPe's developers).
		pending: ['PROCESSING', 'IN_REVIEW'],
		final: ['SUCCESS', 'FAILED', 'REFUNDED', 'CANCELLED'],
	},
	payin: {
		pending: ['PROCESSING', 'REFUND_INITIATED', 'ON_HOLD'],
		final: ['SUCCESS', 'FAILED', 'REFUNDED'],
	},
} as const satisfies Record<string, States>;

/** Where an answer gives the reason of a failure: customers and bank accounts have the first field, payins both. */
export const REASON_FIELDS = ['failure_reason', 'refund_reason'] as const;
