import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../../../dev/emulator';
import { exchange } from '../../support/exchange';
import { asTools, contact, failure, run, types } from '../../support/dollarPe';

let emulator: Emulator;
beforeAll(async () => {
	emulator = await startEmulator({ pageSize: 2 });
});
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

const listed = (filters: IDataObject, more: IDataObject = { returnAll: true }) => ({
	items: [{ email: 'CONTACT3@example.com', blank: '' }],
	parameters: { resource: 'customer', operation: 'getAll', filters, ...more },
});

async function namesOf(filters: IDataObject, more?: IDataObject): Promise<unknown[]> {
	const { output } = await run(emulator, listed(filters, more));
	return output.map(({ json }) => json.full_name);
}

describe('Customer → Get Many with filters that DollarPe does not have', () => {
	beforeEach(async () => {
		const parameters = { additionalFields: { clientReferenceId: '={{ $json.ref }}' } };
		const items = [1, 2, 3, 4, 5].map((n) => contact(n, { ref: `crm-${n}` }));
		await run(emulator, {
			items,
			parameters: { ...parameters, options: { maxParallelRequests: 1 } },
		});
	});

	it('gives nobody, rather than anybody, where nobody fits', async () => {
		expect(await namesOf({ email: 'nobody@example.com' })).toEqual([]);
		expect(await namesOf({ status: 'NO_SUCH_STATUS' })).toEqual([]);
		// A reference is one only as it is written.
		expect(await namesOf({ clientReferenceId: 'CRM-3' })).toEqual([]);
		// No part of it either.
		expect(await namesOf({ clientReferenceId: 'crm-' })).toEqual([]);
	});

	it.each<[string, IDataObject]>([
		['email, in any case', { email: '={{ $json.email }}' }],
		['reference', { clientReferenceId: ' crm-3 ' }],
		['both', { clientReferenceId: 'crm-3', email: 'contact3@example.com', status: 'unverified' }],
	])('finds the one by %s', async (_, filters) => {
		expect(await namesOf(filters)).toEqual(['Contact 3']);
	});

	it('needs all of the filters to fit', async () => {
		expect(await namesOf({ clientReferenceId: 'crm-3', email: 'contact4@example.com' })).toEqual(
			[],
		);
	});

	it('by status, also by one that an expression gives', async () => {
		emulator.setStatus('customer', String(emulator.customers[1]?.id), 'VERIFIED');
		expect(await namesOf({ status: 'VERIFIED' })).toEqual(['Contact 2']);
		expect(await namesOf({ status: '={{ "verified" }}' })).toEqual(['Contact 2']);
		expect(await namesOf({ status: 'UNVERIFIED' })).toHaveLength(4);
	});

	it.each<[string, IDataObject]>([
		['Email', { email: ' ' }],
		['Email', { email: '={{ $json.blank }}' }],
		['Email', { email: '={{ $json.missing }}' }],
		['Email', { email: '={{ null }}', status: 'UNVERIFIED' }],
		['Client Reference ID', { clientReferenceId: '={{ $json.missing }}' }],
		['Status', { status: '={{ undefined }}' }],
	])('gives nobody where %s is blank, since all would be strangers: %j', async (label, filters) => {
		const message = `${label} is blank: remove the filter, or check the expression [Item 0]`;
		expect((await failure(emulator, listed(filters))).message).toBe(message);
		const nodeTypes = asTools(types);
		expect((await failure(emulator, { ...listed(filters), nodeTypes })).message).toBe(message);
		expect(emulator.requests.slice(5)).toEqual([]);
	});

	it('gives all where no filter is added, and where blank ones are to be ignored', async () => {
		expect(await namesOf({})).toHaveLength(5);
		const ignoring = { returnAll: true, options: { ignoreBlankFilters: true } };
		expect(await namesOf({ email: '={{ $json.missing }}', status: '' }, ignoring)).toHaveLength(5);
		expect(await namesOf({ email: '', clientReferenceId: 'crm-3' }, ignoring)).toEqual([
			'Contact 3',
		]);
	});

	it('counts Limit after them, and reads no page more than that takes', async () => {
		const filters = { status: 'UNVERIFIED' };
		expect(await namesOf(filters, { returnAll: false, limit: 3 })).toHaveLength(3);
		expect(emulator.requests.slice(5)).toHaveLength(2);
		const limited = { returnAll: false, limit: 1 };
		expect(await namesOf({ clientReferenceId: 'crm-1' }, limited)).toEqual(['Contact 1']);
	});

	it('sends nothing of them to DollarPe', async () => {
		const { sent } = await exchange(emulator, listed({ email: 'x', status: 'VERIFIED' }));
		expect(
			sent.map(({ query }) => query).filter((query) => /x|email|VERIFIED/i.test(query)),
		).toEqual([]);
	});

	it('refuses a filter that is no text before anything is sent', async () => {
		const { message } = await failure(emulator, listed({ email: '={{ ["a"] }}' }));
		expect(message).toBe('Email must be text, but it is a list [Item 0]');
		expect(emulator.requests.slice(5)).toEqual([]);
	});
});
