import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator, type Fault } from '../../../dev/emulator';
import { STATES } from '../../../dollarpe/states';
import { Fixtures } from '../../dev/emulator/world';
import { run, start, type RunSettings } from '../../support/dollarPe';
import { json, startOddServer } from '../../support/oddServer';
import { skipPauses } from '../../support/skippedPause';

jest.mock('../../../nodes/client/http/pause', () =>
	jest.requireActual<typeof import('../../support/skippedPause')>('../../support/skippedPause'),
);

const MINUTE = 60_000;
const ID = '6b1f7d3e-0000-4000-8000-000000000000';

let emulator: Emulator;
let world: Fixtures;
beforeAll(async () => {
	const processingMs = { kyc: Infinity, payout: 150_000, payin: 150_000 };
	emulator = await startEmulator({ processingMs, now: () => Date.now() });
	world = new Fixtures(emulator);
});
afterAll(async () => await emulator.close());
beforeEach(() => {
	skipPauses();
	emulator.reset();
});
afterEach(() => jest.restoreAllMocks());

const wait = (minutes: number, pollEvery = 60) => ({ waitForFinalStatus: minutes, pollEvery });

const get = (options: IDataObject, changes: IDataObject = {}): IDataObject => ({
	resource: 'payout',
	operation: 'get',
	payoutId: '={{ $json.id }}',
	options,
	...changes,
});

const payouts = async (count: number): Promise<IDataObject[]> => {
	const ids: IDataObject[] = [];
	while (ids.length < count) ids.push({ id: (await world.order('payout')).id });
	return ids;
};

/** When each look at something arrived, in whole seconds after the first. */
const looks = (id: unknown) => {
	const times = emulator.requests
		.filter(({ method, path }) => method === 'GET' && path.endsWith(`/${String(id)}`))
		.map(({ receivedAt }) => receivedAt);
	return times.map((time) => Math.floor((time - (times[0] ?? 0)) / 1000));
};

const waited = async (items: IDataObject[], options: IDataObject, settings: RunSettings = {}) =>
	await run(emulator, { items, parameters: get(options), ...settings });

/** What comes of a payout to which a server gives these answers, the last one again and again. */
const answered = async (answers: unknown[]) => {
	let n = 0;
	const server = await startOddServer((response) =>
		json(response, 200, { status: true, data: answers[Math.min(n++, answers.length - 1)] }),
	);
	const parameters = get(wait(5), { simplify: false });
	const { output, error } = await run(server, { items: [{ id: ID }], parameters });
	await server.close();
	return { outputs: output.map((each) => each.json), error };
};

describe('a wait that is not over must not look like a payout that is', () => {
	it('says after the time that the status is not final, which is no error', async () => {
		const items = await payouts(1);
		const { output, error } = await waited(items, wait(2));
		expect(error).toBeUndefined();
		expect(output[0]?.json).toMatchObject({ status: 'PROCESSING', final: false });
		expect(looks(items[0]?.id)).toEqual([0, 60, 120]);
	});

	it('looks once more at the least, where the time is as long as what lies between two looks', async () => {
		const items = await payouts(3);
		const { output } = await waited(items, wait(1));
		expect(output.map(({ json: { final } }) => final)).toEqual([false, false, false]);
		for (const { id } of items) expect(looks(id)).toHaveLength(2);
	});

	it('does not wait beyond the time for a look that comes seldom', async () => {
		const items = await payouts(1);
		await waited(items, wait(1, 3600));
		expect(looks(items[0]?.id)).toEqual([0, 60]);
	});

	it.each(['SETTLING', '', null, 7])(
		'ends at a status that nobody knows, %j, since nobody knows what comes after it',
		async (status) => {
			let count = 0;
			const server = await startOddServer((response) => {
				count++;
				json(response, 200, { status: true, data: { id: ID, status } });
			});
			const { output } = await run(server, {
				items: [{ id: ID }],
				parameters: get(wait(5), { simplify: false }),
			});
			expect(output[0]?.json).toEqual({ id: ID, status, final: false });
			expect(count).toBe(1);
			await server.close();
		},
	);

	it.each<[string, unknown, unknown]>([
		['a list with a status', ['SUCCESS'], false],
		['an object', { toString: 'x' }, false],
		['blanks around it', ' Success\n', true],
	])('takes a text alone as a status: %s', async (_, status, final) => {
		const { outputs } = await answered([{ id: ID, status }]);
		expect(outputs).toEqual([{ id: ID, status, final }]);
	});

	it('goes on where there are blanks around a status that is under way', async () => {
		const { outputs } = await answered([
			{ id: ID, status: ' processing ' },
			{ id: ID, status: 'SUCCESS' },
		]);
		expect(outputs).toEqual([{ id: ID, status: 'SUCCESS', final: true }]);
	});

	it('knows it by an ID in capitals: an end that is not seen is waited for to the last minute', async () => {
		const ended = { id: ID.toUpperCase(), status: 'SUCCESS' };
		const { outputs } = await answered([{ id: ID, status: 'PROCESSING' }, ended]);
		expect(outputs).toEqual([{ ...ended, final: true }]);
	});

	it.each<[string, unknown]>([
		['has another ID', { id: 'other', status: 'SUCCESS' }],
		['has no ID', { status: 'SUCCESS' }],
		['has an object for an ID', { id: { toString: 1 }, status: 'SUCCESS' }],
		['is a list', [{ id: ID, status: 'SUCCESS' }]],
		['is a text', 'SUCCESS'],
	])(
		'does not take the end of another payout for the end of this one: an answer that %s',
		async (_, data) => {
			const first = { id: ID, status: 'PROCESSING', n: 1 };
			const unheard = await answered([first, data]);
			expect(unheard.outputs).toEqual([{ ...first, final: false }]);
			const last = { id: ID, status: 'SUCCESS' };
			const heard = await answered([first, data, last]);
			expect(heard.outputs).toEqual([{ ...last, final: true }]);
		},
	);

	it('does not take the end of another payout for the end of this one, also where it comes first', async () => {
		const other = { id: 'other', status: 'SUCCESS' };
		const unheard = await answered([other]);
		expect(unheard.outputs).toEqual([]);
		expect(unheard.error?.message).toBe(
			'DollarPe\'s response belongs to a different payout: its id is "other" [Item 0]',
		);
		expect(unheard.error?.description).toContain('Nothing was changed.');
		const last = { id: ID, status: 'FAILED' };
		const heard = await answered([other, { id: ID, status: 'PROCESSING' }, last]);
		expect(heard.outputs).toEqual([{ ...last, final: true }]);
	});

	it.each<[string, unknown]>([
		['has no ID', { status: 'SUCCESS' }],
		['has a blank ID', { id: ' ', status: 'SUCCESS' }],
		['has an object for an ID', { id: { toString: 1 }, status: 'SUCCESS' }],
		['is a list', ['PROCESSING']],
		['is a text', 'SUCCESS'],
	])('does not take an answer for the end, also where it comes first, that %s', async (_, data) => {
		const unheard = await answered([data]);
		expect(unheard.outputs).toEqual([]);
		expect(unheard.error?.message).toBe(
			"DollarPe's response has no ID: it may belong to a different payout [Item 0]",
		);
		const last = { id: ID, status: 'FAILED' };
		const heard = await answered([data, { id: ID, status: 'PROCESSING' }, last]);
		expect(heard.outputs).toEqual([{ ...last, final: true }]);
	});
});

describe('what fails in the middle', () => {
	const failing = (fault: Fault, from = 1, to = Infinity) => {
		let count = 0;
		emulator.faults.when(({ method }) => {
			if (method !== 'GET') return undefined;
			const n = count++;
			return n >= from && n < to ? fault : undefined;
		});
	};

	it.each<[string, Fault]>([
		['a 500', { kind: 'status', status: 500 }],
		['a proxy without its server', { kind: 'status', status: 502 }],
		['a connection that breaks', { kind: 'cut', when: 'before' }],
		['a login page', { kind: 'html', status: 200 }],
		['too many requests', { kind: 'status', status: 429 }],
		['too many requests, come back in an hour', { kind: 'status', status: 429, retryAfter: 3600 }],
	])('%s loses no item: it is looked at again while there is time', async (_, fault) => {
		const items = await payouts(1);
		failing(fault);
		const { output, error } = await waited(items, wait(5));
		expect(error).toBeUndefined();
		expect(output[0]?.json).toMatchObject({ ...items[0], status: 'PROCESSING', final: false });
	});

	it('a look that failed is followed by one that finds the end', async () => {
		const items = await payouts(1);
		// The look at 60 seconds, with its retries.
		failing({ kind: 'status', status: 503 }, 1, 7);
		const { output } = await waited(items, wait(10));
		expect(output[0]?.json).toMatchObject({ status: 'SUCCESS', final: true });
	});

	it.each([
		[401, 'Unauthorized'],
		[404, ''],
	])('a refusal (%d) is the error of its item: waiting would not help', async (status, words) => {
		const items = await payouts(1);
		failing({ kind: 'status', status });
		const { error } = await waited(items, wait(5));
		expect(error?.httpCode).toBe(String(status));
		expect(error?.message).toContain(words);
		expect(looks(items[0]?.id)).toEqual([0, 60]);
	});

	it('a refusal of one item ends the waits of the others, since the run ends', async () => {
		const items = await payouts(3);
		const bad = String(items[1]?.id);
		let seen = 0;
		emulator.faults.when(({ path }) =>
			path.endsWith(bad) && seen++ > 0 ? { kind: 'status', status: 404 } : undefined,
		);
		const { error } = await waited(items, { ...wait(60), maxParallelRequests: 1 });
		expect(error?.httpCode).toBe('404');
		expect(error?.description).toContain('2 of 3 items succeeded');
		expect(items.map(({ id }) => looks(id).length)).toEqual([2, 2, 1]);
	});

	it('with "continue", the others wait on', async () => {
		const items = await payouts(3);
		const bad = String(items[1]?.id);
		let seen = 0;
		emulator.faults.when(({ path }) =>
			path.endsWith(bad) && seen++ > 0 ? { kind: 'status', status: 404 } : undefined,
		);
		const { output } = await waited(items, wait(60), { onError: 'continueRegularOutput' });
		expect(output.map(({ json: { final, error } }) => final ?? typeof error)).toEqual([
			true,
			'string',
			true,
		]);
	});

	it('an odd status of one item costs no other its result', async () => {
		const [a, b, c] = ['a', 'b', 'c'].map((letter) => ID.slice(0, -1) + letter);
		let count = 0;
		const server = await startOddServer((response, { url = '' }) => {
			const id = url.split('/').pop();
			const later = id === b ? { toString: 'x' } : 'SUCCESS';
			json(response, 200, {
				status: true,
				data: { id, status: count++ < 3 ? 'PROCESSING' : later },
			});
		});
		const items = [a, b, c].map((id) => ({ id }));
		const parameters = get(wait(5), { simplify: false });
		const { output, error } = await run(server, { items, parameters });
		await server.close();
		expect(error).toBeUndefined();
		expect(output.map(({ json: { id, final } }) => [id, final])).toEqual([
			[a, true],
			[b, false],
			[c, true],
		]);
	});

	it('an item that could not even be looked at once has the error that it has without waiting', async () => {
		const { error } = await waited([{ id: ID }], wait(60));
		expect(error?.message).toContain('Payout ID is invalid');
	});
});

describe('the end of the execution is the end of the wait', () => {
	it('looks no more when it is cancelled', async () => {
		const items = await payouts(2);
		let count = 0;
		const execution = start(emulator, { items, parameters: get(wait(1440)) });
		emulator.faults.when(({ method }) => {
			if (method === 'GET' && ++count === 4) execution.cancel();
			return undefined;
		});
		await execution.finished.catch(() => undefined);
		const before = emulator.requests.length;
		await new Promise((resolve) => setTimeout(resolve, 300));
		expect(emulator.requests.length).toBe(before);
		expect(count).toBeLessThanOrEqual(5);
	});
});

describe('waiting', () => {
	it('ends with the payout, whose UTR is there then', async () => {
		const items = await payouts(1);
		const { output } = await waited(items, wait(60));
		expect(output[0]?.json).toMatchObject({ ...items[0], status: 'SUCCESS', final: true });
		expect(output[0]?.json.utr).toEqual(expect.any(String));
		expect(output[0]?.pairedItem).toEqual({ item: 0 });
		expect(looks(items[0]?.id)).toEqual([0, 60, 120, 180]);
	});

	it('is off until it is added, and nothing of it is in the item then', async () => {
		const items = await payouts(1);
		const { output } = await waited(items, { pollEvery: 1 });
		expect(output[0]?.json).toHaveProperty('status', 'PROCESSING');
		expect(output[0]?.json).not.toHaveProperty('final');
		expect(looks(items[0]?.id)).toEqual([0]);
	});

	it('is not needed where the status is final at once', async () => {
		const items = await payouts(1);
		emulator.setStatus('payout', String(items[0]?.id), 'FAILED');
		const { output } = await waited(items, wait(60));
		expect(output[0]?.json).toMatchObject({ status: 'FAILED', final: true });
		expect(looks(items[0]?.id)).toEqual([0]);
	});

	it.each([true, false])('says whether it is final with Simplify %j', async (simplify) => {
		const items = await payouts(1);
		const parameters = get(wait(60), { simplify });
		const { output } = await waited(items, {}, { parameters });
		expect(output[0]?.json.final).toBe(true);
		expect('rate' in (output[0]?.json ?? {})).toBe(!simplify);
	});

	it('holds no place among the parallel requests: many payouts take no longer than one', async () => {
		const items = await payouts(12);
		const begin = Date.now();
		const { output } = await waited(items, { ...wait(60), maxParallelRequests: 1 });
		expect(output.map(({ json: { final, id } }) => ({ final, id }))).toEqual(
			items.map(({ id }) => ({ final: true, id })),
		);
		// Four looks, 60 seconds apart, spread over 12 seconds.
		expect(Date.now() - begin).toBeLessThan(4 * MINUTE);
		const order = emulator.requests
			.filter(({ method, path }) => method === 'GET' && /payout\/[\da-f-]{36}$/.test(path))
			.map(({ path }) => path.slice(-36));
		expect(order.slice(0, 12)).toEqual(items.map(({ id }) => id));
	});

	it('gives each item its own result, those that are final at once among those that wait', async () => {
		const items = await payouts(4);
		emulator.setStatus('payout', String(items[0]?.id), 'REFUNDED');
		emulator.setStatus('payout', String(items[2]?.id), 'CANCELLED');
		const { output } = await waited(items, wait(60));
		expect(output.map(({ json: { id, status } }) => [id, status])).toEqual([
			[items[0]?.id, 'REFUNDED'],
			[items[1]?.id, 'SUCCESS'],
			[items[2]?.id, 'CANCELLED'],
			[items[3]?.id, 'SUCCESS'],
		]);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3].map((item) => ({ item })),
		);
	});
});

describe('what is waited for', () => {
	it('a payin', async () => {
		const { id } = await world.order('payin');
		const parameters = { resource: 'payin', operation: 'get', payinId: id, options: wait(60) };
		const { output } = await run(emulator, { items: [{}], parameters });
		expect(output[0]?.json).toMatchObject({ id, status: 'SUCCESS', final: true });
		expect(looks(id)).toEqual([0, 60, 120, 180]);
	});

	it("a customer's KYC, to its good or bad end", async () => {
		const ids = [await world.inKyc(), await world.inKyc(), await world.customer()];
		let count = 0;
		emulator.faults.when(({ method }) => {
			if (method === 'GET' && ++count === 6) {
				emulator.setStatus('customer', ids[0]!, 'VERIFIED');
				emulator.setStatus('customer', ids[1]!, 'FAILED');
			}
			return undefined;
		});
		const parameters = {
			...{ resource: 'customer', operation: 'get', customerId: '={{ $json.id }}' },
			options: wait(60),
		};
		const { output } = await run(emulator, { items: ids.map((id) => ({ id })), parameters });
		expect(output.map(({ json: { status, final } }) => [status, final])).toEqual([
			['VERIFIED', true],
			['FAILED', true],
			// No data have been sent: nothing is under way.
			['UNVERIFIED', false],
		]);
	});

	it('a bank account, whose status has another name', async () => {
		const slow = await startEmulator({
			processingMs: { bankAccount: 150_000 },
			now: () => Date.now(),
		});
		const there = new Fixtures(slow);
		const customerId = await there.verified();
		const bankId = await there.account(customerId);
		const parameters = {
			...{ resource: 'bankAccount', operation: 'get', customerId, bankId },
			options: wait(60),
		};
		const { output } = await run(slow, { items: [{}], parameters });
		expect(output[0]?.json).toMatchObject({ bank_account_status: 'VERIFIED', final: true });
		expect(slow.requests.filter(({ path }) => path.endsWith(bankId))).toHaveLength(4);
		await slow.close();
	});

	const cases = [
		['payout', 'payoutId', STATES.payout, 'status'],
		['payin', 'payinId', STATES.payin, 'status'],
		['customer', 'customerId', STATES.customer, 'status'],
		['bankAccount', 'customerId', STATES.bankAccount, 'bank_account_status'],
	] as const;
	it.each(cases)(
		'%s: every status that DollarPe documents',
		async (resource, idName, states, name) => {
			let status = '';
			let count = 0;
			const server = await startOddServer((response) => {
				count++;
				json(response, 200, { status: true, data: { id: ID, [name]: status } });
			});
			const parameters = {
				...{ resource, operation: 'get', [idName]: ID, bankId: ID, options: wait(1) },
			};
			for (status of [...states.pending, ...states.final]) {
				count = 0;
				const { output } = await run(server, { items: [{}], parameters });
				const isFinal = (states.final as readonly string[]).includes(status);
				expect([status, output[0]?.json.final, count]).toEqual([status, isFinal, isFinal ? 1 : 2]);
			}
			await server.close();
		},
	);
});
