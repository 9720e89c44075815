import type { IDataObject } from 'n8n-workflow';

import { readDeclarations } from '../../../nodes/DollarPe/params/declaration/readDeclarations';
import { resources } from '../../../nodes/DollarPe/resources';
import { requireOwnAnswer } from '../../../nodes/DollarPe/delivery/itemResult';
import { contact, run } from '../../support/dollarPe';
import { json, startOddServer } from '../../support/oddServer';

const CUSTOMER = '6b1f7d3e-0000-4000-8000-000000000001';
const OTHER = '6b1f7d3e-0000-4000-8000-000000000002';

const WITHOUT_ID: unknown[] = [
	...[{}, [], '', false, 0, 'done', [{ id: CUSTOMER }]],
	...[undefined, null, '', ' ', true, [], {}, 0, 'null', 'None', 'undefined'].map((id) => ({
		id,
		status: 'UNVERIFIED',
	})),
];

const declarations = Object.values(readDeclarations(resources)).flatMap((each) =>
	Object.values(each),
);
const withId = declarations.filter(
	({ method, operation }) => method !== 'GET' && operation.sample?.id !== undefined,
);

/** What the node makes of an answer with success. */
const read = (declaration: (typeof withId)[number], data: unknown, body: IDataObject = {}) =>
	requireOwnAnswer(
		declaration.operation,
		{ method: declaration.method, url: declaration.path, body: body as never },
		{ kind: 'answered', envelope: { status: true, data } },
	).kind;

describe('an answer with success that has no ID: what cannot be looked up may not have been made', () => {
	it.each(withId.map((each) => [each.path, each.operation.value, each] as const))(
		'%s (%s) is uncertain',
		(_, __, declaration) => {
			for (const data of WITHOUT_ID) {
				expect([data, read(declaration, data)]).toEqual([data, 'uncertain']);
			}
			expect(read(declaration, { id: CUSTOMER })).toBe('answered');
			expect(read(declaration, { id: 7 })).toBe('answered');
			expect(read(declaration, declaration.operation.sample)).toBe('answered');
		},
	);

	it('holds for all that makes something', () => {
		const values = withId.map(({ operation }) => operation.value);
		expect(values).toEqual(
			expect.arrayContaining([
				'create',
				'createOrGet',
				'createQuotation',
				'initiate',
				'addKycData',
			]),
		);
	});

	it.each(declarations.filter((each) => !withId.includes(each)).map((each) => [each.path, each]))(
		'%s has none, and is left alone',
		(_, declaration) => {
			expect(read(declaration, {})).toBe('answered');
		},
	);

	const called = (value: string, path: string) => {
		const found = withId.find((each) => each.operation.value === value && each.path.includes(path));
		if (!found) throw new Error(`No operation ${value} at ${path}`);
		return found;
	};
	it.each([
		['email', 'Asha@example.com', 'asha@example.com', 'ravi@example.com'],
		['phone', '9911002211', '+919911002211', '+919911002212'],
		['client_reference_id', 'crm-1', 'crm-1', 'crm-2'],
	])(
		'a customer with another %s is somebody else, although the answer has no reference',
		(name, sent, own, others) => {
			const declaration = called('createOrGet', '/customer/');
			expect(read(declaration, { id: CUSTOMER, [name]: own }, { [name]: sent })).toBe('answered');
			expect(read(declaration, { id: CUSTOMER, [name]: others }, { [name]: sent })).toBe(
				'uncertain',
			);
		},
	);

	it.each([
		['account_number', '7627389201', '7627389202'],
		['ifsc', 'sbin0001829', 'HDFC0001829'],
		['vpa', 'Asha@oksbi', 'ravi@oksbi'],
	])(
		'a bank account with another %s is another one: money would go there',
		(name, sent, others) => {
			const declaration = called('createOrGet', '/bank/');
			expect(read(declaration, { id: CUSTOMER, [name]: sent }, { [name]: sent })).toBe('answered');
			expect(read(declaration, { id: CUSTOMER, [name]: others }, { [name]: sent })).toBe(
				'uncertain',
			);
		},
	);

	// Not of those that are for nobody's customer, or whose answer names the customer besides.
	const kyc = withId.filter(
		({ path, fields, operation: { sample } }) =>
			path.includes('/kyc/') &&
			fields.some(({ property }) => property === 'customer_id') &&
			sample?.customer_id === undefined,
	);
	it.each(kyc.map((each) => [each.operation.value, each] as const))(
		'kyc %s may have it as the ID of its customer, as the guides print it',
		(_, declaration) => {
			const body = { customer_id: CUSTOMER };
			expect(read(declaration, { customer_id: CUSTOMER }, body)).toBe('answered');
			expect(read(declaration, { customer_id: OTHER }, body)).toBe('uncertain');
			expect(read(declaration, { customer_id: '' }, body)).toBe('uncertain');
		},
	);

	it('of a bank account, the ID of its customer is none of its own', () => {
		const create = withId.find(({ path }) => path.endsWith('/bank/create'))!;
		const body = { customer_id: CUSTOMER };
		expect(read(create, { customer_id: CUSTOMER }, body)).toBe('uncertain');
		expect(read(create, { id: OTHER, customer_id: CUSTOMER }, body)).toBe('answered');
		expect(read(create, { id: OTHER, customer_id: OTHER }, body)).toBe('uncertain');
	});
});

describe('in n8n', () => {
	/** What comes of a contact where each request to create is answered with success and these data. */
	async function create(data: unknown, parameters: IDataObject, listed: object[] = []) {
		let sent = 0;
		const server = await startOddServer((response, { method }) => {
			if (method === 'GET') {
				const list = { count: listed.length, next: null, results: listed };
				return json(response, 200, { status: true, data: list });
			}
			sent++;
			json(response, 200, { status: true, data });
		});
		const { output, error } = await run(server, {
			items: [contact(1, { ref: 'crm-1' })],
			parameters,
		});
		await server.close();
		return { result: output[0]?.json, error, sent };
	}

	const OR_GET = {
		operation: 'createOrGet',
		additionalFields: { clientReferenceId: '={{ $json.ref }}' },
	};

	it('Create says that it does not know, and is not sent again', async () => {
		const { result, error, sent } = await create({}, {});
		expect(result).toBeUndefined();
		expect(error?.message).toBe('DollarPe answered with success, but without an ID [Item 0]');
		expect(error?.description).toContain('may or may not have carried it out');
		expect(sent).toBe(1);
	});

	it('Create or Get looks for the customer, who is there', async () => {
		const customer = { id: CUSTOMER, full_name: 'Contact 1', client_reference_id: 'crm-1' };
		const { result, sent } = await create([], OR_GET, [customer]);
		expect(result).toMatchObject({ id: CUSTOMER, created: false });
		expect(sent).toBe(1);
	});

	it('Create or Get never says created, where the customer is nowhere', async () => {
		const { result, error } = await create({ id: null }, OR_GET);
		expect(result).toBeUndefined();
		expect(error?.message).toBe('DollarPe answered with success, but without an ID [Item 0]');
	});
});
