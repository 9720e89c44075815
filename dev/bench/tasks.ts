import type { IDataObject } from 'n8n-workflow';

import { contacts } from '../lib/contacts';
import type { Api } from '../lib/keys';
import { inParallel } from '../lib/parallel';
import { payees } from '../lib/payees';
import { signedCall } from '../lib/signedCall';

/** One request for each item, which every contender sends in its own way. */
export interface Task {
	/** What DollarPe must have one of for each item. */
	makes: 'customers' | 'payouts';
	/** The operation of this node. */
	operation: { resource: string; operation: string };
	path: string;
	/** Of the request; the items have the same. */
	fields: readonly string[];
	/** Makes the items, and in DollarPe what they need; this is not measured. */
	prepare(api: Api, count: number): IDataObject[] | Promise<IDataObject[]>;
}

export const createCustomers: Task = {
	makes: 'customers',
	operation: { resource: 'customer', operation: 'create' },
	path: '/cms/api/v1/customer/create',
	fields: ['full_name', 'email', 'phone', 'alpha_3_country_code'],
	prepare: (_api, count) =>
		contacts(count).map(({ name, email, phone, country }) => {
			return { full_name: name, email, phone, alpha_3_country_code: country };
		}),
};

/** Below the daily limit of a customer. */
const PAYOUTS_EACH = 150;

/** Fewer than any contender has in flight, which is checked. */
const WORKERS = 10;

export const initiatePayouts: Task = {
	makes: 'payouts',
	operation: { resource: 'payout', operation: 'initiate' },
	path: '/pos/api/v1/payout/initiate',
	fields: ['quotation_id', 'customer_id', 'exchange_order_id', 'client_reference_id'],
	prepare: async (api, count) => {
		const all = await payees(api, Math.ceil(count / PAYOUTS_EACH));
		return await inParallel(Array.from({ length: count }), WORKERS, async (_, n) => {
			const { customer: customer_id = '', bank: bank_id = '' } = all[n % all.length] ?? {};
			const quotation = { asset: 'usdt', fiat: 'inr', sending_amount: '30', customer_id, bank_id };
			const { id } = await signedCall(api, '/pos/api/v1/payout/quotation', quotation);
			const own = { exchange_order_id: `order-${n}`, client_reference_id: `owed-${n}` };
			return { quotation_id: String(id), customer_id, ...own };
		});
	},
};
