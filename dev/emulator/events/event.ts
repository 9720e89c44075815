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

const HASH = '0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060';

/** Each documented event, with the metadata that it carries; references, hash and link only since autumn 2026. */
export const EVENTS: ReadonlyArray<Pick<DollarPeEvent, 'type' | 'event' | 'metadata'>> = [
	{ type: 'CUSTOMER', event: 'VERIFIED', metadata: {} },
	{ type: 'CUSTOMER', event: 'FAILED', metadata: { failure_reason: 'TAX_VERIFICATION_FAILED' } },
	{ type: 'BANK', event: 'VERIFIED', metadata: {} },
	{ type: 'BANK', event: 'FAILED', metadata: { failure_reason: 'NAME_MISMATCH' } },
	{
		type: 'PAYOUT',
		event: 'IN_REVIEW',
		metadata: { client_reference_id: 'order-1042', rfi_link: 'https://app.zapyd.com/rfi/example' },
	},
	{
		type: 'PAYOUT',
		event: 'SUCCESS',
		metadata: { client_reference_id: 'order-1042', utr: 'RATN12341234XYZ' },
	},
	{
		type: 'PAYOUT',
		event: 'FAILED',
		metadata: { client_reference_id: 'order-1042', failure_reason: 'AML screening failed' },
	},
	{ type: 'PAYOUT', event: 'REFUNDED', metadata: { client_reference_id: 'order-1042' } },
	{
		type: 'PAYIN',
		event: 'SUCCESS',
		metadata: { transaction_hash: HASH, transaction_reference_id: 'RATN0329SJDH0' },
	},
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
