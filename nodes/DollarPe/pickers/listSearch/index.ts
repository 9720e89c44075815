import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { ListName } from '../../resources/locator';
import { searchBankAccounts } from './bankAccounts';
import { searchCustomers } from './customers';
import { searchPayins, searchPayouts } from './orders';

type ListSearch = (
	this: ILoadOptionsFunctions,
	search?: string,
	token?: string,
) => Promise<INodeListSearchResult>;

/** What the resource locators show, by the names that they have for it. */
export const listSearch: Record<ListName, ListSearch> = {
	searchBankAccounts,
	searchCustomers,
	searchPayins,
	searchPayouts,
};
