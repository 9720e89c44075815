import type { INode } from 'n8n-workflow';

import type { Connection } from '../../../../nodes/client/http/connection';
import type { Outcome } from '../../../../nodes/client/http/outcome';
import { readPages, type TruncatedList } from '../../../../nodes/client/lists/pages';
import type { Context, Request } from '../../../../nodes/client/http/request';

const ORIGIN = 'https://api.example.com:8443';
const NODE: INode = {
	id: '1',
	name: 'DollarPe',
	type: 'n8n-nodes-dollarpe.dollarPe',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const KEEP_ON = new AbortController().signal;

const page = (data: unknown): Outcome => ({ kind: 'answered', envelope: { status: true, data } });

/** Reads a list whose pages are made by `answer`; gives what was read, what was sent, and the error at the end. */
async function read(answer: (request: Request, n: number) => Outcome, halt = KEEP_ON) {
	const requests: Request[] = [];
	const context: Pick<Context, 'getNode'> = { getNode: () => NODE };
	const connection: Connection = {
		context: context as Context,
		credential: { apiKey: 'key-0123456789', apiSecret: 'secret-0123456789' },
		origin: ORIGIN,
		timeoutSeconds: 60,
		api: 'dollarpe',
		account: '',
		send: async (request) => {
			requests.push(request);
			return answer(request, requests.length);
		},
	};
	const pages: unknown[][] = [];
	const short: TruncatedList[] = [];
	const whenShort = (end: TruncatedList) => void short.push(end);
	let error: Partial<Record<'message' | 'description', unknown>> = {};
	try {
		for await (const fresh of readPages(
			connection,
			'/list',
			{ status: 'A' },
			{},
			halt,
			whenShort,
		)) {
			pages.push(fresh);
		}
	} catch (thrown) {
		error = thrown as Error;
	}
	return { pages, requests, short, message: error.message, description: error.description };
}

/** Some pages, one after the other. */
const readAll = async (...all: unknown[]) => await read((_, n) => page(all[n - 1]));

const [A, B, C, D] = ['a', 'b', 'c', 'd'].map((id) => ({ id }));

describe('a list that ends too soon: what is missing from it would seem not to exist', () => {
	it.each([
		['on its only page', [{ results: [A], count: 3 }], { read: 1, count: 3 }],
		['with an empty page', [{ results: [], count: 3 }], { read: 0, count: 3 }],
		['in a circle', [{ results: [A], count: 3, next: '/list' }], { read: 1, count: 3 }],
		[
			'although some were removed meanwhile',
			[
				{ results: [A], count: 5, next: '/list?page=2' },
				{ results: [B], count: 4 },
			],
			{ read: 2, count: 4 },
		],
		[
			'although its pages have as many, since one comes twice where another has changed its place',
			[
				{ results: [A, B], count: 4, next: '/list?page=2' },
				{ results: [B, D], count: 4 },
			],
			{ read: 3, count: 4 },
		],
		[
			'although its only page has as many, one of them twice',
			[{ results: [A, B, A], count: 3 }],
			{ read: 2, count: 3 },
		],
	])('is told: %s', async (_, pages, expected) => {
		const { short, message } = await readAll(...pages);
		expect(message).toBeUndefined();
		expect(short).toEqual([expected]);
	});

	it.each([
		['has as many as it says', [{ results: [A, B], count: 2 }]],
		['does not say how many it has', [{ results: [A] }]],
		[
			'has had one added meanwhile',
			[
				{ results: [A], count: 1, next: '/list?page=2' },
				{ results: [A], count: 2 },
			],
		],
		[
			'has had one added before what was read',
			[
				{ results: [A], count: 2, next: '/list?page=2' },
				{ results: [B], count: 3 },
			],
		],
		[
			'has them in another order on the next page, and all of them',
			[
				{ results: [A, B], count: 4, next: '/list?page=2' },
				{ results: [B, C], count: 4, next: '/list?page=3' },
				{ results: [D], count: 4 },
			],
		],
		[
			'has lost one meanwhile',
			[
				{ results: [A], count: 3, next: '/list?page=2' },
				{ results: [B], count: 2 },
			],
		],
	])('is not told where it %s', async (_, pages) => {
		const { short } = await readAll(...pages);
		expect(short).toEqual([]);
	});
});

describe('a list is read whole: a customer that is missing from it is created twice', () => {
	it.each([null, undefined, ''])('one page, and next is %j', async (next) => {
		const { pages, requests, message } = await readAll({ results: [A, B], next });
		expect(message).toBeUndefined();
		expect(pages).toEqual([[A, B]]);
		expect(requests).toEqual([{ method: 'GET', url: '/list', query: { status: 'A' } }]);
	});

	it.each([
		[`${ORIGIN}/list?page=2&a=%20b`, `${ORIGIN}/list?page=2&a=%20b`],
		['/list?page=2', `${ORIGIN}/list?page=2`],
		['?page=2', `${ORIGIN}/list?page=2`],
		['  /list?page=2 ', `${ORIGIN}/list?page=2`],
		// Behind a proxy a server takes its own scheme for http.
		['http://api.example.com:8443/list?page=2', `${ORIGIN}/list?page=2`],
		['https://user:password@api.example.com:8443/list?page=2#end', `${ORIGIN}/list?page=2`],
	])('goes on at %s', async (next, url) => {
		const { pages, requests } = await readAll({ results: [A], next }, { results: [B], next: null });
		expect(pages).toEqual([[A], [B]]);
		expect(requests[1]).toEqual({ method: 'GET', url });
	});

	it('goes on after an empty page', async () => {
		const { pages } = await readAll({ results: [], next: '?page=2' }, { results: [B] });
		expect(pages).toEqual([[B]]);
	});

	it('goes on to the end where the first page is larger than the others', async () => {
		const rows = (n: number, size: number) => Array.from({ length: size }, (_, m) => ({ n, m }));
		const { pages, message } = await read((_, n) =>
			page({
				results: rows(n, n === 1 ? 100 : 10),
				count: 1000,
				next: n < 91 ? `?page=${n + 1}` : null,
			}),
		);
		expect(message).toBeUndefined();
		expect(pages.flat()).toHaveLength(1000);
	});

	it('goes on to the end of a list of more than 10,000 pages, which its count explains', async () => {
		const { pages, message, short } = await read((_, n) =>
			page({ results: [{ n }], count: 12_000, next: n < 12_000 ? `?page=${n + 1}` : null }),
		);
		expect(message).toBeUndefined();
		expect(pages.flat()).toHaveLength(12_000);
		expect(short).toEqual([]);
	});

	it('goes on to the end where the count is wrong', async () => {
		const { pages, message } = await read((_, n) =>
			page({ results: [{ n }], count: 0, next: n < 30 ? `?page=${n + 1}` : null }),
		);
		expect(message).toBeUndefined();
		expect(pages.flat()).toHaveLength(30);
	});

	it('tells results without a usable id apart by all that they have', async () => {
		const rows = ['', ' ', null, true].flatMap((id) => [
			{ id, n: 1 },
			{ id, n: 2 },
		]);
		const { pages } = await readAll(
			{ results: [...rows, { id: 7, n: 1 }, { id: '7', n: 1 }], next: '?page=2' },
			{ results: [...rows, { id: 7, n: 2 }, { id: '7', n: 2 }] },
		);
		expect(pages).toEqual([[...rows, { id: 7, n: 1 }, { id: '7', n: 1 }]]);
	});

	it('gives each result once, also when the pages shift', async () => {
		const odd = [{ n: 1 }, { id: 5 }, 'text', null];
		const { pages } = await readAll(
			{ results: [A, B, ...odd], next: '?page=2' },
			{ results: [B, ...odd], next: '?page=3' },
			{ results: [B, C, { n: 2 }, { id: 6 }], next: null },
		);
		expect(pages).toEqual([
			[A, B, ...odd],
			[C, { n: 2 }, { id: 6 }],
		]);
	});

	it.each([
		['the first page', `${ORIGIN}/list`],
		['the page itself', '?page=2'],
	])('ends where it leads back to %s', async (_, next) => {
		const { requests, message } = await readAll(
			{ results: [A], next: '?page=2' },
			{ results: [B], next },
		);
		expect(requests).toHaveLength(2);
		expect(message).toBeUndefined();
	});
});

describe('a list that goes wrong says so: half a list that looks whole is worse than none', () => {
	it.each([
		[undefined],
		[null],
		['text'],
		[[A]],
		[{}],
		[{ results: { a: A } }],
		[{ results: null }],
		[{ results: [A], next: 2 }],
		[{ results: [A], next: '  ' }],
		[{ results: [A], next: {} }],
		[{ results: [A], next: false }],
	])('no list: %j', async (data) => {
		const { pages, message, description } = await readAll(data);
		expect(pages).toEqual([]);
		expect(message).toBe('DollarPe answered with no list');
		expect(description).toBe('Its answer has another shape than a list has. Nothing was changed.');
	});

	it.each([
		'https://api.example.com/list?page=2',
		'https://elsewhere.example:8443/list?page=2',
		'//elsewhere.example:8443/list',
		'https://api.example.com:8443@elsewhere.example/list',
		'https://[',
		'data:text/html,a',
	])('is not followed to another host: the key would go there: %s', async (next) => {
		const { pages, requests, message, description } = await readAll({ results: [A], next });
		expect(requests).toHaveLength(1);
		expect(pages).toEqual([[A]]);
		expect(message).toBe(`DollarPe's list goes on at ${next}, which is not ${ORIGIN}`);
		expect(description).toBe('It was not followed: the key would reach another host.');
	});

	it.each<[what: string, first: object, pages: number]>([
		// Twice as many pages as there should be if all are as small as the smallest, and ten more.
		['count 10, two on the first page and one on the others', { results: [A, B], count: 10 }, 30],
		['count 11, two on the first page', { results: [A, B], count: 11 }, 32],
		['count 7, three on the first page', { results: [A, B, C], count: 7 }, 24],
		['count 0, which the result beside it denies', { results: [A], count: 0 }, 10_000],
		['a count that no list has', { results: [A], count: 1e308 }, 100_000],
		['as many pages as only a long list needs', { results: [A], count: 5_000 }, 10_010],
		['no count', { results: [A] }, 10_000],
		['a count that is none', { results: [A], count: -1 }, 10_000],
		['a count that is written as a text', { results: [A], count: '3' }, 16],
		['a text in place of the count', { results: [A], count: '3 of many' }, 10_000],
		['an empty first page', { results: [], count: 3 }, 10_000],
	])('a server that never ends its list: %s', async (_, first, expected) => {
		const { requests, message, description } = await read((__, n) =>
			page({
				// What later pages say of the count does not make the list any longer.
				...(n === 1 ? first : { results: [{ n }], count: 1e6 }),
				next: `?page=${n + 1}`,
			}),
		);
		expect(requests).toHaveLength(expected);
		expect(message).toBe(
			`DollarPe's list has more than ${expected} pages, and was read no further`,
		);
		expect(description).toBe('The list is not complete. Nothing was changed.');
	});

	it('the pages of such a list are counted by the size of all of them', async () => {
		const { requests } = await read((_, n) =>
			page({ results: [{ n }, { n, b: 1 }], count: 10, next: `?page=${n + 1}` }),
		);
		expect(requests).toHaveLength(20);
	});

	it('a page that is refused', async () => {
		const failure = {
			kind: 'refused' as const,
			httpStatus: 404,
			headers: {},
			message: 'No such page',
			fieldErrors: [],
			body: {},
		};
		const { pages, message } = await read((_, n) =>
			n === 1 ? page({ results: [A], next: '?page=2' }) : { kind: 'refused', failure },
		);
		expect(pages).toEqual([[A]]);
		expect(message).toBe('No such page');
	});

	it('a run that has ended: nothing more is asked for', async () => {
		const halt = new AbortController();
		const { pages, requests, message, description } = await read(() => {
			halt.abort();
			return page({ results: [A], next: '?page=2' });
		}, halt.signal);
		expect(requests).toHaveLength(1);
		expect(pages).toEqual([[A]]);
		expect(message).toBe('The run ended before the list was read');
		expect(description).toBe('Nothing was changed.');
	});
});
