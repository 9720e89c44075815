import type { BankAccount, Edd, KycRecord, Order, Quotation } from './store/records';

/** What is stored besides customers, oldest first: copies, made anew on each reading. */
export interface Records {
	readonly kycRecords: readonly KycRecord[];
	readonly bankAccounts: readonly BankAccount[];
	/** Of payouts and payins; amounts are text with 8 decimals. */
	readonly quotations: readonly Quotation[];
	readonly payouts: readonly Order[];
	readonly payins: readonly Order[];
	readonly eddSubmissions: readonly Edd[];
}

/** Shallow copies, so that callers cannot change what is stored. */
export function copies<T extends object>(records: readonly T[]): T[] {
	return records.map((record) => ({ ...record }));
}
