import { randomUUID } from 'node:crypto';

import { newEvent, startEmulator, type Emulator } from '../emulator';
import { textAt } from '../lib/json';
import { whenDone } from '../lib/cleanup';
import { keysOf } from '../lib/keys';
import { runMain } from '../lib/main';
import { inParallel } from '../lib/parallel';
import { until } from '../lib/wait';
import type { N8nClient } from '../n8n/client';
import { areOver, countOf } from '../n8n/executions';
import { freshN8n } from '../n8n/fresh';
import { inLine, withCredential, type StoredCredential } from '../n8n/workflow';

const EVENTS = 100;
const AT_ONCE = 10;
const WARM_UP = 10;
const SECONDS = 300;

type Row = Record<string, string | number>;

/** n8n's settings that are compared. */
const SETTINGS: ReadonlyArray<[name: string, settings: NodeJS.ProcessEnv]> = [
	['as installed', {}],
	['LAZY_ACQUIRE', { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' }],
];

const TRIGGER = 'n8n-nodes-dollarpe.dollarPeTrigger';

/** Triggers that start a workflow whose next node does nothing. */
const TRIGGERS = [
	{ name: 'DollarPe Trigger', type: TRIGGER, typeVersion: 1.1, parameters: {} },
	{
		name: 'Webhook',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		parameters: { httpMethod: 'POST', path: randomUUID(), options: {} },
	},
];

/**
 * Prints what an event costs, with `npx tsx dev/bench/trigger.ts`: the time until n8n has answered it, at rest, and until
 * a burst has been executed. The numbers are on docs/trigger.md.
 */
async function main(): Promise<number> {
	const emulator = await startEmulator();
	whenDone(() => emulator.close());
	const rows: Row[] = [];
	for (const [setting, settings] of SETTINGS) {
		const { n8n } = await freshN8n(undefined, settings);
		const credential = await n8n.createCredential('DollarPe', 'dollarPeApi', keysOf(emulator));
		for (const trigger of TRIGGERS) {
			const target = await publish(n8n, credential, trigger);
			await sendAll(emulator, n8n, target, WARM_UP, 1);
			const rest = await sendAll(emulator, n8n, target, EVENTS, 1);
			const burst = await sendAll(emulator, n8n, target, EVENTS, AT_ONCE);
			rows.push({
				setting,
				trigger: trigger.name,
				'answer at rest, median (ms)': Math.round(rest.median),
				'burst executed (s)': Number((burst.executed / 1000).toFixed(1)),
			});
		}
	}
	console.table(rows);
	return 0;
}

interface Target {
	id: string;
	url: string;
	/** How many executions it has had. */
	count: number;
}

async function publish(
	n8n: N8nClient,
	credential: StoredCredential,
	trigger: (typeof TRIGGERS)[number],
): Promise<Target> {
	const webhookId = trigger.parameters.path ?? randomUUID();
	const path = trigger.type === TRIGGER ? `${webhookId}/webhook` : webhookId;
	const next = { name: 'Next', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} };
	const workflow = inLine(trigger.name, [{ ...trigger, webhookId }, next]);
	const stored = await n8n.createWorkflow(withCredential(workflow, credential, [TRIGGER]));
	await n8n.activate(stored);
	return { id: textAt(stored, 'id'), url: `${n8n.url}/webhook/${path}`, count: 0 };
}

/** @returns milliseconds: the median until an answer, and until all were executed */
async function sendAll(
	emulator: Emulator,
	n8n: N8nClient,
	target: Target,
	events: number,
	atOnce: number,
): Promise<{ median: number; executed: number }> {
	const start = performance.now();
	const all = Array.from({ length: events }, () => newEvent('PAYOUT', 'SUCCESS'));
	const times = await inParallel(all, atOnce, async (event) => {
		const sent = performance.now();
		const status = await emulator.send(event, {}, target.url);
		if (status !== 200) throw new Error(`HTTP ${status}`);
		return performance.now() - sent;
	});
	target.count += events;
	await until('The executions', SECONDS, async () => {
		const begun = await countOf(n8n, target.id);
		return (begun >= target.count && (await areOver(n8n, target.id))) || undefined;
	});
	const executed = performance.now() - start;
	const median = times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
	return { median, executed };
}

runMain(main);
