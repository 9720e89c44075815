import { SERVICES } from '../../../../dollarpe/environments';
import type { MatchedField } from '../delivery';

/** A kind of order: what differs between the kinds where DollarPe's endpoints are alike. */
export interface OrderType {
	/** In DollarPe's names of fields, and by its states. */
	value: 'payout' | 'payin';
	/** In the panel. */
	name: string;
	/** In a sentence. */
	singular: string;
	/** Where its endpoints are. */
	path: string;
	/** What was done with an order that was made, as the first word of a sentence. */
	made: string;
	/** In what its sending amount is: the other one is received. */
	sends: 'asset' | 'fiat';
	/** What its quotations have since autumn 2026 (Zapyd), without which nobody knows where the crypto goes. */
	newFields: readonly string[];
	/** What to do about an item whose order failed or was paid back. */
	whenUnpaid: string;
}

/** Payouts and payins, whose endpoints are twins: a quotation says which order was made of it. */
export interface TwinOrderType extends OrderType {
	name: 'Payout' | 'Payin';
	singular: 'payout' | 'payin';
	/**
	 * What tells an order from others besides its client reference ID: DollarPe's name, with the name in a sentence. Empty
	 * where it has no such key.
	 */
	ownKey: Readonly<Record<string, string>>;
	/** What tells it from others since autumn 2026 (Zapyd), in the same way. */
	newKey: Readonly<Record<string, string>>;
	/** Operations of the family that DollarPe does not have for it, by their values. */
	lacks: readonly string[];
}

const NEW_FIELDS = ['network', 'wallet_address'];

/** Crypto is sold for money in a bank account. */
export const PAYOUT: TwinOrderType = {
	value: 'payout',
	name: 'Payout',
	singular: 'payout',
	path: `${SERVICES.pos}/payout`,
	ownKey: { exchange_order_id: 'Exchange Order ID' },
	made: 'Sent',
	sends: 'asset',
	newKey: { transaction_hash: 'Transaction Hash' },
	newFields: NEW_FIELDS,
	whenUnpaid:
		'If it is still to be paid, make a new quotation, and give this item references of its own.',
	lacks: [],
};

/** Crypto is bought for money from a bank account or UPI ID. */
export const PAYIN: TwinOrderType = {
	value: 'payin',
	name: 'Payin',
	singular: 'payin',
	path: `${SERVICES.pis}/payin`,
	ownKey: { utr: 'UTR' },
	made: 'Started',
	sends: 'fiat',
	newKey: { transaction_reference_id: 'Transaction Reference ID' },
	newFields: NEW_FIELDS,
	whenUnpaid:
		"If the customer has paid, ask DollarPe's support, with the UTR, before anybody pays again. If not, make a new quotation, and give this item references of its own.",
	lacks: [],
};

/**
 * Payouts whose quotations and orders cannot be looked at: nothing documents that DollarPe refuses a second one, so the
 * history is read first, and nothing is sent again.
 */
export interface UntracedOrderType extends OrderType {
	/** The history in which they stand, of all customers. */
	history: string;
	/** What belongs to one order alone besides its reference and quotation: DollarPe's name, with the name in a sentence. */
	ownKey: Readonly<Record<string, string>>;
	/** What an order must have in common with an item besides its reference and quotation. */
	parties: readonly MatchedField[];
}

const WHEN_UNPAID =
	'If it is still to be paid, make a new quotation, and give this item a Client Reference ID of its own.';

const UNTRACED = {
	value: 'payout',
	made: 'Sent',
	sends: 'asset',
	// They were always in their answers.
	newFields: [],
	whenUnpaid: WHEN_UNPAID,
} as const;

/** The crypto comes from a balance that was topped up before. */
export const PREFUNDED_PAYOUT: UntracedOrderType = {
	...UNTRACED,
	name: 'Prefunded Payout',
	singular: 'prefunded payout',
	path: `${SERVICES.pos}/prefunded/payout`,
	history: `${SERVICES.pos}/prefunded/payout/history`,
	ownKey: {},
	parties: [
		{
			name: 'customer_id',
			displayName: 'Customer ID',
			sent: 'customer.receiver.id',
			kept: ['customer.receiver.id', 'customer_id'],
		},
		{
			name: 'customer_id',
			displayName: 'Sender ID',
			sent: 'customer.sender.id',
			kept: ['customer.sender.id'],
		},
	],
};

/** Somebody in another country pays. */
export const REMITTANCE_PAYOUT: UntracedOrderType = {
	...UNTRACED,
	name: 'Remittance Payout',
	singular: 'remittance payout',
	path: `${SERVICES.pos}/remittance-payout`,
	history: `${PAYOUT.path}/history`,
	ownKey: { transaction_hash: 'Transaction Hash' },
	parties: [
		{
			name: 'customer_id',
			displayName: 'Customer ID',
			sent: 'customer_id',
			kept: ['customer_id'],
		},
		{
			name: 'customer_id',
			displayName: 'Remitter ID',
			sent: 'remitter_id',
			kept: ['remitter_id'],
		},
		{
			name: 'transaction_hash',
			displayName: 'Transaction Hash',
			sent: 'transaction_hash',
			kept: ['transaction_hash'],
		},
	],
};
