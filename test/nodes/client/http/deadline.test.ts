import { getEventListeners, once } from 'node:events';

import { sleep } from 'n8n-workflow';

import { deadlineIn } from '../../../../nodes/client/http/deadline';

const LONG = 60_000;

describe('a deadline: a request without an end would hold its run for ever', () => {
	it('ends an exchange when its time is over, and leaves one that has more time alone', async () => {
		const short = deadlineIn(20);
		const long = deadlineIn(LONG);
		await once(short.signal, 'abort');
		expect(long.signal.aborted).toBe(false);
	});

	it('gives one that begins later all of its time', async () => {
		const first = deadlineIn(300);
		await sleep(150);
		const second = deadlineIn(300);
		const wasOver = new Promise((resolve) => {
			first.signal.addEventListener('abort', () => resolve(second.signal.aborted));
		});
		expect(await wasOver).toBe(false);
		await once(second.signal, 'abort');
	});

	it('gives one that shares the timer of another no more than its time', async () => {
		deadlineIn(200);
		await sleep(50);
		const { signal } = deadlineIn(200);
		const itsTime = AbortSignal.timeout(200);
		const wasOver = new Promise((resolve) => {
			itsTime.addEventListener('abort', () => resolve(signal.aborted));
		});
		expect(await wasOver).toBe(true);
	});

	it('ends all of an execution that is canceled, and none of another', () => {
		const execution = new AbortController();
		const mine = [LONG, LONG, 2 * LONG].map((time) => deadlineIn(time, execution.signal));
		const other = deadlineIn(LONG, new AbortController().signal);
		execution.abort();
		expect(mine.map(({ signal }) => signal.aborted)).toEqual([true, true, true]);
		expect(other.signal.aborted).toBe(false);
	});

	it('has ended where the execution is canceled already', () => {
		expect(deadlineIn(LONG, AbortSignal.abort()).signal.aborted).toBe(true);
	});

	it('no longer touches an exchange that has come to its end', () => {
		const execution = new AbortController();
		const { signal, release } = deadlineIn(LONG, execution.signal);
		release();
		execution.abort();
		expect(signal.aborted).toBe(false);
	});

	it('is its own for each exchange: HTTP clients add listeners, of which Node.js warns beyond ten', () => {
		const execution = new AbortController();
		const [one, two] = [1, 2].map(() => deadlineIn(LONG, execution.signal).signal);
		expect(one).not.toBe(two);
	});

	it('leaves nothing behind on an execution that sends for hours', () => {
		const execution = new AbortController();
		const open = deadlineIn(LONG, execution.signal);
		for (let n = 1; n <= 20; n++) deadlineIn(LONG + n, execution.signal).release();
		// One for the open one and the youngest.
		expect(getEventListeners(execution.signal, 'abort')).toHaveLength(1);
		open.release();
		expect(getEventListeners(execution.signal, 'abort')).toHaveLength(1);
	});

	it('of a hundred requests that take long has one listener on the execution, and ends each of them', () => {
		const execution = new AbortController();
		const now = jest.spyOn(performance, 'now');
		const open = Array.from({ length: 100 }, (_, n) => {
			now.mockReturnValue(n * 200);
			return deadlineIn(LONG, execution.signal);
		});
		now.mockRestore();
		expect(getEventListeners(execution.signal, 'abort')).toHaveLength(1);
		for (const { release } of open.slice(0, 50)) release();
		execution.abort();
		expect(open.filter(({ signal }) => signal.aborted)).toHaveLength(50);
	});
});
