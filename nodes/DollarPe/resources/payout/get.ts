import { withReceivingAmount } from '../../../../dollarpe/money/receivingAmount';
import { STATES } from '../../../../dollarpe/states';
import { data, type Operation } from '../operation';
import { orderIdAdvice } from '../orders/refusals';
import { ORDER } from '../orders/samples';
import { PAYOUT } from '../orders/orderType';
import { waitsFor } from '../waiting';
import { payoutIdInPath } from './fields';

/** GET /payout/{payout_id} (DollarPe docs, API reference, Payout → Get, early 2026). Amounts and rate come as texts. */
export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get payout',
	description: 'Look up a payout: its status, and the UTR once it has succeeded',
	routing: {
		request: { method: 'GET', url: `=${PAYOUT.path}/{{$parameter["payoutId"]}}` },
		output: data,
	},
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
	advice: orderIdAdvice(PAYOUT),
	returns: 'payout',
	result: withReceivingAmount,
	...waitsFor(STATES.payout, 'status'),
	fields: [payoutIdInPath],
	sample: { ...ORDER, exchange_order_id: '5059889123892' },
};
