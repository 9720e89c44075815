import { withReceivingAmount } from '../../../../dollarpe/money/receivingAmount';
import { ignoreBlankFilters } from '../fields';
import { results, type Operation } from '../operation';
import { bothDates, HISTORY_ADVICE, historyFilters } from '../orders/history';
import { PAYOUT } from '../orders/orderType';
import { get } from './get';

/** GET /payout/history (DollarPe docs, API reference, Payout → History, May 2025). It documents no order. */
export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many payouts',
	description: 'List payouts, by status, customer or days',
	routing: {
		request: { method: 'GET', url: `${PAYOUT.path}/history` },
		output: results,
	},
	delivery: { kind: 'list' },
	simplified: get.simplified,
	advice: HISTORY_ADVICE,
	check: bothDates,
	returns: 'payout',
	result: withReceivingAmount,
	options: [ignoreBlankFilters],
	fields: [historyFilters(PAYOUT)],
	sample: get.sample,
};
