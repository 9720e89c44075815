import { withReceivingAmount } from '../../../../dollarpe/money/receivingAmount';
import { filters, ignoreBlankFilters } from '../fields';
import { results, type Operation } from '../operation';
import { PREFUNDED_PAYOUT } from '../orders/orderType';
import { ORDER, PARTIES } from '../orders/samples';
import { sameReference } from '../ownFilters';
import { toReference } from '../values/identifiers';

/**
 * GET /prefunded/payout/history (the demo app of DollarPe's developers, autumn 2026). Its filters are not shown, so that the
 * node's own is the only one; the answer is taken to be that of /payout/history.
 */
export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many prefunded payouts',
	description: 'List prefunded payouts, all or by reference. Since autumn 2026 (Zapyd).',
	simplified: [
		'id',
		'status',
		'failure_reason',
		'client_reference_id',
		'quotation_id',
		'customer_id',
		'sending_amount',
		'asset',
		'receiving_amount',
		'fiat',
	],
	routing: { request: { method: 'GET', url: PREFUNDED_PAYOUT.history }, output: results },
	delivery: { kind: 'list' },
	returns: 'payout',
	result: withReceivingAmount,
	options: [ignoreBlankFilters],
	fields: [
		filters({
			displayName: 'Client Reference ID',
			name: 'clientReferenceId',
			type: 'string',
			default: '',
			placeholder: 'e.g. salary-2026-11-4711',
			description:
				'Only prefunded payouts with this one, in any case. DollarPe shows no filters: the node reads the list, and applies it itself.',
			convert: toReference,
			expression: 'complete',
			filter: sameReference('client_reference_id'),
		}),
	],
	sample: { ...ORDER, customer: PARTIES },
};
