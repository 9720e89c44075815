import { withReceivingAmount } from '../../../../dollarpe/money/receivingAmount';
import { STATES } from '../../../../dollarpe/states';
import { data, type Operation } from '../operation';
import { waitsFor } from '../waiting';
import { orderId } from './fields';
import type { TwinOrderType } from './orderType';
import { orderIdAdvice } from './refusals';

/** What Get and Get Many of one kind of order have of their own. */
export type OwnOrder = Pick<
	Operation,
	'description' | 'simplified' | 'returns' | 'reasons' | 'sample'
>;

/**
 * GET /payout/{payout_id} and /payin/{payin_id} (DollarPe docs, API reference, Payout → Get and Payin → Get, early 2026).
 * Amounts and rate come as texts.
 */
export function get(type: TwinOrderType, own: OwnOrder): Operation {
	const { value, path } = type;
	return {
		name: 'Get',
		value: 'get',
		action: `Get ${value}`,
		routing: {
			request: { method: 'GET', url: `=${path}/{{$parameter["${value}Id"]}}` },
			output: data,
		},
		advice: orderIdAdvice(type),
		result: withReceivingAmount,
		...waitsFor(STATES[value], 'status'),
		fields: [orderId(type)],
		...own,
	};
}
