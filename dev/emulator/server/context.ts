import type { Customers } from '../store/customers';

/** What the endpoints share. */
export interface Context {
	readonly customers: Customers;
	/** The organisation's only webhook address; undefined until it is set. */
	readonly webhook: { url: string | undefined };
	/** Results on a page when the request does not say. */
	readonly pageSize: number;
	/** Scheme, host and port of the emulator itself, for links to further pages. */
	origin(): string;
}
