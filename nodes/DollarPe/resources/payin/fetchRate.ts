import { data, type Operation } from '../operation';
import { assetInQuery, fiatInQuery } from '../orders/fields';
import { RATE } from '../orders/samples';
import { PAYIN } from '../orders/orderType';

/**
 * GET /payin/fetch-rate (DollarPe docs, API reference, Payin → Fetch rate, May 2025). Guides show a body; the reference
 * declares the fields as parameters of the path, which has no place for them: they are the query's.
 */
export const fetchRate: Operation = {
	name: 'Fetch Rate',
	value: 'fetchRate',
	action: 'Fetch payin rate',
	description: 'Get how much money one unit of crypto costs in a payin now',
	routing: { request: { method: 'GET', url: `${PAYIN.path}/fetch-rate` }, output: data },
	advice: { 'this field is required': 'Fill in {field}.' },
	fields: [assetInQuery, fiatInQuery],
	sample: RATE,
};
