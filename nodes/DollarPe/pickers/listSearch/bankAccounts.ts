import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { SERVICES } from '../../../../dollarpe/environments';
import { fieldOf } from '../../../../dollarpe/shapes';
import { unanswerable } from '../picker';
import { isOfKind, UNKNOWN_CUSTOMER } from '../../resources/bankAccount/fields';
import { chosenCustomer } from './chosenCustomer';
import { line, type Result, type Row } from './row';
import { searchList } from './searchList';

/**
 * The bank accounts and UPI IDs of the customer whom the same node names.
 *
 * @throws {NodeApiError} when the customer is not known, or the list cannot be loaded
 */
export async function searchBankAccounts(
	this: ILoadOptionsFunctions,
	search?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const customer = chosenCustomer(this);
	if ('problem' in customer) throw unanswerable(this, customer.problem);
	const isPayout = this.getCurrentNodeParameter('resource') === 'payout';
	const list = {
		path: `${SERVICES.cms}/bank/list/${customer.id}`,
		plural: 'bank accounts',
		// A customer has six at the most.
		pages: 1,
		rowOf: (account: Result) => rowOf(account, isPayout),
		advice: new Map([['customer not found or access denied', UNKNOWN_CUSTOMER]]),
	};
	return await searchList(this, list, search, token);
}

/** The name with the last four digits, or the UPI ID; then the status. */
function rowOf(account: Result, isPayout: boolean): Row {
	const name = line(fieldOf(account, 'account_name'));
	const status = line(account.bank_account_status);
	// Since autumn 2026 there are accounts of other kinds, and UPI IDs can be paid out to.
	const isNew = account.identifiers !== undefined;
	const number = line(fieldOf(account, 'account_number'));
	const vpa = line(fieldOf(account, 'vpa'));
	const isAccount =
		number !== undefined &&
		(isOfKind('account_number', { bank_account_type: line(account.bank_account_type) }) ||
			(isNew && vpa === undefined));
	const ifsc = line(fieldOf(account, 'ifsc'));
	return {
		parts: isAccount
			? [name, maskAccount(number), ifsc, status]
			: [
					vpa ?? name ?? 'No number',
					isPayout && !isNew ? 'UPI ID, not for payouts' : 'UPI ID',
					status,
				],
		searched: [
			name,
			isAccount ? maskAccount(number) : undefined,
			ifsc,
			vpa,
			status,
			line(account.id),
		],
	};
}

/** As much of an account number as somebody needs to know it again. */
function maskAccount(number: string): string {
	return number.length > 4 ? `…${number.slice(-4)}` : number;
}
