import { startEmulator, type Emulator, type Fault } from '../../../dev/emulator';
import { contacts, failure, run } from '../../support/dollarPe';
import { skipPauses } from '../../support/skippedPause';
import { holdTimeouts, timedOutAfter } from '../../support/timeouts';

jest.mock('../../../nodes/client/http/pause', () =>
	jest.requireActual<typeof import('../../support/skippedPause')>('../../support/skippedPause'),
);

beforeEach(skipPauses);

let emulator: Emulator;
beforeAll(async () => (emulator = await startEmulator({ pageSize: 7 })));
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

const known = async (count: number) => {
	await run(emulator, { items: contacts(count) });
	return emulator.requests.length;
};

describe('Customer → Get', () => {
	const get = (customerId: string) => ({ resource: 'customer', operation: 'get', customerId });

	it('gives the customer', async () => {
		await known(2);
		const id = String(emulator.customers[1]?.id);
		const { output } = await run(emulator, { parameters: get(` ${id} `) });
		expect(output).toEqual([
			{ json: expect.objectContaining({ id, full_name: 'Contact 1' }), pairedItem: { item: 0 } },
		]);
	});

	it("says that there is none, in DollarPe's words", async () => {
		const error = await failure(emulator, {
			parameters: get('def8b740-99f9-4cba-bc9e-99de57e927b4'),
		});
		expect(error.message).toContain('Customer not found or access denied');
		expect(error.description).toContain('Check Customer ID');
	});

	it.each(['42', '..', 'def8b740-99f9-4cba-bc9e-99de57e927b4/../x', 'asha@example.com'])(
		'refuses %j before it is sent',
		async (id) => {
			const error = await failure(emulator, { parameters: get(id) });
			expect(error.message).toContain("Customer ID must be an ID of DollarPe's");
			expect(error.message).toContain(`"${id}" [Item 0]`);
			expect(emulator.requests).toEqual([]);
		},
	);

	it('says of others that were in progress that they failed: reading leaves nothing behind in DollarPe', async () => {
		const items = [1, 2, 3].map((n) => ({ id: `def8b740-99f9-4cba-bc9e-99de57e927b${n}` }));
		emulator.faults.next({ kind: 'html', status: 403 }, 3);
		const error = await failure(emulator, { items, parameters: get('={{ $json.id }}') });
		expect(error.description).toContain(
			'2 more requests in progress also failed: Item 1 (Customer ID: ',
		);
		expect(error.description).not.toContain('may be in DollarPe');
	});

	const timedOutOnce = () => {
		let requests = 0;
		emulator.faults.when(() => (requests++ === 0 ? timedOutAfter(10, 50) : undefined));
	};

	it.each([
		['500', () => emulator.faults.next({ kind: 'status', status: 500, retryAfter: 0 }, 3)],
		['503', () => emulator.faults.next({ kind: 'status', status: 503, retryAfter: 0 }, 3)],
		['a cut connection', () => emulator.faults.next({ kind: 'cut', when: 'before' }, 1)],
		['a time-out', timedOutOnce],
	])('tries again after %s: looking changes nothing', async (_, fault) => {
		await known(1);
		holdTimeouts();
		fault();
		const { output } = await run(emulator, {
			parameters: { ...get(String(emulator.customers[0]?.id)), options: { timeout: 1 } },
		});
		expect(output).toHaveLength(1);
	});
});

describe('Customer → Get Many', () => {
	const getAll = { resource: 'customer', operation: 'getAll' };

	it.each([
		[{ returnAll: true }, 30, 5],
		[{ returnAll: false, limit: 3 }, 3, 1],
		[{ returnAll: false, limit: 7 }, 7, 1],
		[{ returnAll: false, limit: 8 }, 8, 2],
		[{ returnAll: false, limit: 100 }, 30, 5],
	])('%j gives %d customers in %d pages', async (wanted, count, pages) => {
		const before = await known(30);
		const { output } = await run(emulator, { parameters: { ...getAll, ...wanted } });
		expect(output.map(({ json }) => json.id)).toEqual(
			emulator.customers.slice(0, count).map(({ id }) => id),
		);
		expect(output.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(
			true,
		);
		expect(emulator.requests.length - before).toBe(pages);
	});

	it('gives nothing where there is nothing', async () => {
		const { output, error } = await run(emulator, { parameters: { ...getAll, returnAll: true } });
		expect({ output, error }).toEqual({ output: [], error: undefined });
	});

	it('signs each page afresh', async () => {
		const before = await known(14);
		emulator.faults.when(({ query }) =>
			query.includes('page=2') && emulator.requests.length < before + 3
				? { kind: 'status', status: 429, retryAfter: 1 }
				: undefined,
		);
		const { output } = await run(emulator, { parameters: { ...getAll, returnAll: true } });
		expect(output).toHaveLength(14);
		const times = emulator.requests.slice(before).map(({ headers }) => headers['x-timestamp']);
		expect(new Set(times).size).toBeGreaterThan(1);
	});

	it('does not follow a list that goes on at another host', async () => {
		const stranger = await startEmulator();
		await known(8);
		const answer = JSON.stringify({
			status: true,
			data: {
				count: 9,
				next: `${stranger.url}/list?page=2&key=${emulator.apiKey}`,
				previous: null,
				results: [{ id: '1' }],
			},
		});
		emulator.faults.next({ kind: 'json', status: 200, body: answer });
		const error = await failure(emulator, { parameters: { ...getAll, returnAll: true } });
		expect(error.message).toContain(`list goes on at ${stranger.url}`);
		expect(error.message).not.toContain(emulator.apiKey);
		expect(stranger.requests).toEqual([]);
		await stranger.close();
	});

	const endless = (next: () => string) =>
		emulator.faults.when(() => {
			const results = [{ id: '1' }, { id: '2' }];
			const data = { count: 2, next: `${list()}?page=${next()}`, previous: null, results };
			return { kind: 'json', status: 200, body: JSON.stringify({ status: true, data }) };
		});

	it('ends where the server names a page that has been read', async () => {
		endless(() => '2');
		const { output } = await run(emulator, { parameters: { ...getAll, returnAll: true } });
		expect(output).toHaveLength(2);
		expect(emulator.requests).toHaveLength(2);
	});

	it('does not read for ever, nor take a list that never ends for a whole one', async () => {
		let n = 0;
		endless(() => `${n++}`);
		const error = await failure(emulator, { parameters: { ...getAll, returnAll: true } });
		// 2 × 2 customers ÷ 2 on a page, and 10 to spare.
		expect(emulator.requests).toHaveLength(12);
		expect(error.message).toBe(
			"DollarPe's list has more than 12 pages, and was read no further [Item 0]",
		);
		expect(error.description).toContain('The list is not complete.');
	});

	const page = (results: unknown, next: unknown = null): Fault => {
		const data = { count: 9, next, previous: null, results };
		return { kind: 'json', status: 200, body: JSON.stringify({ status: true, data }) };
	};
	const list = () => `${emulator.url}/cms/api/v1/customer/list`;
	const readAll = async (pages: Fault[]) => {
		for (const each of pages) emulator.faults.next(each);
		const { output, error } = await run(emulator, { parameters: { ...getAll, returnAll: true } });
		return { ids: output.map(({ json }) => json.id), error };
	};

	it('gives each customer once when one is added while the pages are read', async () => {
		const { ids } = await readAll([
			page([{ id: 'c' }, { id: 'b' }], `${list()}?page=2`),
			page([{ id: 'b' }, { id: 'a' }]),
		]);
		expect(ids).toEqual(['c', 'b', 'a']);
	});

	it.each([
		['nobody', []],
		['nobody new', [{ id: 'b' }]],
	])('reads on after a page with %s', async (_, results) => {
		const { ids } = await readAll([
			page([{ id: 'b' }], `${list()}?page=2`),
			page(results, `${list()}?page=3`),
			page([{ id: 'a' }]),
		]);
		expect(ids).toEqual(['b', 'a']);
	});

	it.each(['?page=2', '/cms/api/v1/customer/list?page=2', 'https://{host}/x?cursor=cD0y%3D%2B+z'])(
		'finds the next page when the list goes on at %s',
		async (template) => {
			const next = template.replace('{host}', new URL(emulator.url).host);
			const { ids } = await readAll([page([{ id: 'b' }], next), page([{ id: 'a' }])]);
			expect(ids).toEqual(['b', 'a']);
			const [, { path, query } = { path: '', query: '' }] = emulator.requests;
			const { pathname, search } = new URL(next, list());
			expect(`${path}?${query}`).toBe(pathname + search);
		},
	);

	it('takes a page of any size', async () => {
		const { ids } = await readAll([
			page(Array.from({ length: 200_000 }, (_, n) => ({ id: `${n}` }))),
		]);
		expect(ids).toHaveLength(200_000);
	});

	it.each([{ customers: [{ id: 'a' }] }, { results: null }, { results: [{ id: 'a' }], next: 2 }])(
		'does not take an answer of another shape for the end of the list: %j',
		async (data) => {
			const body = JSON.stringify({ status: true, data });
			const { error } = await readAll([{ kind: 'json', status: 200, body }]);
			expect(error?.message).toBe('DollarPe answered with no list [Item 0]');
		},
	);

	it.each(['"true"', '"True"', '" TRUE "', 'true'])(
		'takes Return All from an expression that gives %s',
		async (value) => {
			await known(3);
			const parameters = { ...getAll, returnAll: `={{ ${value} }}`, limit: 1 };
			expect((await run(emulator, { parameters })).output).toHaveLength(3);
		},
	);

	it.each(['"yes"', '1', '[]', 'null', '""'])(
		'refuses Return All that is %s, in place of a list that is silently cut short',
		async (value) => {
			const parameters = { ...getAll, returnAll: `={{ ${value} }}`, limit: 1 };
			const error = await failure(emulator, { parameters });
			expect(error.message).toMatch(/Return All must be .* \[Item 0\]$/);
			expect(emulator.requests).toEqual([]);
		},
	);

	it('keeps an error readable although lists of thousands have been returned before it', async () => {
		await known(300);
		const items = [{}, {}, { limit: 0 }];
		const parameters = { ...getAll, limit: '={{ $json.limit ?? 300 }}' };
		const { description } = await failure(emulator, {
			items,
			parameters: { ...parameters, options: { maxParallelRequests: 1 } },
		});
		expect(description).toContain('2 of 3 items succeeded.');
		expect(description?.length).toBeLessThan(1000);
	});

	it('refuses a limit that is none', async () => {
		const parameters = { ...getAll, returnAll: false, limit: '={{ "many" }}' };
		expect((await failure(emulator, { parameters })).message).toContain('Limit must be a number');
	});
});
