import type { IDataObject } from 'n8n-workflow';

import { run } from '../../support/dollarPe';
import { json, startOddServer } from '../../support/oddServer';

const ID = '6b1f7d3e-0000-4000-8000-000000000001';
const OTHER = '6b1f7d3e-0000-4000-8000-000000000002';
const CUSTOMER = '6b1f7d3e-0000-4000-8000-000000000003';

/** What comes of a Get that a server answers with success and these data. */
async function get(data: unknown, parameters: IDataObject) {
	let count = 0;
	const server = await startOddServer((response) => {
		count++;
		json(response, 200, { status: true, data });
	});
	const { output, error } = await run(server, {
		items: [{}],
		parameters: { operation: 'get', simplify: false, ...parameters },
	});
	await server.close();
	return { result: output[0]?.json, error, count };
}

const GETS: Array<[thing: string, parameters: IDataObject]> = [
	['payout', { resource: 'payout', payoutId: ID }],
	['payin', { resource: 'payin', payinId: ID }],
	['customer', { resource: 'customer', customerId: ID }],
	['bank account', { resource: 'bankAccount', customerId: CUSTOMER, bankId: ID }],
	['payout quotation', { resource: 'payout', operation: 'getQuotation', quotationId: ID }],
	['payin quotation', { resource: 'payin', operation: 'getQuotation', quotationId: ID }],
];

describe.each(GETS)(
	'Get of a %s that DollarPe answers with another one: a stranger would be credited, or be shown as paid',
	(thing, parameters) => {
		it.each([OTHER, 'other', 7])('is an error where its id is %j', async (id) => {
			const { result, error, count } = await get({ id, status: 'SUCCESS' }, parameters);
			expect(result).toBeUndefined();
			expect(error?.message).toBe(
				`DollarPe's response belongs to a different ${thing}: its id is "${id}" [Item 0]`,
			);
			expect(error?.description).toContain('Nothing was changed.');
			expect(count).toBe(1);
		});

		it('gives the one with its ID in capitals', async () => {
			const data = { id: ID.toUpperCase(), status: 'SUCCESS' };
			expect((await get(data, parameters)).result).toEqual(data);
		});

		it.each([undefined, null, ''])('passes on an answer with an ID of %j', async (id) => {
			const data = { ...(id !== undefined && { id }), status: 'SUCCESS' };
			expect((await get(data, parameters)).result).toEqual(data);
		});
	},
);

describe('an answer about another customer: money would go to a stranger', () => {
	const bankAccount = { resource: 'bankAccount', customerId: CUSTOMER, bankId: ID };

	it('is an error where the bank account has the ID, but is of somebody else', async () => {
		const { result, error } = await get({ id: ID, customer_id: OTHER }, bankAccount);
		expect(result).toBeUndefined();
		expect(error?.message).toBe(
			`DollarPe's response belongs to a different customer: its customer_id is "${OTHER}" [Item 0]`,
		);
	});

	it.each([CUSTOMER, CUSTOMER.toUpperCase(), null, ''])(
		'gives the bank account whose customer is %j',
		async (customer) => {
			const data = { id: ID, customer_id: customer };
			expect((await get(data, bankAccount)).result).toEqual(data);
		},
	);

	it('is an error for the limits of a customer', async () => {
		const parameters = { resource: 'limit', operation: 'getPayoutLimits', customerId: CUSTOMER };
		const { error } = await get({ customer_id: OTHER, daily_limit: 1 }, parameters);
		expect(error?.message).toContain(
			`belongs to a different customer: its customer_id is "${OTHER}"`,
		);
	});

	it('leaves an id alone that is not documented', async () => {
		const parameters = { resource: 'limit', operation: 'getPayoutLimits', customerId: CUSTOMER };
		const data = { id: OTHER, daily_limit: 1 };
		expect((await get(data, parameters)).result).toEqual(data);
	});
});
