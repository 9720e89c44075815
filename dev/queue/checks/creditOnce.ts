import assert from 'node:assert/strict';

import { newEvent, type DollarPeEvent } from '../../emulator';
import { textAt } from '../../lib/json';
import { inParallel } from '../../lib/parallel';
import { until } from '../../lib/wait';
import { readExample } from '../../n8n/examples';
import { readExecution } from '../../n8n/execution';
import { areOver, countOf, executionsOf } from '../../n8n/executions';
import type { Server } from '../../n8n/server';
import { inLine, withCredential } from '../../n8n/workflow';
import type { QueueBench } from '../bench';

const FEW = 50;
const MOST_AT_ONCE = 10;
const SECONDS_TO_EXECUTE = 180;
const TRIGGER = 'DollarPe Trigger';
const ONCE = 'Not seen before';

/** How often the events passed n8n's Remove Duplicates. */
interface Passed {
	executions: number;
	failed: number;
	never: number;
	once: number;
	moreThanOnce: number;
}

/**
 * The first two nodes of the example that credits once, with two webhook processes: what n8n's Remove Duplicates lets
 * through. It is a measurement: n8n's node reads and writes its list without a lock.
 */
export async function checkCreditOnce(bench: QueueBench, other: Server): Promise<void> {
	const { check, deployment, sandbox } = bench;
	const { webhook } = deployment;
	const send = async (event: DollarPeEvent, url: string): Promise<void> =>
		assert.equal(await sandbox.send(event, {}, url), 200);
	const addresses = (path: string): string[] => [webhook, other].map(({ url }) => url + path);

	const title = `Queue, credit once: of ${FEW} payins, each announced to two processes, most pass once and none is lost in silence`;
	await check(title, async () => {
		const { id, path, stop } = await publish(bench);
		// The very first one creates the list; two of them at once are measured below.
		const first = newEvent('PAYIN', 'SUCCESS');
		await send(first, webhook.url + path);
		await ended(bench, id, 1);
		const events = newEvents();
		for (const event of events) {
			await Promise.all(addresses(path).map(async (url) => await send(event, url)));
		}
		const passed = await passedOf(bench, id, FEW + 1, [first, ...events]);
		console.log('Each event to both processes at once:', passed);
		assert.ok(passed.never <= passed.failed);
		await stop();
	});

	await check(
		'Queue, credit once: different payins at the same time, and each again later',
		async () => {
			const { id, path, stop } = await publish(bench);
			const events = newEvents();
			await inParallel(events, MOST_AT_ONCE, async (event, n) => {
				await send(event, addresses(path)[n % 2] ?? '');
			});
			const before = await passedOf(bench, id, FEW, events);
			console.log(`${MOST_AT_ONCE} different events at once:`, before);
			// To the trigger it is another event, which has another time.
			const later = events.map((event) => ({ ...event, timestamp: new Date().toISOString() }));
			await inParallel(
				later,
				1,
				async (event, n) => await send(event, addresses(path)[n % 2] ?? ''),
			);
			console.log('The same, each again later:', await passedOf(bench, id, 2 * FEW, events));
			assert.ok(before.never <= before.failed);
			await stop();
		},
	);
}

const newEvents = (): DollarPeEvent[] =>
	Array.from({ length: FEW }, () => newEvent('PAYIN', 'SUCCESS'));

/** Publishes the example's first two nodes, with a node after them. */
async function publish({ n8n, credential }: QueueBench) {
	const nodes = readExample('credit-payin-once.json').nodes.filter(({ name }) =>
		[TRIGGER, ONCE].includes(name),
	);
	assert.equal(nodes.length, 2);
	const webhookId = crypto.randomUUID();
	const workflow = inLine('Credit once', [
		...nodes.map((node) => (node.name === TRIGGER ? { ...node, webhookId } : node)),
		{ name: 'Credit', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} },
	]);
	const stored = await n8n.createWorkflow(
		withCredential(workflow, credential, ['n8n-nodes-dollarpe.dollarPeTrigger']),
	);
	await n8n.activate(stored);
	return {
		id: textAt(stored, 'id'),
		path: `/webhook/${webhookId}/webhook`,
		stop: async () => await n8n.deactivate(stored),
	};
}

/** Waits until no execution is under way, and there are that many. */
async function ended({ n8n }: QueueBench, id: string, atLeast: number): Promise<void> {
	await until(`${atLeast} executions`, SECONDS_TO_EXECUTE, async () => {
		return (await countOf(n8n, id)) >= atLeast || undefined;
	});
	await until('Their end', SECONDS_TO_EXECUTE, async () => {
		return (await areOver(n8n, id)) || undefined;
	});
}

async function passedOf(
	bench: QueueBench,
	id: string,
	atLeast: number,
	events: readonly DollarPeEvent[],
): Promise<Passed> {
	await ended(bench, id, atLeast);
	const runs = await inParallel(await executionsOf(bench.n8n, id), 8, async (execution) => {
		const run = await readExecution(bench.n8n, execution);
		return { status: run.status, payins: run.items('Credit').map((item) => textAt(item, 'id')) };
	});
	const credited = runs.flatMap(({ payins }) => payins);
	const times = events.map((event) => credited.filter((payin) => payin === event.id).length);
	return {
		executions: runs.length,
		failed: runs.filter(({ status }) => status !== 'success').length,
		never: times.filter((count) => count === 0).length,
		once: times.filter((count) => count === 1).length,
		moreThanOnce: times.filter((count) => count > 1).length,
	};
}
