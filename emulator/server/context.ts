import type { Customers } from '../store/customers';

/** What the endpoints share. */
export interface Context {
	readonly customers: Customers;
	/** Results on a page when the request does not say. */
	readonly pageSize: number;
	/** Scheme, host and port of the emulator itself, for links to further pages. */
	origin(): string;
}
