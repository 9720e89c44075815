import type { Delivery } from './events/deliver';
import type { DollarPeEvent } from './events/event';
import type { EventControl, SentEvent } from './events/outbox';
import type { FaultControl } from './faults/faults';
import type { Side } from './money/market';
import type { Records } from './records';
import type { RecordedRequest } from './server/requestLog';
import type { Circumstances } from './states/order';
import type { Entity } from './states/setStatus';
import type { Customer } from './store/customers';
import type { Clock } from './time/clock';

/** A DollarPe server on this machine, in memory only. */
export interface Emulator extends Records {
	/** Scheme, host and port, such as "http://127.0.0.1:8787"; no slash at the end. */
	readonly url: string;
	readonly apiKey: string;
	readonly apiSecret: string;
	/** The stored customers, oldest first; each access returns a new copy. */
	readonly customers: readonly Customer[];
	/** Everything received since the start or the last reset, in order; grows as requests come. */
	readonly requests: readonly RecordedRequest[];
	/** Requests that were received and have no answer yet. */
	readonly inFlight: number;
	/** The most that `inFlight` has been since the start or the last reset. */
	readonly peakInFlight: number;
	readonly faults: FaultControl;
	/** The clock for expiry and processing. It can be advanced. */
	readonly clock: Pick<Clock, 'now' | 'advance'>;
	/** Controls the events that the emulator sends by itself. */
	readonly events: EventControl;
	/** The events that the emulator sent by itself, oldest first. Includes those without a webhook address to go to. */
	readonly sentEvents: readonly SentEvent[];
	/** The organization's webhook address; undefined until a request has set it. */
	readonly webhookUrl: string | undefined;
	/** Sets the webhook address without a request. Events are only sent to this machine. */
	setWebhookUrl(url: string | undefined): void;
	/**
	 * Sets the status of a customer, bank account, payout, payin or EDD submission, and sends its event; a quotation can
	 * be EXPIRED.
	 *
	 * @throws {RangeError} when there is no such thing or no such status
	 */
	setStatus(entity: Entity, id: string, status: string, circumstances?: Circumstances): void;
	/** Quotations are refused from now on until enhanced due diligence has been verified. */
	demandEdd(side: Side, customerId: string): void;
	/**
	 * Sends a signed event, and returns the HTTP status of the response.
	 *
	 * @param to where; the webhook address by default. It must be on this machine
	 */
	send(event: DollarPeEvent, delivery?: Delivery, to?: string): Promise<number>;
	/** Adds verified customers without requests, which would take long for a hundred thousand. */
	fill(customers: number): void;
	/** Restores the state right after the start. */
	reset(): void;
	/** Stops listening and cuts every connection, idle or not. Can be called more than once. */
	close(): Promise<void>;
}
