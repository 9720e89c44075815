import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { SERVICES } from '../../../../dollarpe/environments';
import { matches } from './matches';
import { line, type Result, type Row } from './row';
import { searchList, type List } from './searchList';

const CUSTOMERS: List = {
	path: `${SERVICES.cms}/customer/list`,
	plural: 'customers',
	pages: 1,
	rowOf,
};

/** The partner's customers, by name, email, phone, client reference ID or ID. */
export async function searchCustomers(
	this: ILoadOptionsFunctions,
	search?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	return await searchList(this, CUSTOMERS, search, token);
}

/** Name, email and status; and by what else it was found. */
function rowOf(customer: Result, search: string): Row {
	const name = line(customer.full_name);
	const email = line(customer.email);
	const phone = line(customer.phone);
	const reference = line(customer.client_reference_id);
	const shown = [name ?? 'No name', email];
	const isFoundByThese = matches({ parts: [], searched: shown }, search);
	const others = [reference, phone].filter(
		(each) => each !== undefined && matches({ parts: [], searched: [each], phone: each }, search),
	);
	return {
		parts: [...shown, ...(isFoundByThese ? [] : others), line(customer.status)],
		searched: [name, email, phone, reference, line(customer.id)],
		phone,
	};
}
