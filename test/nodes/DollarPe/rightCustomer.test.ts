import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../../../dev/emulator';
import { contact, failure, run } from '../../support/dollarPe';
import { json, startOddServer } from '../../support/oddServer';

let emulator: Emulator;
beforeAll(async () => (emulator = await startEmulator()));
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

const CREATE_OR_GET = {
	operation: 'createOrGet',
	additionalFields: { clientReferenceId: '={{ $json.ref }}' },
};

const orGet = async (item: IDataObject) =>
	await run(emulator, { items: [item], parameters: CREATE_OR_GET });

const refuse = (answer: IDataObject) =>
	emulator.faults.next({
		kind: 'json',
		status: 400,
		body: JSON.stringify({ status: false, data: null, ...answer }),
	});

describe('a refusal for another reason is an error: a rejected person must not look like a customer', () => {
	beforeEach(async () => void (await orGet(contact(1, { ref: 'crm-1' }))));

	it.each([
		{ message: 'This customer was already rejected (fraud)' },
		{ message: 'Already blocked' },
		{ message: 'The session is already in use' },
		{ errors: { email: ['This customer was already rejected (fraud)'] } },
		{ errors: ['Already in use'] },
		{ errors: { pan: ['Already in use'] } },
		{ message: 'Email could not be verified' },
	])('%j', async (answer) => {
		refuse(answer);
		const { output, error } = await orGet(contact(1, { ref: 'crm-1' }));
		expect(output).toEqual([]);
		expect(error?.message).toContain('[Item 0]');
		expect(emulator.requests.filter(({ path }) => path.endsWith('/list'))).toEqual([]);
	});

	it.each([
		{ message: 'Client Reference ID already exists' },
		{ message: 'EMAIL ALREADY IN USE.' },
		{ errors: ['Phone already in use'] },
		{ errors: { phone: ['Already in use'] } },
		// DollarPe's names of fields are not documented.
		{ errors: { pan: ['Email already in use'] } },
		{ errors: { email: ['Linked'] }, err_code: 'USR_DUPLICATE_CONTACT' },
		{ message: 'Linked', err_code: 'USR_DUPLICATE_CONTACT' },
	])('but not %j', async (answer) => {
		refuse(answer);
		const { output } = await orGet(contact(1, { ref: 'crm-1' }));
		expect(output[0]?.json).toMatchObject({ full_name: 'Contact 1', created: false });
	});
});

describe('the same digits in another country: money would go to a stranger', () => {
	const DIGITS = '9911002211';
	const phoneTaken = { errors: { phone: ['Phone already in use'] } };

	it('gives nobody for a national number when neither email nor country agrees', async () => {
		await orGet(contact(1, { phone: DIGITS }));
		refuse(phoneTaken);
		const { output, error } = await orGet(contact(2, { phone: DIGITS, country: 'USA' }));
		expect(output).toEqual([]);
		expect(error?.message).toBe('Phone already in use: "9911002211" (field: Phone) [Item 0]');
	});

	it.each([
		['the country', { country: 'IND' }],
		['the email', { country: 'USA', email: contact(1).email }],
		['the country code of the number', { country: 'USA', phone: `+91 ${DIGITS}` }],
	])('gives the customer when %s agrees', async (_, changes) => {
		await orGet(contact(1, { phone: DIGITS }));
		refuse(phoneTaken);
		const { output } = await orGet(contact(2, { ref: '', phone: DIGITS, ...changes }));
		expect(output[0]?.json).toMatchObject({ full_name: 'Contact 1', created: false });
	});
});

describe('odd rows in a list: one of them must not cost all others their answer', () => {
	it.each<{ row: unknown }>([
		{ row: { email: { toString: 1 } } },
		{ row: { email: { a: { b: 1 } }, phone: ['1'], client_reference_id: [] } },
		{ row: { id: { toString: null }, phone: { valueOf: 1, toString: 2 } } },
		{ row: { email: null, phone: true } },
		{ row: null },
		{ row: 'row' },
		{ row: [] },
	])('%j', async ({ row }) => {
		const found = { id: 'id-1', email: 'contact1@example.com', full_name: 'Contact 1' };
		const server = await startOddServer((response, { url }) => {
			if (url?.endsWith('/create')) {
				return json(response, 400, { status: false, message: 'Email already in use' });
			}
			json(response, 200, { status: true, data: { count: 2, next: null, results: [row, found] } });
		});
		const { output } = await run(server, { items: [contact(1)], parameters: CREATE_OR_GET });
		expect(output[0]?.json).toMatchObject({ id: 'id-1', created: false });
		await server.close();
	});

	it('an ID of another shape does not cost the run its summary', async () => {
		const id = (n: number) => `6b1f7d3e-0000-4000-8000-00000000000${n}`;
		let n = 0;
		const server = await startOddServer((response) => {
			n++;
			if (n === 3) return json(response, 400, { status: false, message: 'No' });
			json(response, 200, { status: true, data: { id: n === 1 ? { toString: 1 } : id(2) } });
		});
		const error = await failure(server, {
			items: [1, 2, 3].map((each) => ({ id: id(each) })),
			parameters: {
				...{ operation: 'get', customerId: '={{ $json.id }}' },
				options: { maxParallelRequests: 1 },
			},
		});
		expect(error.message).toBe('No [Item 2]');
		expect(error.description).toContain(`2 of 3 items succeeded (IDs: ${id(2)}).`);
		await server.close();
	});
});
