import { SERVICES } from '../../../../dollarpe/environments';

/** A kind of order. DollarPe's endpoints for the kinds are twins; in this they differ. */
export interface OrderType {
	/** In DollarPe's paths and names of fields. */
	value: 'payout' | 'payin';
	/** In the panel. */
	name: 'Payout' | 'Payin';
	/** Where its endpoints are. */
	path: string;
	/**
	 * What tells an order from others besides its client reference ID: DollarPe's name, with the name in a sentence. Empty
	 * where it has no such key.
	 */
	ownKey: Readonly<Record<string, string>>;
	/** What was done with an order that was made, as the first word of a sentence. */
	made: string;
	/** In what its sending amount is: the other one is received. */
	sends: 'asset' | 'fiat';
	/** What tells it from others since autumn 2026 (Zapyd), in the same way. */
	newKey: Readonly<Record<string, string>>;
	/** What its quotations have since then, without which nobody knows where the crypto goes. */
	newFields: readonly string[];
	/** What to do about an item whose order failed or was paid back. */
	whenUnpaid: string;
	/** Operations of the family that DollarPe does not have for it, by their values. */
	lacks: readonly string[];
}

const NEW_FIELDS = ['network', 'wallet_address'];

/** Crypto is sold for money in a bank account. */
export const PAYOUT: OrderType = {
	value: 'payout',
	name: 'Payout',
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
export const PAYIN: OrderType = {
	value: 'payin',
	name: 'Payin',
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
