/* eslint-disable @n8n/community-nodes/no-restricted-imports, no-console -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';

import type { DollarPeEvent } from '../../emulator';
import { Listener } from '../../n8n/listener';
import type { QueueBench } from '../../queue/bench';
import { textAt } from '../../lib/json';
import { inParallel } from '../../lib/parallel';
import { compare, newEvent } from './events';

const MANY = 200;
const FEW = 50;

/** How many may wait for their answer at the same time. */
const MOST_AT_ONCE = 20;

const SECONDS_TO_EXECUTE = 120;

const ONCE_EACH = { lost: 0, doubled: 0, unknown: 0 };

/** The trigger where webhook processes take the events and workers run the workflows. */
export async function checkQueueTrigger({
	check,
	n8n,
	deployment,
	sandbox,
	credential,
}: QueueBench): Promise<void> {
	const { webhook } = deployment;
	const listener = await Listener.store(n8n, credential, {}, webhook);
	await listener.activate();
	const events = newEvents();
	const send = async (sent: readonly DollarPeEvent[], url = listener.url): Promise<number[]> =>
		await inParallel(sent, MOST_AT_ONCE, async (event) => await sandbox.send(event, {}, url));

	await check(
		`${MANY} events, each offered twice to the webhook process: each starts the workflow once`,
		async () => {
			const start = performance.now();
			const twice = events.flatMap((event) => [event, event]);
			const answers = await send(twice);
			const answered = performance.now() - start;
			assert.deepEqual(new Set(answers), new Set([200]));
			const received = await listener.events(MANY, SECONDS_TO_EXECUTE);
			console.log(`        ${twice.length} calls answered in ${(answered / 1000).toFixed(1)} s`);
			assert.deepEqual(compare(events, received), ONCE_EACH);
		},
	);

	await check('the webhook process refuses a forged event, and its log says why', async () => {
		const status = await sandbox.send(
			newEvent('PAYOUT', 'SUCCESS'),
			{ forge: 'secret' },
			listener.url,
		);
		assert.equal(status, 401);
		assert.match(webhook.log, /refused a call \(401\): the signature does not match/);
		assert.equal(await listener.count(), MANY);
	});

	await check(
		'after a restart of the webhook process, no event starts the workflow again',
		async () => {
			await webhook.restart();
			assert.deepEqual(new Set(await send(events)), new Set([200]));
			const next = newEvent('PAYOUT', 'SUCCESS');
			assert.deepEqual(await send([next]), [200]);
			const received = await listener.events(MANY + 1, SECONDS_TO_EXECUTE);
			assert.deepEqual(compare([...events, next], received), ONCE_EACH);
		},
	);

	const other = await deployment.anotherWebhook();
	const elsewhere = listener.url.replace(webhook.url, other.url);

	await check(
		'another webhook process that takes over starts no event again, as the README says',
		async () => {
			assert.deepEqual(new Set(await send(events, elsewhere)), new Set([200]));
			const next = newEvent('PAYOUT', 'SUCCESS');
			assert.deepEqual(await send([next], elsewhere), [200]);
			const newest = (await listener.events(MANY + 2, SECONDS_TO_EXECUTE)).at(-1);
			assert.equal(textAt(newest, 'id'), next.id);
			assert.equal(await listener.count(), MANY + 2);
		},
	);
	await listener.deactivate();

	await check('events that reach two webhook processes at once: none is lost', async () => {
		const both = await Listener.store(n8n, credential, {}, webhook);
		await both.activate();
		const few = newEvents().slice(0, FEW);
		const copies = [webhook, other].map(({ url }) => both.url.replace(webhook.url, url));
		for (const event of few) {
			const answers = await Promise.all(copies.map((url) => sandbox.send(event, {}, url)));
			assert.deepEqual(answers, [200, 200]);
		}
		const { lost, doubled, unknown } = compare(few, await both.events(FEW, SECONDS_TO_EXECUTE));
		console.log(`        ${doubled} of ${FEW} started the workflow twice`);
		assert.deepEqual({ lost, unknown }, { lost: 0, unknown: 0 });
		await both.deactivate();
	});
}

function newEvents(): DollarPeEvent[] {
	return Array.from({ length: MANY }, () => newEvent('PAYOUT', 'SUCCESS'));
}
