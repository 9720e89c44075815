import { SERVICES } from '../../../../dollarpe/environments';
import { followNext, listFields, results, type Operation } from '../resource';

/** GET /customer/list (DollarPe docs, API reference, Customer → List). It documents no filters. */
export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many customers',
	description: 'List the customers of your organization',
	routing: {
		request: { method: 'GET', url: `${SERVICES.cms}/customer/list` },
		output: results,
		operations: followNext,
	},
	fields: listFields,
};
