import type { DollarPeEvent } from '../events/event';
import type { Api, Processing } from '../options';
import type { Store } from '../store/store';
import type { Clock } from '../time/clock';

/** What the endpoints share. */
export interface Context {
	readonly api: Api;
	readonly store: Store;
	readonly clock: Clock;
	/** How long checks and orders take. */
	readonly processingMs: Readonly<Processing>;
	/** How long a quotation is valid, in milliseconds. */
	readonly quotationMs: number;
	/** How much of each asset there is for prefunded payouts. */
	readonly prefundedBalance: string;
	/** Whether a reference that a prefunded payout or remittance has is refused; not documented. */
	readonly refusesUsedReference: boolean;
	/** Sends an event in the background. */
	emit(event: DollarPeEvent): void;
	/** The organization's only webhook address; undefined until it is set. */
	readonly webhook: { url: string | undefined };
	/** Default number of results on a page. */
	readonly pageSize: number;
	/** Scheme, host and port of the emulator itself, for links to further pages. */
	origin(): string;
}
