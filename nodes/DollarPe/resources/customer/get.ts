import { SERVICES } from '../../../../dollarpe/environments';
import { data, type Operation } from '../resource';
import { mustBeUuid } from '../uuid';

/** GET /customer/{customer_id} (DollarPe docs, API reference, Customer → Get). */
export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get a customer',
	description: 'Look up a customer by the ID that DollarPe gave it',
	routing: {
		request: {
			method: 'GET',
			url: `=${SERVICES.cms}/customer/{{$parameter["customerId"]}}`,
		},
		output: data,
	},
	check: { customerId: mustBeUuid },
	fields: [
		{
			displayName: 'Customer ID',
			name: 'customerId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. def8b740-99f9-4cba-bc9e-99de57e927b4',
			description: "DollarPe's ID of the customer, as Create gives it",
		},
	],
};
