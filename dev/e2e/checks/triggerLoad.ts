/* eslint-disable @n8n/community-nodes/no-restricted-imports, no-console -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

import type { DollarPeEvent, Emulator } from '../../emulator';
import { Listener } from '../../n8n/listener';
import { inParallel } from '../../lib/parallel';
import type { Bench } from './bench';
import { compare, newEvent } from './events';

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
export async function checkTriggerLoad({
	check,
	n8n,
	server,
	sandbox,
	credential,
}: Bench): Promise<void> {
	const listener = await Listener.store(n8n, credential);
	await listener.activate();
	const events = Array.from({ length: MANY }, () => newEvent('PAYOUT', 'SUCCESS'));

	await check('every event of a quiet hour is answered and starts the workflow', async () => {
		const quiet = await Listener.store(n8n, credential);
		await quiet.activate();
		const times: number[] = [];
		for (let n = 0; n < WARM_UP + MEASURED; n++) {
			await pause(REST_MS);
			const { status, ms } = await timedSend(sandbox, newEvent('PAYOUT', 'SUCCESS'), quiet.url);
			assert.equal(status, 200);
			if (n >= WARM_UP) times.push(ms);
		}
		console.log(`        answers to ${MEASURED} events: ${spread(times)}`);
		assert.equal((await quiet.events(WARM_UP + MEASURED)).length, WARM_UP + MEASURED);
		await quiet.deactivate();
	});

	await check(
		`${MANY} events sent within 10 seconds: none is lost, none starts two runs`,
		async () => {
			const start = performance.now();
			const answers = await inParallel(events, MOST_AT_ONCE, async (event, index) => {
				await pause(start + index * INTERVAL_MS - performance.now());
				return await timedSend(sandbox, event, listener.url);
			});
			const sent = performance.now() - start;
			assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
			const received = await listener.events(MANY, SECONDS_TO_EXECUTE);
			const executed = performance.now() - start;
			console.log(
				`        ${MANY} events answered after ${seconds(sent)} (${spread(answers.map(({ ms }) => ms))}), executed and read back after ${seconds(executed)}`,
			);
			assert.deepEqual(compare(events, received), { lost: 0, doubled: 0, unknown: 0 });
		},
	);

	await check('after a restart of n8n, none of them starts the workflow again', async () => {
		await server.restart();
		const answers = await inParallel(
			events,
			MOST_AT_ONCE,
			async (event) => await sandbox.send(event, {}, listener.url),
		);
		assert.deepEqual(new Set(answers), new Set([200]));
		const next = newEvent('PAYOUT', 'SUCCESS');
		assert.equal(await sandbox.send(next, {}, listener.url), 200);
		const received = await listener.events(MANY + 1);
		assert.deepEqual(compare([...events, next], received), { lost: 0, doubled: 0, unknown: 0 });
	});

	await listener.deactivate();
}

async function timedSend(
	emulator: Emulator,
	event: DollarPeEvent,
	url: string,
): Promise<{ status: number; ms: number }> {
	const start = performance.now();
	const status = await emulator.send(event, {}, url);
	return { status, ms: performance.now() - start };
}

function median(times: readonly number[]): number {
	return [...times].sort((left, right) => left - right)[Math.floor(times.length / 2)] ?? 0;
}

function spread(times: readonly number[]): string {
	return `median ${median(times).toFixed(1)} ms, slowest ${Math.max(...times).toFixed(1)} ms`;
}

function seconds(ms: number): string {
	return `${(ms / 1000).toFixed(1)} s`;
}
