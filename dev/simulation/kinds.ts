import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { InProcessEmulator } from '../emulator/inProcess';
import { contact } from '../lib/contacts';
import type { Fields } from '../lib/json';
import type { Kind, Wanted } from './scenario';

/** The operation that starts an order or returns the one that exists. */
const INITIATE = 'initiate';

/** Something that DollarPe has, in the words of {@link Wanted}. */
export interface Made {
	kind: Kind;
	id: string;
	ref: string;
	/** All that must be as it was wanted. */
	terms: string;
	/** What besides the reference can be taken only once. */
	own: readonly string[];
	/** Of an order: it ended without a payment. */
	isUnpaid: boolean;
	status: string;
}

/** The customers that are there from the beginning, each with a bank account. */
export type Payees = ReadonlyArray<{ customer: string; bank: string }>;

/** How one kind of thing is asked for, and how it is recognized. */
export interface KindOf {
	resource: string;
	/** The request that makes it. */
	request: string;
	/** The item of somebody who wants it. */
	row(wanted: Wanted, payees: Payees, quotation: string): IDataObject;
	make: INodeParameters;
	get: INodeParameters;
	list: INodeParameters;
	/** What besides its reference DollarPe takes only once. */
	own(wanted: Wanted): readonly string[];
	/** What such a thing has if it is the wanted one. */
	termsOf(wanted: Wanted, payees: Payees): string;
	all(emulator: InProcessEmulator): Made[];
	/** The same of a result of the node. */
	ofResult(result: Fields): Pick<Made, 'id' | 'ref' | 'terms'>;
	/** Whether a request that makes something is for a row. */
	isFor(body: Fields, row: IDataObject): boolean;
}

const UNPAID = ['FAILED', 'REFUNDED', 'CANCELLED'];

export const KINDS: Readonly<Record<Kind, KindOf>> = {
	payout: order('payout', 'exchangeOrderId', 'exchange_order_id'),
	payin: order('payin', 'utr', 'utr'),
	customer: {
		resource: 'customer',
		request: 'POST customer/create',
		row: ({ ref, own, contact: n }) => ({
			ref,
			name: own,
			email: contact(n).email,
			phone: `+91${contact(n).phone}`,
		}),
		make: {
			resource: 'customer',
			operation: 'createOrGet',
			fullName: '={{ $json.name }}',
			email: '={{ $json.email }}',
			phone: '={{ $json.phone }}',
			alpha3CountryCode: 'IND',
			additionalFields: { clientReferenceId: '={{ $json.ref }}' },
		},
		get: { resource: 'customer', operation: 'get', customerId: '={{ $json.id }}' },
		list: { resource: 'customer', operation: 'getAll', returnAll: true },
		own: ({ contact: n }) => [contact(n).email, `+91${contact(n).phone}`],
		termsOf: ({ own, contact: n }) => [own, contact(n).email].join(),
		all: ({ store }) =>
			store.customers.all.map(
				({ id, client_reference_id: ref, full_name, email, phone, status }) => ({
					...{ kind: 'customer', id, ref: ref ?? '', terms: [full_name, email].join() },
					...{ own: [email ?? '', phone ?? ''], isUnpaid: false, status },
				}),
			),
		ofResult: (result) => ({
			id: String(result.id),
			ref: String(result.client_reference_id),
			terms: [result.full_name, result.email].join(),
		}),
		isFor: (body, { ref, email, name }) =>
			body.client_reference_id === ref && body.email === email && body.full_name === name,
	},
	bankAccount: {
		resource: 'bankAccount',
		request: 'POST bank/create',
		row: ({ ref, own, customer }, payees) => ({
			ref,
			ifsc: own,
			customer: payees[customer]?.customer,
		}),
		make: {
			resource: 'bankAccount',
			operation: 'createOrGet',
			customerId: '={{ $json.customer }}',
			bankAccountType: 'ACCOUNT_DETAILS',
			accountNumber: '={{ $json.ref }}',
			ifsc: '={{ $json.ifsc }}',
		},
		get: {
			resource: 'bankAccount',
			operation: 'get',
			customerId: '={{ $json.customer }}',
			bankId: '={{ $json.id }}',
		},
		list: {
			resource: 'bankAccount',
			operation: 'getAll',
			customerId: '={{ $json.customer }}',
			returnAll: true,
		},
		own: ({ ref }) => [ref],
		termsOf: ({ customer, own }, payees) => [payees[customer]?.customer, own].join(),
		all: ({ store }) =>
			store.bankAccounts.all.map(
				({ id, customer_id, account_number, ifsc, bank_account_status }) => ({
					kind: 'bankAccount',
					id,
					ref: account_number ?? '',
					terms: [customer_id, ifsc].join(),
					own: [account_number ?? ''],
					isUnpaid: false,
					status: bank_account_status,
				}),
			),
		ofResult: (result) => ({
			id: String(result.id),
			ref: String(result.account_number),
			terms: [result.customer_id, result.ifsc].join(),
		}),
		isFor: (body, { ref, customer, ifsc }) =>
			body.account_number === ref && body.customer_id === customer && body.ifsc === ifsc,
	},
};

function order(
	side: 'payout' | 'payin',
	ownField: string,
	ownKey: 'exchange_order_id' | 'utr',
): KindOf {
	return {
		resource: side,
		request: `POST ${side}/initiate`,
		row: ({ ref, own, customer }, payees, quotation) => ({
			...{ ref, own, quotation, customer: payees[customer]?.customer },
		}),
		make: {
			resource: side,
			operation: INITIATE,
			quotationId: '={{ $json.quotation }}',
			customerId: '={{ $json.customer }}',
			[ownField]: '={{ $json.own }}',
			clientReferenceId: '={{ $json.ref }}',
			simplify: false,
		},
		get: { resource: side, operation: 'get', [`${side}Id`]: '={{ $json.id }}', simplify: false },
		list: {
			resource: side,
			operation: 'getAll',
			returnAll: true,
			simplify: false,
			filters: { customerId: '={{ $json.customer }}' },
		},
		own: ({ own }) => [own],
		termsOf: ({ customer, own, amount }, payees) =>
			[payees[customer]?.customer, payees[customer]?.bank, own, Number(amount)].join(),
		all: ({ store }) =>
			store.orders.by('history', side).map((each) => ({
				kind: side,
				id: each.id,
				ref: each.client_reference_id ?? '',
				terms: [each.customer_id, each.bank_id, each[ownKey], Number(each.sending_amount)].join(),
				own: [each[ownKey] ?? ''],
				isUnpaid: UNPAID.includes(each.status),
				status: each.status,
			})),
		ofResult: (result) => ({
			id: String(result.id),
			ref: String(result.client_reference_id),
			terms: [
				result.customer_id,
				result.bank_id,
				result[ownKey],
				Number(result.sending_amount),
			].join(),
		}),
		isFor: (body, { ref, own, quotation }) =>
			body.client_reference_id === ref && body.quotation_id === quotation && body[ownKey] === own,
	};
}
