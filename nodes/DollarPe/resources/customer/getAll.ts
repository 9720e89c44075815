import { SERVICES } from '../../../../dollarpe/environments';
import { results, type Operation } from '../operation';
import { LISTED_CUSTOMER } from './samples';

/** GET /customer/list (DollarPe docs, API reference, Customer → List). It documents no filters. */
export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many customers',
	description: 'List the customers of your organization',
	routing: {
		request: { method: 'GET', url: `${SERVICES.cms}/customer/list` },
		output: results,
	},
	paginated: true,
	fields: [],
	sample: LISTED_CUSTOMER,
};
