import { SERVICES } from '../../../../dollarpe/environments';
import { STATES } from '../../../../dollarpe/states';
import { FAILURE_ADVICE } from '../failureAdvice';
import { customerNotFound } from '../customerAdvice';
import { customerIdInPath } from '../fields';
import { data, type Operation } from '../operation';
import { waitsFor } from '../waiting';
import { WHOLE_CUSTOMER } from './samples';

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
	advice: customerNotFound,
	...waitsFor(STATES.customer, 'status'),
	reasons: FAILURE_ADVICE.customer,
	fields: [customerIdInPath],
	sample: WHOLE_CUSTOMER,
};
