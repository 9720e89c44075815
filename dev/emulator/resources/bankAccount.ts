import { randomUUID } from 'node:crypto';

import type { Answer } from '../answers/answer';
import { success } from '../answers/envelope';
import type { Context } from '../server/context';
import type { Call, Endpoint } from '../server/endpoint';
import { pageOf } from '../server/paging';
import { checkBankAccount } from '../states/bankAccount';
import type { BankAccount } from '../store/records';
import { bankAccountOf, customerOf } from './found';
import { newBankAccount } from './newBankAccount';

const BASE = '/cms/api/v1/bank';

/** DollarPe docs, Bank: create, get, list. */
export function bankAccountEndpoints(context: Context): Endpoint[] {
	return [
		{ method: 'POST', path: `${BASE}/create`, handle: (call) => create(call, context) },
		{ method: 'GET', path: `${BASE}/list/:customer_id`, handle: (call) => list(call, context) },
		{ method: 'GET', path: `${BASE}/:customer_id/:bank_id`, handle: (call) => get(call, context) },
	];
}

function create({ body }: Call, context: Context): Answer {
	const account: BankAccount = {
		id: randomUUID(),
		...newBankAccount(body, context),
		bank_account_status: 'PROCESSING',
		failure_reason: 'null',
	};
	context.store.bankAccounts.add(account);
	checkBankAccount(context, account);
	return success(account);
}

function get({ params }: Call, context: Context): Answer {
	const customer = customerOf(context, params.customer_id);
	return success(bankAccountOf(context, customer, params.bank_id));
}

function list(call: Call, context: Context): Answer {
	const customer = customerOf(context, call.params.customer_id);
	const accounts = context.store.bankAccounts.by('customer', customer.id);
	return pageOf(call, context, accounts, (account) => account);
}
