import { SERVICES } from '../../../../dollarpe/environments';
import { STATES } from '../../../../dollarpe/states';
import { FAILURE_ADVICE } from '../failureAdvice';
import { customerIdInPath } from '../fields';
import { data, type Operation } from '../operation';
import { waitsFor } from '../waiting';
import { BANK_ACCOUNT, bankIdInPath, UNKNOWN_CUSTOMER } from './fields';

/** GET /bank/{customer_id}/{bank_id} (DollarPe docs, API reference, Bank → Get, early 2026). */
export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get bank account',
	description: 'Look up a bank account or UPI ID of a customer, and whether it is verified',
	routing: {
		request: {
			method: 'GET',
			url: `=${SERVICES.cms}/bank/{{$parameter["customerId"]}}/{{$parameter["bankId"]}}`,
		},
		output: data,
	},
	advice: {
		'customer not found or access denied': UNKNOWN_CUSTOMER,
		'bank not found or access denied':
			'Check Bank ID, and that it is of this customer: Bank Account → Get Many lists all that the customer has.',
	},
	...waitsFor(STATES.bankAccount, 'bank_account_status'),
	reasons: FAILURE_ADVICE.bankAccount,
	fields: [customerIdInPath, bankIdInPath],
	sample: BANK_ACCOUNT,
};
