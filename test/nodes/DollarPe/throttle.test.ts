import { sleep } from 'n8n-workflow';

import { startEmulator } from '../../../emulator';
import { Throttle } from '../../../nodes/DollarPe/request/throttle';
import { contacts, run, start, credentialType } from '../../support/dollarPe';

const GO = new AbortController().signal;

/** How many may be in flight now. */
async function room(throttle: Throttle): Promise<number> {
	const stop = new AbortController();
	stop.abort();
	let entered = 0;
	while (await throttle.enter(stop.signal)) entered++;
	for (let n = 0; n < entered; n++) throttle.leave();
	return entered;
}

describe('throttling: an API that says stop must not be hammered by the other items', () => {
	it('halves on a 429, once for all that were in flight together, and not below one', async () => {
		const throttle = new Throttle(20);
		const sentAt = Date.now();
		await sleep(5);
		for (let n = 0; n < 20; n++) throttle.slowDown(sentAt, 0);
		expect(await room(throttle)).toBe(10);
		for (let n = 0; n < 10; n++) throttle.slowDown(Date.now() + 1000, 0);
		expect(await room(throttle)).toBe(1);
	});

	it('recovers slowly, and not beyond what was chosen', async () => {
		const throttle = new Throttle(20);
		throttle.slowDown(Date.now(), 0);
		for (let n = 0; n < 11; n++) throttle.speedUp();
		expect(await room(throttle)).toBe(11);
		for (let n = 0; n < 1000; n++) throttle.speedUp();
		expect(await room(throttle)).toBe(20);
	});

	it('lets nobody go before the time that DollarPe asked for', async () => {
		const throttle = new Throttle(5);
		const begin = Date.now();
		throttle.slowDown(begin, 500);
		await Promise.all([throttle.enter(GO), throttle.enter(GO)]);
		expect(Date.now() - begin).toBeGreaterThanOrEqual(495);
	});

	it('lets them go in the order in which they asked', async () => {
		const throttle = new Throttle(1);
		await throttle.enter(GO);
		const order: number[] = [];
		const all = [0, 1, 2, 3].map(async (n) => {
			await throttle.enter(GO);
			order.push(n);
			throttle.leave();
		});
		throttle.leave();
		await Promise.all(all);
		expect(order).toEqual([0, 1, 2, 3]);
	});

	it('lets those who wait know at once that the run has ended', async () => {
		const throttle = new Throttle(1);
		const halt = new AbortController();
		await throttle.enter(halt.signal);
		const waiting = Promise.all([throttle.enter(halt.signal), throttle.enter(halt.signal)]);
		halt.abort();
		throttle.leave();
		expect(await waiting).toEqual([false, false]);
	});

	it('sends nothing more for those who wait for their turn when the execution is cancelled', async () => {
		const emulator = await startEmulator({ latency: 200 });
		emulator.faults.next({ kind: 'status', status: 429, retryAfter: 0 }, 8);
		const signing = jest.spyOn(credentialType, 'authenticate');
		const execution = start(emulator, {
			items: contacts(100),
			parameters: { options: { maxParallelRequests: 16 } },
		});
		const finished = execution.finished.catch(() => undefined);
		while (emulator.requests.length < 20) await sleep(5);
		execution.cancel();
		const signed = signing.mock.calls.length;
		await finished;
		await sleep(1000);
		expect(signing.mock.calls.length).toBe(signed);
		signing.mockRestore();
		await emulator.close();
	});

	it('sends nothing more during a Retry-After when the execution is cancelled', async () => {
		const emulator = await startEmulator();
		emulator.faults.when(() => ({ kind: 'status', status: 429, retryAfter: 2 }));
		const execution = start(emulator, { items: contacts(100) });
		const finished = execution.finished.catch(() => undefined);
		while (emulator.requests.length < 20) await sleep(5);
		execution.cancel();
		await finished;
		await sleep(2500);
		expect(emulator.requests).toHaveLength(20);
		await emulator.close();
	});

	it('does not ask an API for each item that wants to be left alone for an hour', async () => {
		const emulator = await startEmulator();
		emulator.faults.when(() => ({ kind: 'status', status: 429, retryAfter: 3600 }));
		const { output } = await run(emulator, {
			items: contacts(100),
			onError: 'continueRegularOutput',
			parameters: { options: { maxParallelRequests: 4 } },
		});
		expect(emulator.requests.length).toBeLessThanOrEqual(4);
		expect(output).toHaveLength(100);
		for (const { json } of output) {
			expect(json.message).toContain('DollarPe asks to wait 60 minutes. This request was not');
		}
		await emulator.close();
	});

	it("keeps the last Retry-After of an item that gives up, for the others' sake", async () => {
		const emulator = await startEmulator();
		emulator.faults.when(({ body }) =>
			body.includes('"Contact 0"') ? { kind: 'status', status: 429, retryAfter: 1 } : undefined,
		);
		await run(emulator, {
			items: contacts(2),
			onError: 'continueRegularOutput',
			parameters: { options: { maxParallelRequests: 1 } },
		});
		const [sixth, other] = emulator.requests.slice(5).map(({ receivedAt }) => receivedAt);
		expect(Number(other) - Number(sixth)).toBeGreaterThanOrEqual(990);
		await emulator.close();
	}, 20_000);

	it.each([new Date(Date.now() - 60_000).toUTCString(), '-5', 'soon'])(
		'waits before it sends again when Retry-After is %j, which makes no sense',
		async (retryAfter) => {
			const emulator = await startEmulator();
			emulator.faults.next({ kind: 'status', status: 429, retryAfter });
			await run(emulator);
			const [first, second] = emulator.requests.map(({ receivedAt }) => receivedAt);
			expect(Number(second) - Number(first)).toBeGreaterThanOrEqual(990);
			await emulator.close();
		},
	);

	it('holds back all items of a run after one Retry-After', async () => {
		const emulator = await startEmulator({ latency: 5 });
		let throttledAt = 0;
		emulator.faults.when(({ body }) => {
			if (throttledAt > 0 || !body.includes('"Contact 40"')) return undefined;
			throttledAt = Date.now();
			return { kind: 'status', status: 429, retryAfter: 2 };
		});
		const { output } = await run(emulator, {
			items: contacts(100),
			parameters: { options: { maxParallelRequests: 4 } },
		});
		expect(output).toHaveLength(100);
		const during = emulator.requests.filter(
			({ receivedAt }) => receivedAt > throttledAt + 300 && receivedAt < throttledAt + 1900,
		);
		expect(during).toEqual([]);
		await emulator.close();
	});

	it('recovers when DollarPe refuses: a sync of known customers must not crawl after a 429', async () => {
		const emulator = await startEmulator({ latency: 10 });
		let inFlight = 0;
		emulator.faults.when(({ body }) => {
			if (/"Contact \d\d"/.test(body)) inFlight = Math.max(inFlight, emulator.inFlight);
			return /"Contact \d"/.test(body) ? { kind: 'status', status: 429, retryAfter: 0 } : undefined;
		});
		await run(emulator, {
			items: contacts(100).map((item) => ({ ...item, email: 'none' })),
			parameters: { options: { maxParallelRequests: 8 } },
			onError: 'continueErrorOutput',
		});
		expect(inFlight).toBeGreaterThanOrEqual(7);
		await emulator.close();
	});
});
