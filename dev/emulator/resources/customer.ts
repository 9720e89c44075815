import { randomUUID } from 'node:crypto';

import type { Answer } from '../answers/answer';
import { success } from '../answers/envelope';
import type { Context } from '../server/context';
import type { Call, Endpoint } from '../server/endpoint';
import { pageOf } from '../server/paging';
import type { Customer, Customers } from '../store/customers';
import { customerOf } from './found';
import { newCustomer, newPayoutOnlyCustomer, type NewCustomer } from './newCustomer';

const BASE = '/cms/api/v1/customer';

/** DollarPe docs, Customer: create, get, list; and its demo app of autumn 2026: those who are only paid. */
export function customerEndpoints(context: Context): Endpoint[] {
	return [
		{ method: 'POST', path: `${BASE}/create`, handle: (call) => create(call, context) },
		{
			method: 'POST',
			path: `${BASE}/payout/create`,
			handle: (call) => createPayoutOnly(call, context),
		},
		{ method: 'GET', path: `${BASE}/list`, handle: (call) => list(call, context) },
		{ method: 'GET', path: `${BASE}/:customer_id`, handle: (call) => get(call, context) },
	];
}

function create({ body }: Call, { store }: Context): Answer {
	return added(newCustomer(body, store.customers), store.customers);
}

function createPayoutOnly({ body }: Call, { store }: Context): Answer {
	return added(newPayoutOnlyCustomer(body, store.customers), store.customers);
}

function added(newOne: NewCustomer, customers: Customers): Answer {
	const customer: Customer = {
		...newOne,
		id: randomUUID(),
		type: 'INDIVIDUAL',
		status: 'UNVERIFIED',
		failure_reason: null,
		// The sample says "AADHAAR", which is unknown before there is a document.
		document_type: null,
	};
	customers.add(customer);
	return success(asCreated(customer));
}

function get({ params }: Call, context: Context): Answer {
	return success(customerOf(context, params.customer_id));
}

function list(call: Call, context: Context): Answer {
	return pageOf(call, context, context.store.customers.all, asListed);
}

/** The answer to create: all but the residence. Undefined fields are left out of the JSON. */
function asCreated(customer: Customer): Partial<Customer> {
	return {
		...customer,
		non_residence_status: undefined,
		residence_alpha_3_country_code: undefined,
	};
}

/** A customer in a list: all but the document type. */
function asListed(customer: Customer): Partial<Customer> {
	return { ...customer, document_type: undefined };
}
