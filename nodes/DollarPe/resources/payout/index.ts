import { orderResource } from '../orders/orderResource';
import { PAYOUT } from '../orders/orderType';
import { ORDER } from '../orders/samples';
import { createQuotation } from './createQuotation';
import { exchangeOrderId, payoutIdInBody } from './fields';
import { getBalance } from './getBalance';
import { initiate } from './initiate';

/** Crypto is sold, and money goes to a customer's bank account. */
export const payout = orderResource(PAYOUT, {
	createQuotation,
	fetchRate: { description: 'Get how much money one unit of crypto is worth in a payout now' },
	get: {
		description: 'Look up a payout: its status, and the UTR once it has succeeded',
		simplified: [
			'id',
			'status',
			'failure_reason',
			'utr',
			'customer_id',
			'client_reference_id',
			'exchange_order_id',
			'sending_amount',
			'asset',
			'receiving_amount',
		],
		returns: 'payout',
		sample: { ...ORDER, exchange_order_id: '5059889123892' },
	},
	getAll: {
		shown: 'utr',
		references: [
			{ field: { ...exchangeOrderId, zapyd: 'notSent' }, property: 'exchange_order_id' },
		],
	},
	getConfiguration: {
		description:
			'Get what can be paid out: currencies, assets, and the smallest and largest amount of crypto',
	},
	getQuotation: {
		simplified: [
			'id',
			'status',
			'order_id',
			'customer_id',
			'asset',
			'sending_amount',
			'fiat',
			'rate',
			'receiving_amount',
			'expiry_time',
		],
	},
	initiate,
	orderIdInBody: payoutIdInBody,
	others: [getBalance],
	updateTransferId: {
		order: exchangeOrderId,
		sample: {
			exchange_order_id: '982738475838910',
			exchange_transfer_id: '987283747899283945',
		},
	},
});
