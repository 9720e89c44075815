import assert from 'node:assert/strict';

import { newEvent, type DollarPeEvent } from '../../emulator';
import { textAt } from '../../lib/json';
import { inParallel } from '../../lib/parallel';
import { compare, Listener, ONCE_EACH } from '../../n8n/listener';
import type { QueueBench } from '../bench';
import { checkCreditOnce } from './creditOnce';

const MANY = 200;
const FEW = 50;

/** How many may wait for their answer at the same time. */
const MOST_AT_ONCE = 20;

const SECONDS_TO_EXECUTE = 120;

/** The trigger in queue mode: webhook processes receive the events, workers run the workflows. */
export async function checkTrigger(bench: QueueBench): Promise<void> {
	const { check, n8n, deployment, sandbox, credential } = bench;
	const { webhook } = deployment;
	const listen = async (): Promise<Listener> => {
		const listener = await Listener.store(n8n, credential, {}, { webhooks: webhook });
		await listener.activate();
		return listener;
	};
	const send = async (sent: readonly DollarPeEvent[], url: string): Promise<void> => {
		const answers = await inParallel(
			sent,
			MOST_AT_ONCE,
			async (event) => await sandbox.send(event, {}, url),
		);
		assert.deepEqual(new Set(answers), new Set([200]));
	};

	const title = `Queue, trigger: ${MANY} events, each offered twice, start one run each, also after a restart`;
	await check(title, async () => {
		const listener = await listen();
		const events = newEvents(MANY);
		const start = performance.now();
		await send(
			events.flatMap((event) => [event, event]),
			listener.url,
		);
		const answered = performance.now() - start;
		console.log(`${2 * MANY} calls answered in ${(answered / 1000).toFixed(1)} s`);
		const received = await listener.events(MANY, SECONDS_TO_EXECUTE);
		assert.deepEqual(compare(events, received), ONCE_EACH);

		await webhook.restart();
		const [next] = newEvents(1);
		assert.ok(next);
		await send([...events, next], listener.url);
		const all = await listener.events(MANY + 1, SECONDS_TO_EXECUTE);
		assert.deepEqual(compare([...events, next], all), ONCE_EACH);
		await listener.deactivate();
	});

	await check('Queue, trigger: a forged event is refused, and the log says why', async () => {
		const listener = await listen();
		const event = newEvent('PAYOUT', 'SUCCESS');
		assert.equal(await sandbox.send(event, { forge: 'secret' }, listener.url), 401);
		assert.match(webhook.log, /refused a call \(401\): the signature does not match/);
		assert.equal(await listener.count(), 0);
		await listener.deactivate();
	});

	const other = await deployment.anotherWebhook();
	const at = (url: string, { url: origin }: { url: string }): string =>
		url.replace(webhook.url, origin);

	await check('Queue, trigger: another webhook process starts no event again', async () => {
		const listener = await listen();
		const events = newEvents(MANY);
		await send(events, listener.url);
		await listener.events(MANY, SECONDS_TO_EXECUTE);
		await send(events, at(listener.url, other));
		const [next] = newEvents(1);
		assert.ok(next);
		await send([next], at(listener.url, other));
		const newest = (await listener.events(MANY + 1, SECONDS_TO_EXECUTE)).at(-1);
		assert.equal(textAt(newest, 'id'), next.id);
		assert.equal(await listener.count(), MANY + 1);
		await listener.deactivate();
	});

	await check(
		'Queue, trigger: of events that reach two processes at once, none is lost',
		async () => {
			const listener = await listen();
			const events = newEvents(FEW);
			for (const event of events) {
				const urls = [webhook, other].map((process) => at(listener.url, process));
				await Promise.all(urls.map(async (url) => await send([event], url)));
			}
			const received = await listener.events(FEW, SECONDS_TO_EXECUTE);
			const { doubled, ...rest } = compare(events, received);
			console.log(`${doubled} of ${FEW} started the workflow twice`);
			assert.deepEqual(rest, { lost: 0, unknown: 0 });
			await listener.deactivate();
		},
	);

	await checkCreditOnce(bench, other);
}

function newEvents(count: number): DollarPeEvent[] {
	return Array.from({ length: count }, () => newEvent('PAYOUT', 'SUCCESS'));
}
