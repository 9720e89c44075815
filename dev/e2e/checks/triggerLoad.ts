import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

import { newEvent, type DollarPeEvent } from '../../emulator';
import { inParallel } from '../../lib/parallel';
import { compare, Listener, ONCE_EACH } from '../../n8n/listener';
import type { Bench } from './bench';

const WARM_UP = 10;
const MEASURED = 50;
/** Between two of them, so that an answer does not wait for the run before. */
const REST_MS = 200;

const MANY = 500;
const INTERVAL_MS = 20;
/** How many may wait for their answer at the same time. */
const MOST_AT_ONCE = 50;
const SECONDS_TO_EXECUTE = 180;

/** How fast events are answered, how many can come, and what n8n still knows of them after a restart. */
export async function checkTriggerLoad(bench: Bench): Promise<void> {
	const { check, n8n, server, sandbox, credential } = bench;

	/** @returns the milliseconds until the answer */
	const send = async (event: DollarPeEvent, { url }: Listener): Promise<number> => {
		const start = performance.now();
		assert.equal(await sandbox.send(event, {}, url), 200);
		return performance.now() - start;
	};

	await check('Many events: each of a quiet hour is answered and starts the workflow', async () => {
		const listener = await Listener.store(n8n, credential);
		await listener.activate();
		const times: number[] = [];
		for (let n = 0; n < WARM_UP + MEASURED; n++) {
			await pause(REST_MS);
			times.push(await send(newEvent('PAYOUT', 'SUCCESS'), listener));
		}
		console.log(`answers to ${MEASURED} events: ${spread(times.slice(WARM_UP))}`);
		assert.equal((await listener.events(times.length)).length, times.length);
		await listener.deactivate();
	});

	const title = `Many events: ${MANY} in 10 seconds start one run each, also after a restart of n8n`;
	await check(title, async () => {
		const listener = await Listener.store(n8n, credential);
		await listener.activate();
		const events = Array.from({ length: MANY }, () => newEvent('PAYOUT', 'SUCCESS'));
		const start = performance.now();
		const times = await inParallel(events, MOST_AT_ONCE, async (event, index) => {
			await pause(start + index * INTERVAL_MS - performance.now());
			return await send(event, listener);
		});
		const sent = performance.now() - start;
		const received = await listener.events(MANY, SECONDS_TO_EXECUTE);
		const executed = performance.now() - start;
		console.log(
			`${MANY} events answered after ${seconds(sent)} (${spread(times)}), executed and read back after ${seconds(executed)}`,
		);
		assert.deepEqual(compare(events, received), ONCE_EACH);

		await server.restart();
		await inParallel(events, MOST_AT_ONCE, async (event) => await send(event, listener));
		const next = newEvent('PAYOUT', 'SUCCESS');
		await send(next, listener);
		const all = await listener.events(MANY + 1);
		assert.deepEqual(compare([...events, next], all), ONCE_EACH);
		await listener.deactivate();
	});
}

function spread(times: readonly number[]): string {
	const sorted = [...times].sort((left, right) => left - right);
	const [median = 0, slowest = 0] = [sorted[sorted.length >> 1], sorted.at(-1)];
	return `median ${median.toFixed(1)} ms, slowest ${slowest.toFixed(1)} ms`;
}

function seconds(ms: number): string {
	return `${(ms / 1000).toFixed(1)} s`;
}
