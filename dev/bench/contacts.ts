import type { IDataObject } from 'n8n-workflow';

/** Contacts that DollarPe takes, each with another email and phone. */
export function contacts(count: number): IDataObject[] {
	return Array.from({ length: count }, (_, n) => ({
		name: `Contact ${n}`,
		email: `contact${n}@example.com`,
		phone: String(9_000_000_000 + n),
		country: 'IND',
	}));
}
