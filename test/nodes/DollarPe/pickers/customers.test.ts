import { setTimeout as sleep } from 'node:timers/promises';

import { startEmulator, type Emulator } from '../../../../dev/emulator';
import { SEARCH_PAGES } from '../../../../nodes/DollarPe/pickers/listSearch/searchList';
import { NO_CHOICE } from '../../../../nodes/DollarPe/resources/loadedChoice';
import { sample, call, CREATE } from '../../../dev/emulator/client';
import { failure, run } from '../../../support/dollarPe';
import { startOddServer, type OddServer } from '../../../support/oddServer';
import { list, listError } from '../../../support/panel';

let emulator: Emulator;
beforeAll(async () => (emulator = await startEmulator({ pageSize: 10 })));
afterEach(() => emulator.reset());
afterAll(async () => await emulator.close());

const PATH = '/cms/api/v1/customer/list';
const create = async (n: number, changes: object) =>
	await call(emulator, 'POST', CREATE, { ...sample(n), ...changes });
const listed = () => emulator.requests.filter(({ path }) => path === PATH);

describe('customers, a page for each scroll step: nobody copies a UUID', () => {
	it('shows one page of DollarPe, and goes on where it ends', async () => {
		emulator.fill(25);
		const first = await list(emulator, 'searchCustomers');
		expect(first.names).toHaveLength(10);
		expect(first.names[0]).toBe('Customer 1 · customer1@example.com · VERIFIED');
		expect(first.results[0]?.value).toBe(emulator.customers[0]?.id);
		expect(first.token).toBe(`${emulator.url}${PATH}?page=2`);

		const second = await list(emulator, 'searchCustomers', { token: first.token });
		const third = await list(emulator, 'searchCustomers', { token: second.token });
		expect([...first.names, ...second.names, ...third.names]).toHaveLength(25);
		expect(third.names).toHaveLength(5);
		expect(third.token).toBeUndefined();
		expect(listed()).toHaveLength(3);
	});

	it('of 100,000 customers it reads one page for each step, and a search no more than it says', async () => {
		const large = await startEmulator({ pageSize: 100 });
		try {
			large.fill(100_000);
			const { names } = await list(large, 'searchCustomers');
			expect(names).toHaveLength(100);
			expect(large.requests).toHaveLength(1);

			const none = await list(large, 'searchCustomers', { search: 'customer99999@' });
			expect(large.requests.length - 1).toBeLessThanOrEqual(SEARCH_PAGES);
			expect(none.results).toHaveLength(1);
			expect(none.names[0]).toMatch(/^No match in the first [\d,]+ of 100,000 customers$/);
			expect(none.results[0]?.value).toBe(NO_CHOICE);
			expect(none.token).toBeUndefined();

			const before = large.requests.length;
			const some = await list(large, 'searchCustomers', { search: 'crm-9' });
			expect(some.names[0]).toBe('Customer 9 · customer9@example.com · crm-9 · VERIFIED');
			// As many as fill the list, and the others when somebody scrolls.
			expect(large.requests.length - before).toBeLessThan(15);
			expect(some.token).toMatch(/page=\d+$/);
			const more = await list(large, 'searchCustomers', { search: 'crm-9', token: some.token });
			expect(more.names.filter((name) => some.names.includes(name))).toEqual([]);
		} finally {
			await large.close();
		}
	}, 60_000);

	it('gives the editor what was found alone, however much was read', async () => {
		let pages = 0;
		const filler = 'x'.repeat(100_000);
		const server = await startOddServer((response) => {
			pages += 1;
			const results = [
				{
					id: `550e8400-e29b-41d4-a716-${String(pages).padStart(12, '0')}`,
					full_name: 'A',
					note: filler,
				},
			];
			response.end(
				JSON.stringify({
					status: true,
					data: { results, next: `${PATH}?page=${pages}`, count: 9999 },
				}),
			);
		});
		try {
			const { results } = await list(server, 'searchCustomers', { search: 'nobody' });
			expect(pages).toBe(SEARCH_PAGES);
			expect(results).toHaveLength(1);
			const { results: found } = await list(server, 'searchCustomers', { search: 'a' });
			expect(JSON.stringify(found).length).toBeLessThan(100_000);
		} finally {
			await server.close();
		}
	}, 60_000);
});

describe('a search through customers', () => {
	beforeEach(async () => {
		emulator.fill(15);
		await create(1, { full_name: 'José Ñandú Rao', email: 'jose@rao.example.com' });
		await create(2, { full_name: 'Asha Rao', client_reference_id: 'order/77 B' });
	});

	it.each([
		['a part of the name, in any case, without accents', 'jose nand', 'José Ñandú Rao'],
		['words in any order', 'rao josé', 'José Ñandú Rao'],
		['the email', 'JOSE@rao', 'José Ñandú Rao'],
		['the client reference ID', 'order/77 b', 'Asha Rao'],
	])('finds %s', async (_, search, name) => {
		const { names, token } = await list(emulator, 'searchCustomers', { search });
		expect(names).toHaveLength(1);
		expect(names[0]).toContain(name);
		expect(token).toBeUndefined();
	});

	it.each(['9000000007', '+91 90000-00007', '(90000) 00007', '000007'])(
		'finds the phone %s, and shows it',
		async (search) => {
			const { names } = await list(emulator, 'searchCustomers', { search });
			expect(names).toEqual(['Customer 7 · customer7@example.com · +919000000007 · VERIFIED']);
		},
	);

	it('finds an ID that somebody pastes', async () => {
		const { id = '' } = emulator.customers[12] ?? {};
		const { results } = await list(emulator, 'searchCustomers', {
			search: ` ${id.toUpperCase()} `,
		});
		expect(results.map(({ value }) => value)).toEqual([id]);
	});

	it('without a match is empty where all were read, so that "No results" is true', async () => {
		expect(await list(emulator, 'searchCustomers', { search: 'nobody' })).toMatchObject({
			results: [],
		});
		expect(listed()).toHaveLength(2);
	});

	it('shows what it found where DollarPe refuses to go on, and says so', async () => {
		emulator.faults.when(({ path, query }) =>
			path === PATH && query.includes('page=2') ? { kind: 'status', status: 429 } : undefined,
		);
		const { results, token } = await list(emulator, 'searchCustomers', { search: 'customer' });
		expect(results).toHaveLength(11);
		expect(results[10]?.value).toBe(NO_CHOICE);
		expect(results[10]?.name).toMatch(
			/^Stopped after the first 10 of 17 customers: Too Many Requests\./,
		);
		expect(token).toBeUndefined();
		expect(listed()).toHaveLength(2);
	});
});

describe('rows are text of a server: they must be readable whatever it says', () => {
	let server: OddServer;
	let results: unknown;
	let extra: object;
	beforeAll(async () => {
		server = await startOddServer((response) =>
			response.end(JSON.stringify({ status: true, data: { results, ...extra } })),
		);
	});
	beforeEach(() => (extra = {}));
	afterAll(async () => await server.close());
	const ID = '550e8400-e29b-41d4-a716-446655440000';

	it.each([
		[{ full_name: '', email: null, status: 7 }, 'No name · 7'],
		[{ full_name: ' \n\t', email: 'a@b.c' }, 'No name · a@b.c'],
		[{ full_name: 'A\nB\u202EC', status: '' }, 'A B C'],
		[{ full_name: ['A'], status: { a: 1 } }, 'No name'],
		[{ full_name: `x${'😀'.repeat(100)}` }, `x${'😀'.repeat(29)}…`],
		[{ full_name: 'x'.repeat(5_000_000) }, `${'x'.repeat(60)}…`],
		[JSON.parse('{"__proto__": {"full_name": "A"}}'), 'No name'],
	])('%#', async (customer, name) => {
		results = [{ ...customer, id: ID }];
		const { names } = await list(server, 'searchCustomers');
		expect(names).toEqual([name]);
	});

	it('leaves out what has no ID that could be sent', async () => {
		results = [
			null,
			'text',
			[],
			{},
			{ id: 7 },
			{ id: 'abc', full_name: 'A' },
			{ id: ID, full_name: 'B' },
		];
		expect((await list(server, 'searchCustomers')).names).toEqual(['B']);
	});

	it.each([['https://evil.example.com/list?page=2'], ['//evil.example.com/list']])(
		'is not led to another host by %s: the key would reach it',
		async (next) => {
			results = [{ id: ID, full_name: 'B' }];
			extra = { next };
			const { results: rows } = await list(server, 'searchCustomers');
			expect(rows[1]).toMatchObject({ value: NO_CHOICE });
			expect(rows[1]?.name).toContain('which is not http://127.0.0.1');
		},
	);

	it('does not go where a forged token leads', async () => {
		const token = 'https://evil.example.com/list?page=2';
		const before = server.bodies.length;
		const { description } = await listError(server, 'searchCustomers', { token });
		expect(description).toContain('the key would reach another host');
		expect(server.bodies.length).toBe(before);
	});

	it('ends where a list leads back into itself', async () => {
		results = [{ id: ID, full_name: 'B' }];
		extra = { next: PATH };
		expect((await list(server, 'searchCustomers')).token).toBe(`${server.url}${PATH}`);
		const { names, token } = await list(server, 'searchCustomers', { search: 'b' });
		expect(names.length).toBeLessThanOrEqual(2);
		expect(token).toBeUndefined();
	});
});

describe("a list that cannot be loaded shows DollarPe's words: without them nobody knows what to do", () => {
	it.each([
		[{ kind: 'status', status: 401 }, '401', /Unauthorized/],
		[
			{ kind: 'status', status: 429 },
			'429',
			/Too Many Requests\. Open the list again in a moment\./,
		],
		[
			{ kind: 'status', status: 500 },
			'500',
			/^DollarPe failed to process the request: Unexpected error occurred/,
		],
		[
			{ kind: 'status', status: 502 },
			'502',
			/^DollarPe failed to process the request \(HTTP 502\)/,
		],
		[{ kind: 'cut', when: 'before' }, null, /The connection to DollarPe broke/],
		[{ kind: 'rejected200', message: 'Not for you' }, '200', /Not for you/],
	] as const)('%j', async (fault, httpCode, words) => {
		emulator.faults.next(fault, 9);
		const error = await listError(emulator, 'searchCustomers');
		expect(error).toMatchObject({
			// Of any other error, n8n's server passes on the message alone.
			name: 'NodeApiError',
			message: 'The list could not be loaded',
			httpCode,
		});
		expect(error.description).toMatch(words);
		expect(error.description).not.toMatch(/option|item|6 times/i);
		// Somebody waits, and can open the list again.
		expect(emulator.requests).toHaveLength(1);
	});

	it('a wrong secret, with what to do', async () => {
		const { description, httpCode } = await listError(emulator, 'searchCustomers', {
			credential: { apiSecret: 'wrong_secret_0123456789' },
		});
		expect(description).toMatch(/^Invalid Signature\. .*Check its API key and secret/);
		expect(description).not.toContain('wrong_secret');
		expect(httpCode).toBe('401');
	});

	it('a credential that is not complete', async () => {
		const error = await listError(emulator, 'searchCustomers', { credential: { apiKey: '' } });
		expect(error.name).toBe('NodeApiError');
		expect(error.description).toMatch(/API key/i);
		expect(emulator.requests).toHaveLength(0);
	});

	it('a DollarPe that does not answer', async () => {
		// Requests that begin within a tenth of a second share a timer: that of the test before.
		await sleep(110);
		const real = AbortSignal.timeout.bind(AbortSignal);
		const deadline = jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => real(200));
		emulator.faults.next({ kind: 'slow', ms: 60_000 });
		const { description } = await listError(emulator, 'searchCustomers');
		deadline.mockRestore();
		expect(description).toMatch(/^DollarPe did not answer within 20 seconds\. Nothing was changed/);
		expect(description).not.toContain('Timeout');
	});
});

describe('what was chosen is sent', () => {
	const parameters = (customerId: unknown) => ({
		resource: 'customer',
		operation: 'get',
		customerId,
	});

	it('from the list, by ID, and as a plain text of before', async () => {
		emulator.fill(1);
		const [{ id } = { id: '' }] = emulator.customers;
		const given = [
			{ __rl: true, mode: 'list', value: id, cachedResultName: '=Customer 1', cachedResultUrl: '' },
			{ __rl: true, mode: 'id', value: ` ${id} ` },
			{ __rl: true, mode: 'id', value: '={{ $json.id }}' },
			{ __rl: true, mode: 'id', value: '={{ $json.id.toLowerCase() }}' },
			{ __rl: true, mode: '', value: id },
			'={{ $json.id }}',
			'={{ { __rl: true, mode: "id", value: $json.id } }}',
			id,
		];
		for (const customerId of given) {
			const { output, error } = await run(emulator, {
				items: [{ id }],
				parameters: parameters(customerId) as never,
			});
			expect([customerId, error?.message]).toEqual([customerId, undefined]);
			expect(output[0]?.json.id).toBe(id);
		}
	});

	it.each([
		[{ __rl: true, mode: 'list', value: '={{ "" }}' }, /^Customer ID is blank \[Item 0\]$/],
		[
			{ __rl: true, mode: 'list', value: NO_CHOICE },
			/^Customer ID is a message of the list, which cannot be chosen/,
		],
		[NO_CHOICE, /^Customer ID is a message of the list, which cannot be chosen/],
		[
			{ __rl: true, mode: 'id', value: '={{ "asha" }}' },
			/^Customer ID must be an ID of DollarPe's/,
		],
		['asha', /^Customer ID must be an ID of DollarPe's/],
		['={{ ({ a: 1 }) }}', /^Customer ID must be text, but it is an object \[Item 0\]$/],
	])('%j is refused before anything is sent', async (customerId, message) => {
		const error = await failure(emulator, { parameters: parameters(customerId) as never });
		expect(error.message).toMatch(message);
		expect(emulator.requests).toHaveLength(0);
	});

	it.each([
		[{ __rl: true, mode: 'list', value: '' }, 'Parameter "Customer ID" is required.'],
		[{ __rl: true, mode: 'id', value: 'asha' }, 'Customer ID must be a UUID'],
	])('%j is marked in the panel, and n8n does not start it', async (customerId, issue) => {
		const starting = run(emulator, { parameters: parameters(customerId) as never });
		await expect(starting).rejects.toThrow(issue);
	});
});
