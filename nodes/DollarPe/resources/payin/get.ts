import { withReceivingAmount } from '../../../../dollarpe/money/receivingAmount';
import { STATES } from '../../../../dollarpe/states';
import { FAILURE_ADVICE } from '../failureAdvice';
import { data, type Operation } from '../operation';
import { orderIdAdvice } from '../orders/refusals';
import { ORDER } from '../orders/samples';
import { PAYIN } from '../orders/orderType';
import { waitsFor } from '../waiting';
import { payinIdInPath } from './fields';

/** GET /payin/{payin_id} (DollarPe docs, API reference, Payin → Get, early 2026). Amounts and rate come as texts. */
export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get payin',
	description: 'Look up a payin: its status, and why it failed or is refunded',
	routing: {
		request: { method: 'GET', url: `=${PAYIN.path}/{{$parameter["payinId"]}}` },
		output: data,
	},
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
	advice: orderIdAdvice(PAYIN),
	result: withReceivingAmount,
	...waitsFor(STATES.payin, 'status'),
	reasons: FAILURE_ADVICE.payin,
	fields: [payinIdInPath],
	sample: { ...ORDER, refund_reason: null },
};
