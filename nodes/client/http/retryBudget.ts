const MOST_TOKENS = 500;
const RETRY_COST = 14;
const FIRST_SUCCESS_GAIN = 1;

/**
 * What the retries of a run may cost together: an API that fails for everybody is not asked six times for each item. A
 * retry after a failure that may pass takes from it, and an answer gives back (as the AWS SDKs do since November 2026).
 */
export class RetryBudget {
	private tokens = MOST_TOKENS;

	/** Pays for a retry. @returns false where the budget does not hold that much, so that nothing is to be sent again */
	pay(): boolean {
		if (this.tokens < RETRY_COST) return false;
		this.tokens -= RETRY_COST;
		return true;
	}

	/** A request was answered. @param wasPaid whether it was a retry that was paid for */
	refund(wasPaid: boolean): void {
		const gain = wasPaid ? RETRY_COST : FIRST_SUCCESS_GAIN;
		this.tokens = Math.min(MOST_TOKENS, this.tokens + gain);
	}
}
