import type { IDataObject } from 'n8n-workflow';

import { contacts } from '../lib/contacts';
import type { Api } from '../lib/keys';
import { inParallel } from '../lib/parallel';
import { payees } from '../lib/payees';
import { signedCall } from '../lib/signedCall';
import type { State } from './emulatorProcess';

/** One request for each item, which every contender sends in its own way. */
export interface Task {
	/** What it makes, of which the emulator then has as many as there were items. */
	makes: 'customers' | 'payouts';
	/** In a sentence: "customers created". */
	done: string;
	resource: string;
	operation: string;
	path: string;
	/** DollarPe's names of the fields, with the item's. */
	fields: ReadonlyArray<[name: string, key: string]>;
	/** Makes in DollarPe what the items need; this is not measured. */
	items(api: Api, count: number): Promise<IDataObject[]>;
}

export function countOf({ makes }: Task, state: State): number {
	return state[makes];
}

export const createCustomers: Task = {
	makes: 'customers',
	done: 'customers created',
	resource: 'customer',
	operation: 'create',
	path: '/cms/api/v1/customer/create',
	fields: [
		['full_name', 'name'],
		['email', 'email'],
		['phone', 'phone'],
		['alpha_3_country_code', 'country'],
	],
	items: async (_api, count) => await Promise.resolve(contacts(count)),
};

/** Below the daily limit of a customer. */
const PAYOUTS_EACH = 150;

const WORKERS = 20;

export const initiatePayouts: Task = {
	makes: 'payouts',
	done: 'payouts initiated',
	resource: 'payout',
	operation: 'initiate',
	path: '/pos/api/v1/payout/initiate',
	fields: [
		['quotation_id', 'quotation'],
		['customer_id', 'customer'],
		['exchange_order_id', 'order'],
		['client_reference_id', 'ref'],
	],
	items: async (api, count) => {
		const all = await payees(api, Math.ceil(count / PAYOUTS_EACH));
		return await inParallel(Array.from({ length: count }), WORKERS, async (_, n) => {
			const { customer = '', bank = '' } = all[n % all.length] ?? {};
			const { id } = await signedCall(api, '/pos/api/v1/payout/quotation', {
				...{ asset: 'usdt', fiat: 'inr', sending_amount: '30' },
				...{ customer_id: customer, bank_id: bank },
			});
			return { quotation: String(id), customer, order: `order-${n}`, ref: `owed-${n}` };
		});
	},
};
