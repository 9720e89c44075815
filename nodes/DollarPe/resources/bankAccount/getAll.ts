import { SERVICES } from '../../../../dollarpe/environments';
import { FAILURE_ADVICE } from '../failureAdvice';
import { customerIdInPath } from '../fields';
import { results, type Operation } from '../operation';
import { BANK_ACCOUNT, UNKNOWN_CUSTOMER } from './fields';

/** GET /bank/list/{customer_id} (DollarPe docs, API reference, Bank → List, early 2026). It documents no filters. */
export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many bank accounts',
	description: 'List the bank accounts and UPI IDs of a customer',
	routing: {
		request: {
			method: 'GET',
			url: `=${SERVICES.cms}/bank/list/{{$parameter["customerId"]}}`,
		},
		output: results,
	},
	delivery: { kind: 'list' },
	advice: { 'customer not found or access denied': UNKNOWN_CUSTOMER },
	reasons: FAILURE_ADVICE.bankAccount,
	fields: [customerIdInPath],
	sample: BANK_ACCOUNT,
};
