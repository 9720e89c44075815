import { FAILURE_ADVICE } from '../failureAdvice';
import { orderResource } from '../orders/orderResource';
import { PAYIN } from '../orders/orderType';
import { ORDER } from '../orders/samples';
import { createQuotation } from './createQuotation';
import { payinIdInBody, utr } from './fields';
import { initiate } from './initiate';

/** Crypto is bought with money from a customer. */
export const payin = orderResource(PAYIN, {
	createQuotation,
	fetchRate: { description: 'Get how much money one unit of crypto costs in a payin now' },
	get: {
		description: 'Look up a payin: its status, and why it failed or is refunded',
		simplified: [
			'id',
			'status',
			'failure_reason',
			'refund_reason',
			'utr',
			'customer_id',
			'client_reference_id',
			'sending_amount',
			'asset',
			'receiving_amount',
		],
		reasons: FAILURE_ADVICE.payin,
		sample: { ...ORDER, refund_reason: null },
	},
	getAll: { shown: 'failure_reason', references: [{ field: utr, property: 'utr' }] },
	getConfiguration: {
		description: 'Get what can be paid in: currencies, assets, and the smallest and largest amount',
	},
	getQuotation: {
		simplified: [
			'id',
			'status',
			'order_id',
			'customer_id',
			'payment_method',
			'sending_amount',
			'asset',
			'receiving_amount',
			'deposit_instructions',
			'expiry_time',
		],
	},
	initiate,
	orderIdInBody: payinIdInBody,
	updateTransferId: {
		order: payinIdInBody,
		sample: {
			payin_id: '9e67356c-cf5e-4fa2-958f-411e7607a307',
			exchange_transfer_id: '987283747899283945',
		},
	},
});
