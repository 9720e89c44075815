import type { BankAccount, Edd, KycRecord, Order, Quotation, Remitter } from './store/records';

/** The stored records besides customers, oldest first; each access returns new copies. */
export interface Records {
	readonly kycRecords: readonly KycRecord[];
	readonly bankAccounts: readonly BankAccount[];
	readonly remitters: readonly Remitter[];
	/** Of payouts and payins; amounts are text with 8 decimals. */
	readonly quotations: readonly Quotation[];
	/** Remittances are among them. */
	readonly payouts: readonly Order[];
	readonly prefundedPayouts: readonly Order[];
	readonly payins: readonly Order[];
	readonly eddSubmissions: readonly Edd[];
}

/** Shallow copies, so that callers cannot change what is stored. */
export function copies<T extends object>(records: readonly T[]): T[] {
	return records.map((record) => ({ ...record }));
}
