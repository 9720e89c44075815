import { FAILURE_ADVICE } from '../failureAdvice';
import { withReceivingAmount } from '../../../../dollarpe/money/receivingAmount';
import { ignoreBlankFilters } from '../fields';
import { results, type Operation } from '../operation';
import { bothDates, HISTORY_ADVICE, historyFilters } from '../orders/history';
import { PAYIN } from '../orders/orderType';
import { get } from './get';

/** GET /payin/history (DollarPe docs, API reference, Payin → History, early 2026). It documents no order. */
export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many payins',
	description: 'List payins, by status, customer or days',
	routing: {
		request: { method: 'GET', url: `${PAYIN.path}/history` },
		output: results,
	},
	paginated: true,
	simplified: get.simplified,
	advice: HISTORY_ADVICE,
	check: bothDates,
	result: withReceivingAmount,
	reasons: FAILURE_ADVICE.payin,
	options: [ignoreBlankFilters],
	fields: [historyFilters(PAYIN)],
	sample: get.sample,
};
