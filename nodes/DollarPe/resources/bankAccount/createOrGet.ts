import { SERVICES } from '../../../../dollarpe/environments';
import type { Operation } from '../operation';
import { create } from './create';
import { isOfKind } from './fields';

const ANOTHERS =
	"Look with Bank Account → Get Many. Where this customer does not have it as it was sent, it is another customer's: DollarPe accepts each only once.";

/**
 * Create, which returns the bank account or UPI ID that the customer has already where DollarPe answers that it is
 * taken. Bank accounts of other customers are in other lists, and are never returned; neither is the same number at
 * another bank.
 */
export const createOrGet: Operation = {
	...create,
	name: 'Create or Get',
	value: 'createOrGet',
	action: 'Create or get bank account',
	description:
		'Add a bank account or UPI ID to a customer, or return the one that they have already',
	advice: {
		...create.advice,
		'account number already in use': ANOTHERS,
		'vpa already in use': ANOTHERS,
	},
	delivery: {
		kind: 'createOrGet',
		singular: 'bank account',
		plural: 'bank accounts',
		list: `${SERVICES.cms}/bank/list/{customer_id}`,
		uniqueFields: { account_number: 'Account number', vpa: 'VPA' },
		// Two banks may give out the same number.
		mustAgree: ['ifsc'],
		isOfKind,
		owner: 'customer_id',
		recoverableBy: ['account_number', 'vpa'],
		ambiguousRefusals: ['maximum 3 bank account details allowed', 'maximum 3 upi ids allowed'],
		reportedDifferences: {
			account_number: 'account_number',
			ifsc: 'ifsc',
			account_name: 'account_name',
			vpa: 'vpa',
		},
	},
};
