import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import type { PythonJson } from '../pythonJson/value';
import type { Context } from '../server/context';
import { BANK_ACCOUNT_STATUSES } from '../states/bankAccount';
import type { Customer } from '../store/customers';
import type { BankAccount } from '../store/records';
import { choice, flag, text, uuid } from '../validation/fields';
import { readBody } from '../validation/readBody';
import { customerOf } from './found';

const CREATE = z.object({
	customer_id: uuid(),
	bank_account_type: text(),
	identifiers: z.record(text()),
	transfer_purpose: text().optional(),
	is_self_transfer: flag().optional(),
});

/**
 * Reads the body of bank/payout/create. The account can be used at once, and any rail and identifiers pass. Source:
 * DollarPe's demo app, autumn 2026; it shows no refusal.
 *
 * @throws {Refusal} 400 where a field is missing, or the customer is unknown
 */
export function newAccountForPayout(body: PythonJson, context: Context): BankAccount {
	const { customer_id, bank_account_type, identifiers } = readBody(body, CREATE);
	const customer = customerOf(context, customer_id);
	const account_name = identifiers.account_holder_name ?? customer.full_name;
	return { ...usable(customer), account_name, bank_account_type, identifiers };
}

/** An account as if the customer had connected it by the link. */
export function linkedAccount(
	customer: Customer,
	bank_account_status: BankAccount['bank_account_status'],
): BankAccount {
	const own = { bank_account_type: 'ACH_PULL', identifiers: {}, isLinked: true } as const;
	return { ...usable(customer), ...own, bank_account_status };
}

const MOCK = z.object({
	customer_id: uuid(),
	bank_id: uuid().optional(),
	bank_status: choice(BANK_ACCOUNT_STATUSES),
});

/** Reads the body of bank/mock-bank-verification. */
export function readMock(body: PythonJson): z.output<typeof MOCK> {
	return readBody(body, MOCK);
}

function usable({ id: customer_id, full_name: account_name }: Customer) {
	const none = { account_number: null, ifsc: null, vpa: null };
	const bank_account_status = 'VERIFIED' as const;
	return {
		id: randomUUID(),
		customer_id,
		...none,
		account_name,
		bank_account_status,
		failure_reason: 'null',
	};
}
