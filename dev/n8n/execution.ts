import { parse } from 'flatted';

import { at, listAt, recordAt, textAt } from '../lib/json';
import { until } from '../lib/wait';
import type { N8nClient } from './client';
import { UNDER_WAY } from './executions';
import {
	oneNode,
	withCredential,
	type LooseNode,
	type StoredCredential,
	type Workflow,
} from './workflow';

const SECONDS_TO_RUN = 60;

/** A finished run. */
export interface Execution {
	/** `success`, or `error`. */
	status: string;
	/** n8n's error message and description; empty after a success. */
	error: { message: string; description: string; node: string };
	/** Milliseconds since 1970. */
	began: number;
	ended: number;
	/** What a node gave on one of its outputs, in its last run. */
	items(node: string, output?: number): unknown[];
	/** The same of all its runs, for a node in a loop. */
	allItems(node: string, output?: number): unknown[];
	/** A node's last run as n8n stores it, for what is no item. */
	lastRun(node: string): unknown;
	/** Milliseconds from the start of one node to the end of another, or of the same. */
	time(first: string, last?: string): number;
}

/** Stores a workflow, runs it manually from its trigger, and waits for its end. */
export async function execute(
	n8n: N8nClient,
	workflow: Workflow,
	trigger: string,
): Promise<Execution> {
	return await readExecution(n8n, await start(n8n, workflow, trigger));
}

/** Stores a workflow, and starts it manually from its trigger. @returns the execution's ID */
export async function start(n8n: N8nClient, workflow: Workflow, trigger: string): Promise<string> {
	const stored = await n8n.createWorkflow(workflow);
	const path = `/rest/workflows/${textAt(stored, 'id')}/run`;
	const started = await n8n.post(path, {
		workflowData: stored,
		triggerToStartFrom: { name: trigger },
	});
	return textAt(started, 'executionId');
}

/** Runs one node manually with the credential. @param items its input */
export async function executeNode(
	n8n: N8nClient,
	credential: StoredCredential,
	node: LooseNode,
	items: readonly object[],
	settings: object = {},
): Promise<Execution> {
	const workflow = withCredential(oneNode(node), credential, [node.type]);
	const pinData = { Trigger: items.map((json) => ({ json })) };
	return await execute(n8n, { ...workflow, settings, pinData }, 'Trigger');
}

/** An execution, when it has ended. */
export async function readExecution(n8n: N8nClient, id: string): Promise<Execution> {
	return await readWhen(n8n, id, (status) => !UNDER_WAY.includes(status));
}

/** An execution as soon as it waits for a form or a call; what it has given until then. */
export async function readWaiting(n8n: N8nClient, id: string): Promise<Execution> {
	return await readWhen(n8n, id, (status) => {
		if (status === 'waiting') return true;
		if (!UNDER_WAY.includes(status)) throw new Error(`The execution ended with ${status}`);
		return false;
	});
}

async function readWhen(
	n8n: N8nClient,
	id: string,
	isReached: (status: string) => boolean,
): Promise<Execution> {
	const { status, data, began, ended } = await until('The execution', SECONDS_TO_RUN, async () => {
		const execution = await n8n.get(`/rest/executions/${id}`);
		const status = textAt(execution, 'status');
		const data: unknown = parse(textAt(execution, 'data'));
		// n8n stores the status first and the data a moment later.
		const isStored = Object.keys(recordAt(data, 'resultData', 'runData')).length > 0;
		const began = Date.parse(textAt(execution, 'startedAt'));
		const ended = Date.parse(textAt(execution, 'stoppedAt'));
		return isReached(status) && isStored ? { status, data, began, ended } : undefined;
	});
	const error = at(data, 'resultData', 'error');
	return {
		status,
		error: {
			message: textAt(error, 'message'),
			description: textAt(error, 'description'),
			node: textAt(error, 'node', 'name'),
		},
		began,
		ended,
		items: (node, output = 0) => itemsOf(lastRun(data, node), output),
		allItems: (node, output = 0) => runsOf(data, node).flatMap((run) => itemsOf(run, output)),
		lastRun: (node) => lastRun(data, node),
		time: (first, last = first) => {
			const begin = Number(at(lastRun(data, first), 'startTime'));
			const end = lastRun(data, last);
			return Number(at(end, 'startTime')) + Number(at(end, 'executionTime')) - begin;
		},
	};
}

function runsOf(data: unknown, node: string): unknown[] {
	return listAt(data, 'resultData', 'runData', node);
}

function lastRun(data: unknown, node: string): unknown {
	return runsOf(data, node).at(-1);
}

function itemsOf(run: unknown, output: number): unknown[] {
	return listAt(run, 'data', 'main', output).map((item) => at(item, 'json'));
}
