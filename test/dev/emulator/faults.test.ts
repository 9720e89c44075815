import { type Emulator, type Fault, startEmulator } from '../../../dev/emulator';
import { CREATE, CUSTOMER, get, LIST, post, sample, signedHeaders } from './client';

let emulator: Emulator;

beforeAll(async () => {
	emulator = await startEmulator();
});

beforeEach(() => emulator.reset());

afterAll(async () => await emulator.close());

describe('a fault on request', () => {
	it('429: says when to come back, in seconds or as a date, or nobody could honour it', async () => {
		emulator.faults.next({ kind: 'status', status: 429, retryAfter: 2 });
		emulator.faults.next({
			kind: 'status',
			status: 429,
			retryAfter: 'Wed, 21 Oct 2015 07:28:00 GMT',
		});
		emulator.faults.next({ kind: 'status', status: 429 });
		const replies = [
			await get(emulator, LIST),
			await get(emulator, LIST),
			await get(emulator, LIST),
		];
		expect(replies.map(({ status }) => status)).toEqual([429, 429, 429]);
		expect(replies.map(({ headers }) => headers.get('retry-after'))).toEqual([
			'2',
			'Wed, 21 Oct 2015 07:28:00 GMT',
			null,
		]);
		expect(replies[0]?.json).toEqual({
			status: false,
			message: 'Too Many Requests',
			data: null,
			errors: {},
			err_code: 'TOO_MANY_REQUESTS',
		});
	});

	it('500: comes in both documented envelopes, or one would be taken for a success', async () => {
		const text = 'Unexpected error occurred. Please try again later.';
		const rest = { message: 'Internal Server Error', errors: text, data: null };
		emulator.faults.next({ kind: 'status', status: 500, envelope: 'success' });
		emulator.faults.next({ kind: 'status', status: 500, envelope: 'status' });
		const old = await get(emulator, LIST);
		expect(old.status).toBe(500);
		expect(old.json).toEqual({ success: false, ...rest });
		const recent = await get(emulator, LIST);
		expect(recent.status).toBe(500);
		expect(recent.json).toEqual({ status: false, ...rest, err_code: 'SYS_INTERNAL_ERROR' });
	});

	it.each([
		[{ kind: 'status', status: 504, when: 'after' }, 1],
		[{ kind: 'status', status: 400, code: 'NET_TIMEOUT', when: 'after' }, 1],
		[{ kind: 'status', status: 400, code: 'NET_TIMEOUT' }, 0],
		[{ kind: 'json', status: 400, body: '{}', when: 'after' }, 1],
		[{ kind: 'json', status: 400, body: '{}' }, 0],
	] as Array<[Fault, number]>)(
		'%j: may hide that the work was done, or nobody could test what a repetition does',
		async (fault, done) => {
			emulator.faults.next(fault);
			const reply = await post(emulator, CREATE, sample());
			expect(reply.status).toBeGreaterThanOrEqual(400);
			expect(emulator.customers).toHaveLength(done);
		},
	);

	it('400 NET_TIMEOUT: looks like a refusal', async () => {
		emulator.faults.next({ kind: 'status', status: 400, code: 'NET_TIMEOUT' });
		expect((await get(emulator, LIST)).json).toEqual({
			status: false,
			message: 'Bad Request',
			data: null,
			errors: { detail: ['Request timed out'] },
			err_code: 'NET_TIMEOUT',
		});
	});

	it.each([502, 503, 504])('%d: comes as a page of HTML, as from a proxy', async (status) => {
		emulator.faults.next({ kind: 'status', status, retryAfter: 1 });
		const reply = await get(emulator, LIST);
		expect(reply.status).toBe(status);
		expect(reply.headers.get('content-type')).toMatch(/^text\/html/);
		expect(reply.headers.get('retry-after')).toBe('1');
		expect(reply.text).toContain(`<h1>${status} `);
	});

	it.each([
		[401, 'AUTH_UNAUTHORIZED'],
		[404, 'NOT_FOUND'],
		[400, 'UNKNOWN_ERROR'],
	])('%d: comes in the envelope with %s', async (status, err_code) => {
		emulator.faults.next({ kind: 'status', status });
		const reply = await get(emulator, LIST);
		expect(reply.status).toBe(status);
		expect(reply.json).toMatchObject({ status: false, err_code });
	});

	it('rejected200: refuses behind HTTP 200, which a careless client takes for a success', async () => {
		emulator.faults.next({ kind: 'rejected200' });
		emulator.faults.next({ kind: 'rejected200', message: 'No' });
		const reply = await post(emulator, CREATE, sample());
		expect(reply.status).toBe(200);
		expect(reply.json).toEqual({ status: false, message: 'Request rejected', data: null });
		expect((await get(emulator, LIST)).json).toMatchObject({ status: false, message: 'No' });
		expect(emulator.customers).toHaveLength(0);
	});

	it('html: gives a page where JSON was expected', async () => {
		emulator.faults.next({ kind: 'html', status: 200 });
		const reply = await get(emulator, LIST);
		expect(reply.status).toBe(200);
		expect(reply.text).toMatch(/^<html>/);
	});

	it.each([200, 400, 500])('empty: gives %d without a body', async (status) => {
		emulator.faults.next({ kind: 'empty', status });
		const reply = await get(emulator, LIST);
		expect(reply.status).toBe(status);
		expect(reply.text).toBe('');
		expect(reply.headers.get('content-type')).toBeNull();
	});

	it('slow: answers late but rightly', async () => {
		emulator.faults.next({ kind: 'slow', ms: 80 });
		const start = performance.now();
		const reply = await post(emulator, CREATE, sample());
		expect(performance.now() - start).toBeGreaterThanOrEqual(75);
		expect(reply.status).toBe(200);
	});

	it('slow: creates the customer although the client gave up, as a real server would', async () => {
		emulator.faults.when(({ path }) => (path === CREATE ? { kind: 'slow', ms: 300 } : undefined));
		const body = JSON.stringify(sample(), Object.keys(sample()).sort());
		const hurried = fetch(emulator.url + CREATE, {
			method: 'POST',
			headers: signedHeaders(emulator, body),
			body,
			signal: AbortSignal.timeout(30),
		});
		await expect(hurried).rejects.toThrow();
		expect(emulator.customers).toHaveLength(0);
		while (emulator.customers.length === 0) await get(emulator, LIST);
		expect(emulator.requests[0]).toMatchObject({ status: null });
		expect(emulator.inFlight).toBe(0);
	});

	it('cut before: breaks the connection and has done nothing', async () => {
		emulator.faults.next({ kind: 'cut', when: 'before' });
		await expect(post(emulator, CREATE, sample())).rejects.toThrow('fetch failed');
		expect(emulator.customers).toHaveLength(0);
	});

	it('cut after: breaks the connection when the customer exists already', async () => {
		emulator.faults.next({ kind: 'cut', when: 'after' });
		await expect(post(emulator, CREATE, sample())).rejects.toThrow('fetch failed');
		expect(emulator.customers).toHaveLength(1);
		const again = await post(emulator, CREATE, sample());
		expect(again.json).toMatchObject({ err_code: 'USR_DUPLICATE_CONTACT' });
	});

	it.each([302, 307] as const)('redirect: points elsewhere with %d', async (status) => {
		emulator.faults.next({ kind: 'redirect', status, location: 'http://localhost:1/stolen' });
		const reply = await get(emulator, LIST);
		expect(reply.status).toBe(status);
		expect(reply.headers.get('location')).toBe('http://localhost:1/stolen');
	});
});

describe('which request a fault meets', () => {
	it('the next ones, as many as asked for, in the order asked for', async () => {
		emulator.faults.next({ kind: 'empty', status: 500 }, 2);
		emulator.faults.next({ kind: 'empty', status: 418 });
		const statuses: number[] = [];
		for (let time = 0; time < 4; time += 1) statuses.push((await get(emulator, LIST)).status);
		expect(statuses).toEqual([500, 500, 418, 200]);
	});

	it('those that a predicate picks, by what they hold', async () => {
		emulator.faults.when(({ body }) =>
			body.includes('john1@') ? { kind: 'status', status: 500 } : undefined,
		);
		expect((await post(emulator, CREATE, sample(0))).status).toBe(200);
		expect((await post(emulator, CREATE, sample(1))).status).toBe(500);
		expect((await post(emulator, CREATE, sample(1))).status).toBe(500);
	});

	it('none after clear or reset', async () => {
		emulator.faults.next({ kind: 'empty', status: 500 });
		emulator.faults.when(() => ({ kind: 'empty', status: 500 }));
		emulator.faults.clear();
		expect((await get(emulator, LIST)).status).toBe(200);
		emulator.faults.next({ kind: 'empty', status: 500 });
		emulator.reset();
		expect((await get(emulator, LIST)).status).toBe(200);
	});

	it('not half of one: a senseless number of times is refused', () => {
		expect(() => emulator.faults.next({ kind: 'empty', status: 500 }, 0)).toThrow('times');
		expect(() => emulator.faults.next({ kind: 'empty', status: 500 }, 1.5)).toThrow('times');
	});

	it('also unsigned and unknown ones', async () => {
		emulator.faults.next({ kind: 'empty', status: 503 });
		expect((await fetch(`${emulator.url}/nowhere`)).status).toBe(503);
	});

	it.each<[Fault, number | null]>([
		[{ kind: 'status', status: 503 }, 503],
		[{ kind: 'rejected200' }, 200],
		[{ kind: 'html', status: 500 }, 500],
		[{ kind: 'empty', status: 204 }, 204],
		[{ kind: 'slow', ms: 1 }, 400],
		[{ kind: 'redirect', status: 302, location: '/' }, 302],
		[{ kind: 'cut', when: 'before' }, null],
		[{ kind: 'cut', when: 'after' }, null],
	])('and records it all the same, or retries could not be counted: %j', async (fault, status) => {
		emulator.faults.next(fault);
		await get(emulator, `${CUSTOMER}/x`).catch(() => undefined);
		expect(emulator.requests).toMatchObject([{ method: 'GET', path: `${CUSTOMER}/x`, status }]);
	});
});
