import type { IDataObject } from 'n8n-workflow';

import { trimmedText } from '../../../../dollarpe/json/json';
import { bankAccountLocator } from '../fields';

/** The bank account or UPI ID that an operation is about, in the path of the URL. */
export const bankIdInPath = bankAccountLocator({
	description:
		"The bank account or UPI ID: chosen from the customer's, or by DollarPe's ID, as Bank Account → Create returns it under id",
});

/** What the customer must be, for every operation on bank accounts. */
export const UNKNOWN_CUSTOMER =
	'Check Customer ID, and that the credential is for the environment in which the customer was created.';

/** DollarPe's sample of a bank account. It fills account_number and vpa both; a guide shows vpa null on an account. */
export const BANK_ACCOUNT: IDataObject = {
	id: '4e6f1b20-a73c-11ec-b909-0242ac120002',
	customer_id: '550e8400-e29b-41d4-a716-446655440000',
	account_number: '123456789012',
	ifsc: 'ABC123456',
	account_name: 'Sandbox Technologies Pvt Ltd',
	vpa: 'testing@upi',
	bank_account_type: 'ACCOUNT_DETAILS',
	bank_account_status: 'VERIFIED',
	failure_reason: 'null',
};

/**
 * Whether a bank account of DollarPe's list is what its account number, or its UPI ID, stands for. An account may have a
 * UPI ID too, as in {@link BANK_ACCOUNT}, but a payin by UPI must not get it. ACCOUNT_DETAILS is the only type that
 * DollarPe's documentation names: any other is taken for that of a UPI ID, and without one nothing is known.
 *
 * @param key `account_number` or `vpa`
 */
export function isOfKind(key: string, { bank_account_type }: IDataObject): boolean {
	const type = trimmedText(bank_account_type);
	return type === undefined || (type === 'ACCOUNT_DETAILS') === (key === 'account_number');
}

/**
 * A bank account as the API of autumn 2026 shows it (DollarPe's demo app); its values are ours. What stands under
 * `identifiers` depends on the rail.
 */
export const ACCOUNT_FOR_PAYOUT: IDataObject = {
	id: '4e6f1b20-a73c-11ec-b909-0242ac120002',
	customer_id: '550e8400-e29b-41d4-a716-446655440000',
	bank_account_type: 'SPEI',
	identifiers: {},
	country: 'MEX',
	bank_name: null,
	beneficiary_name: 'John Doe',
	bank_account_status: 'VERIFIED',
	failure_reason: null,
};
