import type { OwnInitiate } from '../orders/initiate';
import { transactionHash } from '../orders/fields';
import { NEW_ORDER } from '../orders/samples';
import { additionalFields } from '../fields';
import { exchangeOrderIdOrReference } from './fields';

/** Initiate of a payout. */
export const initiate: OwnInitiate = {
	description:
		'Start a payout on the terms of its quotation, or return the payout that exists already. Money moves, and it cannot be canceled.',
	simplified: [
		'id',
		'status',
		'quotation_id',
		'customer_id',
		'client_reference_id',
		'exchange_order_id',
		'asset',
		'sending_amount',
		'fiat',
		'receiving_amount',
	],
	advice: {
		'exchange order id already linked to a payout that is either processing or successful':
			'This order has its payout: find it with Payout → Get Many, by its exchange_order_id. It may be used again only when that payout has failed.',
	},
	returns: 'payout',
	fields: [exchangeOrderIdOrReference, additionalFields(transactionHash)],
	sample: { ...NEW_ORDER, exchange_order_id: '5059889123892' },
};
