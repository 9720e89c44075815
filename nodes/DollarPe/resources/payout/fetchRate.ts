import { data, type Operation } from '../operation';
import { assetInQuery, fiatInQuery } from '../orders/fields';
import { RATE } from '../orders/samples';
import { PAYOUT } from '../orders/orderType';

/**
 * GET /payout/fetch-rate (DollarPe docs, API reference, Payout → Fetch rate, early 2026). Guides show a body; the
 * reference declares the fields as parameters of the path, which has no place for them: they are the query's.
 */
export const fetchRate: Operation = {
	name: 'Fetch Rate',
	value: 'fetchRate',
	action: 'Fetch payout rate',
	description: 'Get how much money one unit of crypto is worth in a payout now',
	routing: { request: { method: 'GET', url: `${PAYOUT.path}/fetch-rate` }, output: data },
	advice: { 'this field is required': 'Fill in {field}.' },
	fields: [assetInQuery, fiatInQuery],
	sample: RATE,
};
