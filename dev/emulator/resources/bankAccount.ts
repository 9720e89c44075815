import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import type { Answer } from '../answers/answer';
import { success } from '../answers/envelope';
import type { PythonJson } from '../pythonJson/value';
import type { Context } from '../server/context';
import type { Call, Endpoint } from '../server/endpoint';
import { pageOf } from '../server/paging';
import { checkBankAccount } from '../states/bankAccount';
import type { BankAccount } from '../store/records';
import { text, uuid } from '../validation/fields';
import { readBody } from '../validation/readBody';
import { bankAccountOf, customerOf } from './found';
import { accountInZapyd } from './orders/zapyd';
import { newBankAccount } from './newBankAccount';
import { linkedAccount, newAccountForPayout, readMock } from './newPayoutAccount';

const BASE = '/cms/api/v1/bank';

/** DollarPe docs, Bank: create, get, list; and its demo app of autumn 2026: accounts abroad, and of a link. */
export function bankAccountEndpoints(context: Context): Endpoint[] {
	return [
		{ method: 'POST', path: `${BASE}/create`, handle: (call) => create(call, context) },
		{
			method: 'POST',
			path: `${BASE}/payout/create`,
			handle: (call) => createForPayout(call, context),
		},
		{
			method: 'POST',
			path: `${BASE}/mock-bank-verification`,
			handle: (call) => mockVerification(call, context),
		},
		{ method: 'GET', path: `${BASE}/list/:customer_id`, handle: (call) => list(call, context) },
		{ method: 'GET', path: `${BASE}/:customer_id/:bank_id`, handle: (call) => get(call, context) },
	];
}

function create({ body }: Call, context: Context): Answer {
	const account: BankAccount = {
		id: randomUUID(),
		...newBankAccount(context.api === 'zapyd' ? flat(body) : body, context),
		bank_account_status: 'PROCESSING',
		failure_reason: 'null',
	};
	context.store.bankAccounts.add(account);
	checkBankAccount(context, account);
	return success(show(account, context));
}

function createForPayout({ body }: Call, context: Context): Answer {
	const account = newAccountForPayout(body, context);
	context.store.bankAccounts.add(account);
	return success(show(account, context));
}

/** Sets a status without an event; without an account, makes one of a link. The answer is assumed. */
function mockVerification({ body }: Call, context: Context): Answer {
	const { customer_id, bank_id, bank_status: bank_account_status } = readMock(body);
	const customer = customerOf(context, customer_id);
	const { bankAccounts } = context.store;
	if (bank_id === undefined) {
		bankAccounts.add(linkedAccount(customer, bank_account_status));
	} else {
		const account = bankAccountOf(context, customer, bank_id);
		context.clock.cancel(account.id);
		bankAccounts.change(account, { bank_account_status });
	}
	return success({ bank_account_status });
}

function get({ params }: Call, context: Context): Answer {
	const customer = customerOf(context, params.customer_id);
	return success(show(bankAccountOf(context, customer, params.bank_id), context));
}

function list(call: Call, context: Context): Answer {
	const customer = customerOf(context, call.params.customer_id);
	const accounts = context.store.bankAccounts.by('customer', customer.id);
	return pageOf(call, context, accounts, (account) => listed(account, context));
}

/** The account of a link stands under `accounts` too; what else is there is assumed. */
function listed(account: BankAccount, context: Context): object {
	const { id, bank_account_status, isLinked } = account;
	const shown = show(account, context);
	return isLinked ? { ...shown, accounts: [{ id, bank_account_status }] } : shown;
}

function show(account: BankAccount, { api }: Context): object {
	return api === 'zapyd' || account.identifiers !== undefined ? accountInZapyd(account) : account;
}

/** The body of bank/create since autumn 2026, as it was before. */
function flat(body: PythonJson): PythonJson {
	const { customer_id, identifiers } = readBody(body, CREATE_IN_ZAPYD);
	return new Map<string, PythonJson>([
		['customer_id', customer_id],
		...Object.entries(identifiers),
	]);
}

const CREATE_IN_ZAPYD = z.discriminatedUnion('bank_account_type', [
	z.object({
		bank_account_type: z.literal('ACCOUNT_DETAILS'),
		customer_id: uuid(),
		identifiers: z.object({ account_number: text(), ifsc: text() }),
	}),
	z.object({
		bank_account_type: z.literal('UPI'),
		customer_id: uuid(),
		identifiers: z.object({ vpa: text() }),
	}),
]);
