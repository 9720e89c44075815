import { randomUUID } from 'node:crypto';

/** A webhook event (DollarPe docs, Webhooks guide, 2026). */
export interface DollarPeEvent {
	type: string;
	/** The ID of the customer, bank account, payin or payout: the same in each of its events. */
	id: string;
	event: string;
	/** ISO 8601. */
	timestamp: string;
	metadata?: Readonly<Record<string, unknown>>;
	[older: string]: unknown;
}

/** Each documented event, with the metadata that it carries. */
export const EVENTS: ReadonlyArray<Pick<DollarPeEvent, 'type' | 'event' | 'metadata'>> = [
	{ type: 'CUSTOMER', event: 'VERIFIED', metadata: {} },
	{ type: 'CUSTOMER', event: 'FAILED', metadata: { failure_reason: 'TAX_VERIFICATION_FAILED' } },
	{ type: 'BANK', event: 'VERIFIED', metadata: {} },
	{ type: 'BANK', event: 'FAILED', metadata: { failure_reason: 'NAME_MISMATCH' } },
	{ type: 'PAYOUT', event: 'SUCCESS', metadata: { utr: 'RATN12341234XYZ' } },
	{ type: 'PAYOUT', event: 'FAILED', metadata: { failure_reason: 'AML screening failed' } },
	{ type: 'PAYOUT', event: 'REFUNDED', metadata: {} },
	{ type: 'PAYIN', event: 'SUCCESS', metadata: {} },
	{ type: 'PAYIN', event: 'FAILED', metadata: { failure_reason: 'PAYMENT_NOT_RECEIVED' } },
	{ type: 'PAYIN', event: 'REFUND_INITIATED', metadata: { refund_reason: 'INCORRECT_AMOUNT' } },
	{ type: 'PAYIN', event: 'REFUNDED', metadata: { refund_reason: 'INCORRECT_AMOUNT' } },
	{ type: 'EDD', event: 'VERIFIED', metadata: {} },
	{ type: 'EDD', event: 'FAILED', metadata: { failure_reason: 'Documents are not legible' } },
];

/** A new event, with the metadata that DollarPe documents for it. */
export function newEvent(type: string, event: string): DollarPeEvent {
	const documented = EVENTS.find((known) => known.type === type && known.event === event);
	return {
		type,
		id: randomUUID(),
		event,
		timestamp: new Date().toISOString(),
		metadata: documented?.metadata ?? {},
	};
}
