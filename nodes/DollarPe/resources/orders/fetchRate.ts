import { data, type Operation } from '../operation';
import { assetInQuery, fiatInQuery } from './fields';
import type { TwinOrderType } from './orderType';
import { RATE } from './samples';

/**
 * GET /payout/fetch-rate and /payin/fetch-rate (DollarPe docs, API reference, Payout → Fetch rate, early 2026, and Payin →
 * Fetch rate, May 2025). Guides show a body; the reference declares the fields as parameters of the path, which has no place
 * for them: they are the query's.
 */
export function fetchRate(
	{ value, path }: TwinOrderType,
	own: Pick<Operation, 'description'>,
): Operation {
	return {
		name: 'Fetch Rate',
		value: 'fetchRate',
		action: `Fetch ${value} rate`,
		routing: { request: { method: 'GET', url: `${path}/fetch-rate` }, output: data },
		advice: { 'this field is required': 'Fill in {field}.' },
		fields: [assetInQuery, fiatInQuery],
		sample: RATE,
		...own,
	};
}
