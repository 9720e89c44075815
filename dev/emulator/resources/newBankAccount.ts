import { z } from 'zod';

import { refuse } from '../answers/refuse';
import type { PythonJson } from '../pythonJson/value';
import type { Context } from '../server/context';
import type { BankAccount } from '../store/records';
import { text, uuid } from '../validation/fields';
import { readBody } from '../validation/readBody';
import { customerOf } from './found';

/** A bank account or UPI ID before it has an id and a status. */
export type NewBankAccount = Omit<BankAccount, 'id' | 'bank_account_status' | 'failure_reason'>;

const MOST_OF_A_KIND = 3;
const VPA = /^[\w.-]{2,256}@[a-z][a-z0-9.-]*$/i;

const CREATE = z
	.object({
		customer_id: uuid(),
		account_number: text().optional(),
		ifsc: text().optional(),
		account_name: text().optional(),
		vpa: text().optional(),
	})
	.superRefine(({ vpa, account_number, ifsc }, context) => {
		const wrong = (field: string, message: string): void =>
			context.addIssue({ code: 'custom', path: field === '' ? [] : [field], message });
		if (vpa !== undefined) {
			// The documentation asks for one of the two and does not say what happens with both.
			if (account_number !== undefined) wrong('', 'Send a bank account or a VPA, not both.');
			if (!VPA.test(vpa)) wrong('vpa', 'Enter a valid VPA.');
			return;
		}
		if (account_number === undefined) wrong('account_number', 'This field is required.');
		if (ifsc === undefined) wrong('ifsc', 'This field is required.');
	});

/**
 * Reads the body of bank/create. A customer may have three accounts and three UPI IDs, failed ones
 * included. Source: DollarPe docs, Bank → Create.
 *
 * @throws {Refusal} 400 with the first problem, in this order: fields, customer, already in use, maximum
 */
export function newBankAccount(body: PythonJson, context: Context): NewBankAccount {
	const { customer_id, ...given } = readBody(body, CREATE);
	const customer = customerOf(context, customer_id);
	if (customer.status !== 'VERIFIED') {
		refuse('customer', 'Customer is unverified', 'USR_UNVERIFIED');
	}
	const none = { account_number: null, ifsc: null, account_name: null, vpa: null };
	if (given.vpa !== undefined) {
		const bank_account_type = 'VPA';
		if (context.store.bankAccounts.by('vpa', given.vpa.toLowerCase()).length > 0) {
			refuse('vpa', 'VPA already in use');
		}
		checkNumber(context, customer_id, bank_account_type, 'Maximum 3 UPI IDs allowed');
		return { ...none, customer_id, vpa: given.vpa, bank_account_type };
	}
	const { account_number = null, ifsc = null, account_name = customer.full_name } = given;
	const bank_account_type = 'ACCOUNT_DETAILS';
	if (context.store.bankAccounts.by('account', account_number ?? '').length > 0) {
		refuse('account_number', 'Account number already in use');
	}
	checkNumber(context, customer_id, bank_account_type, 'Maximum 3 bank account details allowed');
	return { ...none, customer_id, account_number, ifsc, account_name, bank_account_type };
}

function checkNumber(
	{ store }: Context,
	customerId: string,
	type: BankAccount['bank_account_type'],
	text: string,
): void {
	const ofCustomer = store.bankAccounts.by('customer', customerId);
	const ofKind = ofCustomer.filter(({ bank_account_type }) => bank_account_type === type);
	if (ofKind.length >= MOST_OF_A_KIND) refuse('customer', text);
}
