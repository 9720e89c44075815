import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { SERVICES } from '../../../../dollarpe/environments';
import { isRecord } from '../../../../dollarpe/json/json';
import { fieldOf } from '../../../../dollarpe/shapes';
import { namesNumber } from '../../../../dollarpe/text/masks';
import { unanswerable } from '../picker';
import { isOfKind, UNKNOWN_CUSTOMER } from '../../resources/bankAccount/fields';
import { chosenCustomer } from './chosenCustomer';
import { line, type Result, type Row } from './row';
import { searchList } from './searchList';

// More than any rail wants; an answer may have any number of them.
const MOST_IDENTIFIERS = 20;

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

/** The name with the last four digits, and the rail of one abroad; or the UPI ID; then the status. */
function rowOf(account: Result, isPayout: boolean): Row {
	const name = line(fieldOf(account, 'account_name'));
	const status = line(account.bank_account_status);
	// Since autumn 2026 there are accounts of other kinds, and UPI IDs can be paid out to.
	const isNew = account.identifiers !== undefined;
	const vpa = line(fieldOf(account, 'vpa'));
	const number = line(fieldOf(account, 'account_number')) ?? numberAbroad(account.identifiers);
	const type = line(account.bank_account_type);
	const isAccount =
		number !== undefined &&
		(isOfKind('account_number', { bank_account_type: type }) || (isNew && vpa === undefined));
	const rail = isNew && type !== 'ACCOUNT_DETAILS' ? type : undefined;
	const upiId = isPayout && !isNew ? 'UPI ID, not for payouts' : 'UPI ID';
	const ifsc = line(fieldOf(account, 'ifsc'));
	return {
		parts: isAccount
			? [name, maskAccount(number), ifsc ?? rail, status]
			: [vpa ?? name ?? 'No number', (vpa === undefined && rail) || upiId, status],
		searched: [
			name,
			isAccount ? maskAccount(number) : undefined,
			ifsc ?? rail,
			vpa,
			status,
			line(account.id),
		],
	};
}

/** What stands for an account number where there is none: a tax number in Brazil, the number of a phone in Colombia. */
function numberAbroad(identifiers: unknown): string | undefined {
	if (!isRecord(identifiers)) return undefined;
	const [, number] =
		Object.entries(identifiers)
			.slice(0, MOST_IDENTIFIERS)
			.find(([name]) => name !== 'vpa' && namesNumber(name)) ?? [];
	return line(number);
}

/** As much of an account number as somebody needs to know it again. */
function maskAccount(number: string): string {
	return number.length > 4 ? `…${number.slice(-4)}` : number;
}
