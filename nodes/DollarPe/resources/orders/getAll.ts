import { withReceivingAmount } from '../../../../dollarpe/money/receivingAmount';
import { ignoreBlankFilters } from '../fields';
import { results, type Operation } from '../operation';
import type { OwnOrder } from './get';
import { bothDates, HISTORY_ADVICE, historyFilters } from './history';
import type { OrderType } from './orderType';

/**
 * GET /payout/history and /payin/history (DollarPe docs, API reference, Payout → History, May 2025, and Payin → History,
 * early 2026). They document no order.
 */
export function getAll(type: OrderType, own: OwnOrder): Operation {
	const { value, path } = type;
	return {
		...own,
		name: 'Get Many',
		value: 'getAll',
		action: `Get many ${value}s`,
		description: `List ${value}s, by status, customer or days`,
		routing: { request: { method: 'GET', url: `${path}/history` }, output: results },
		delivery: { kind: 'list' },
		advice: HISTORY_ADVICE,
		check: bothDates,
		result: withReceivingAmount,
		options: [ignoreBlankFilters],
		fields: [historyFilters(type)],
	};
}
