import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

import { newEvent, type DollarPeEvent } from '../../emulator';
import { inParallel } from '../../lib/parallel';
import { compare, Listener, ONCE_EACH } from '../../n8n/listener';
import type { Bench } from './bench';

const MANY = 500;
const INTERVAL_MS = 20;
/** How many may wait for their answer at the same time. */
const MOST_AT_ONCE = 50;
const SECONDS_TO_EXECUTE = 400;

/** Many events at once, and duplicates after a restart of n8n. */
export async function checkTriggerLoad(bench: Bench): Promise<void> {
	const { check, n8n, server, sandbox, credential } = bench;

	const send = async (event: DollarPeEvent, { url }: Listener): Promise<void> =>
		assert.equal(await sandbox.send(event, {}, url), 200);

	const title = `Many events: ${MANY} in 10 seconds start one run each, also after a restart of n8n`;
	await check(title, async () => {
		const listener = await Listener.store(n8n, credential);
		await listener.activate();
		const events = Array.from({ length: MANY }, () => newEvent('PAYOUT', 'SUCCESS'));
		const start = performance.now();
		const seconds = (): string => `${((performance.now() - start) / 1000).toFixed(1)} s`;
		await inParallel(events, MOST_AT_ONCE, async (event, index) => {
			await pause(Math.max(0, start + index * INTERVAL_MS - performance.now()));
			await send(event, listener);
		});
		const answered = seconds();
		const received = await listener.events(MANY, SECONDS_TO_EXECUTE);
		console.log(`${MANY} events answered in ${answered}, executed and read back in ${seconds()}`);
		assert.deepEqual(compare(events, received), ONCE_EACH);

		await server.restart();
		await inParallel(events, MOST_AT_ONCE, async (event) => await send(event, listener));
		const next = newEvent('PAYOUT', 'SUCCESS');
		await send(next, listener);
		const all = await listener.events(MANY + 1, SECONDS_TO_EXECUTE);
		assert.deepEqual(compare([...events, next], all), ONCE_EACH);
		await listener.deactivate();
	});
}
