import { withReceivingAmount } from '../../../../dollarpe/money/receivingAmount';
import { ignoreBlankFilters } from '../fields';
import { results, type Operation } from '../operation';
import type { OwnOrder } from './get';
import { clientReferenceId } from './fields';
import { bothDates, HISTORY_ADVICE, historyFilters, type OwnReference } from './history';
import type { TwinOrderType } from './orderType';

/** What Get Many of one kind of order has of its own. */
export interface OwnHistory {
	/** What an order can be looked up by besides its client reference ID. */
	references: readonly OwnReference[];
	/** The tenth field of a simplified result. */
	shown: string;
}

/** Of a result of a list, what a person looks for first. */
const SIMPLIFIED = [
	'id',
	'status',
	'client_reference_id',
	'customer_id',
	'sending_amount',
	'asset',
	'receiving_amount',
	'fiat',
	'created_at',
];

/**
 * GET /payout/history and /payin/history (DollarPe docs, API reference, Payout → History, May 2025, and Payin → History,
 * early 2026). They document no order.
 */
export function getAll(
	type: TwinOrderType,
	own: OwnOrder,
	{ references, shown }: OwnHistory,
): Operation {
	const { value, path } = type;
	return {
		...own,
		name: 'Get Many',
		value: 'getAll',
		action: `Get many ${value}s`,
		description: `List ${value}s, by reference, status, customer or days`,
		simplified: [...SIMPLIFIED, shown],
		routing: { request: { method: 'GET', url: `${path}/history` }, output: results },
		delivery: { kind: 'list' },
		advice: HISTORY_ADVICE,
		check: bothDates,
		result: withReceivingAmount,
		options: [ignoreBlankFilters],
		fields: [
			historyFilters(type, [
				{ field: clientReferenceId(type), property: 'client_reference_id' },
				...references,
			]),
		],
	};
}
