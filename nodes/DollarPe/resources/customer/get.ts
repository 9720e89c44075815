import { SERVICES } from '../../../../dollarpe/environments';
import { data, type Operation } from '../operation';
import { toUuid } from '../values';

/** GET /customer/{customer_id} (DollarPe docs, API reference, Customer → Get). */
export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get customer',
	description: 'Look up a customer by its DollarPe ID',
	routing: {
		request: {
			method: 'GET',
			url: `=${SERVICES.cms}/customer/{{$parameter["customerId"]}}`,
		},
		output: data,
	},
	fields: [
		{
			displayName: 'Customer ID',
			name: 'customerId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. def8b740-99f9-4cba-bc9e-99de57e927b4',
			description: "DollarPe's ID of the customer, as Create returns it",
			convert: toUuid,
		},
	],
};
