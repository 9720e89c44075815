import { sleep } from 'n8n-workflow';

import { LONGEST_WAIT_MS } from '../../../../nodes/client/http/retry';
import { Throttle } from '../../../../nodes/client/http/throttle';

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

describe('the room for requests: too much of it gets a partner locked out, too little makes a sync crawl', () => {
	afterEach(() => jest.restoreAllMocks());

	it('halves on a 429, once for all that were in flight together, and not below one', async () => {
		const throttle = new Throttle(20);
		const sentAt = performance.now();
		await sleep(5);
		for (let n = 0; n < 20; n++) throttle.slowDown(sentAt, 0);
		expect(await room(throttle)).toBe(10);
		for (let n = 0; n < 10; n++) throttle.slowDown(performance.now() + 1000, 0);
		expect(await room(throttle)).toBe(1);
	});

	it('recovers slowly, and not beyond what was chosen', async () => {
		const throttle = new Throttle(20);
		throttle.slowDown(performance.now(), 0);
		for (let n = 0; n < 11; n++) throttle.speedUp();
		expect(await room(throttle)).toBe(11);
		for (let n = 0; n < 1000; n++) throttle.speedUp();
		expect(await room(throttle)).toBe(20);
	});

	it('lets nobody go before the time that DollarPe asked for', async () => {
		const throttle = new Throttle(5);
		const begin = performance.now();
		throttle.slowDown(begin, 500);
		await Promise.all([throttle.enter(GO), throttle.enter(GO)]);
		expect(performance.now() - begin).toBeGreaterThanOrEqual(495);
	});

	it('lets them go in the order in which they asked', async () => {
		const throttle = new Throttle(1);
		await throttle.enter(GO);
		const order: number[] = [];
		const all = [0, 1, 2, 3].map(async (n) => {
			expect(await throttle.enter(GO)).toBe(true);
			order.push(n);
			await sleep(1);
			throttle.leave();
		});
		// The rest of n8n goes on while they wait.
		await sleep(1);
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

	it('halves again for what was sent after it had halved, not for what was under way', async () => {
		const throttle = new Throttle(16);
		const now = jest.spyOn(performance, 'now').mockReturnValue(1000);
		throttle.slowDown(500, 0);
		now.mockReturnValue(2000);
		throttle.slowDown(999, 0);
		expect(await room(throttle)).toBe(8);
		throttle.slowDown(1000, 0);
		expect(await room(throttle)).toBe(4);
	});

	it('waits for the longest Retry-After, also when a shorter one comes later', async () => {
		const throttle = new Throttle(4);
		jest.spyOn(performance, 'now').mockReturnValue(1000);
		throttle.slowDown(0, LONGEST_WAIT_MS + 1);
		throttle.slowDown(0, 0);
		expect(throttle.tooLongAWait()).toBe(LONGEST_WAIT_MS + 1);
	});

	it('takes a wait for too long only where it is longer than five minutes, and says how long it is', async () => {
		const throttle = new Throttle(4);
		const now = jest.spyOn(performance, 'now').mockReturnValue(1000);
		expect(throttle.tooLongAWait()).toBeUndefined();
		throttle.slowDown(0, LONGEST_WAIT_MS);
		expect(throttle.tooLongAWait()).toBeUndefined();
		throttle.slowDown(0, LONGEST_WAIT_MS + 60_000);
		expect(throttle.tooLongAWait()).toBe(LONGEST_WAIT_MS + 60_000);
		expect(await throttle.enter(GO)).toBe(false);
		now.mockReturnValue(1000 + 60_000);
		expect(throttle.tooLongAWait()).toBeUndefined();
	});

	it('tells all who wait for a place when DollarPe asks for too long a wait', async () => {
		const throttle = new Throttle(1);
		await throttle.enter(GO);
		const waiting = Promise.all([throttle.enter(GO), throttle.enter(GO)]);
		throttle.slowDown(performance.now(), LONGEST_WAIT_MS + 60_000);
		throttle.leave();
		expect(await waiting).toEqual([false, false]);
	});

	it('sends while there is a place, also when the run has ended meanwhile: the caller decides that', async () => {
		const halt = new AbortController();
		halt.abort();
		const throttle = new Throttle(1);
		expect(await throttle.enter(halt.signal)).toBe(true);
		expect(await throttle.enter(halt.signal)).toBe(false);
	});
});
