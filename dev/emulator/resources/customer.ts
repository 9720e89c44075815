import { randomUUID } from 'node:crypto';

import { type Answer, Refusal } from '../answers/answer';
import { failure, success } from '../answers/envelope';
import type { Context } from '../server/context';
import type { Call, Endpoint } from '../server/endpoint';
import { pageOf } from '../server/paging';
import type { Customer } from '../store/customers';
import { newCustomer } from './newCustomer';

const BASE = '/cms/api/v1/customer';

/** DollarPe docs, Customer: create, get, list. */
export function customerEndpoints(context: Context): Endpoint[] {
	return [
		{ method: 'POST', path: `${BASE}/create`, handle: (call) => create(call, context) },
		{ method: 'GET', path: `${BASE}/list`, handle: (call) => list(call, context) },
		{ method: 'GET', path: `${BASE}/:customer_id`, handle: (call) => get(call, context) },
	];
}

function create({ body }: Call, { customers }: Context): Answer {
	const customer: Customer = {
		...newCustomer(body, customers),
		id: randomUUID(),
		type: 'INDIVIDUAL',
		status: 'UNVERIFIED',
		failure_reason: null,
		// The sample says "AADHAAR", which nobody can know before there is a document.
		document_type: null,
	};
	customers.add(customer);
	return success(asCreated(customer));
}

function get({ params }: Call, { customers }: Context): Answer {
	const customer = customers.find(params.customer_id ?? '');
	if (customer !== undefined) return success(customer);
	throw new Refusal(
		failure(400, 'USR_NOT_FOUND', { customer: ['Customer not found or access denied'] }),
	);
}

function list(call: Call, context: Context): Answer {
	return pageOf(call, context, context.customers.all, asListed);
}

/** What the answer to create shows: all but the residence. What is undefined is left out of JSON. */
function asCreated(customer: Customer): Partial<Customer> {
	return {
		...customer,
		non_residence_status: undefined,
		residence_alpha_3_country_code: undefined,
	};
}

/** What a list shows: all but the document type. */
function asListed(customer: Customer): Partial<Customer> {
	return { ...customer, document_type: undefined };
}
