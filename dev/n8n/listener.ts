import { randomUUID } from 'node:crypto';

import type { DollarPeEvent } from '../emulator';
import { at, textAt } from '../lib/json';
import { inParallel } from '../lib/parallel';
import { until } from '../lib/wait';
import type { N8nClient } from './client';
import { readExecution } from './execution';
import { countOf, executionsOf } from './executions';
import {
	inLine,
	withCredential,
	type LooseNode,
	type StoredCredential,
	type Workflow,
} from './workflow';

const TYPE = 'n8n-nodes-dollarpe.dollarPeTrigger';
const TRIGGER = 'DollarPe Trigger';
const AFTERWARDS = 'What happened';

/** The version of a trigger that is added today. */
const NEWEST = 1.1;

/** How many executions are read at the same time. */
const READERS = 8;

/** A stored workflow that begins with a DollarPe Trigger, and what it was started with. */
export class Listener {
	private constructor(
		private readonly n8n: N8nClient,
		/** As n8n stored it. */
		private readonly stored: unknown,
		/** The trigger's production URL, on this machine. */
		readonly url: string,
		/** The trigger's URL of a test run, on this machine. */
		readonly testUrl: string,
	) {}

	/**
	 * @param parameters of the trigger; those left out have the defaults of the panel
	 * @param settings the process that answers the production URL, where it is another one; the version of the trigger
	 */
	static async store(
		n8n: N8nClient,
		credential: StoredCredential,
		parameters: object = {},
		{
			webhooks = n8n,
			typeVersion = NEWEST,
		}: { webhooks?: { url: string }; typeVersion?: number } = {},
	): Promise<Listener> {
		const webhookId = randomUUID();
		const trigger = { name: TRIGGER, type: TYPE, typeVersion, parameters, webhookId };
		const workflow = withCredential(workflowWith(trigger), credential, [TYPE]);
		const path = `${webhookId}/webhook`;
		return new Listener(
			n8n,
			await n8n.createWorkflow(workflow),
			`${webhooks.url}/webhook/${path}`,
			`${n8n.url}/webhook-test/${path}`,
		);
	}

	async activate(): Promise<void> {
		await this.n8n.activate(this.stored);
	}

	async deactivate(): Promise<void> {
		await this.n8n.deactivate(this.stored);
	}

	/** Does what "Execute workflow" does: waits for one event at the test URL. */
	async listenForTest(): Promise<void> {
		await this.n8n.post(`/rest/workflows/${this.workflowId}/run`, {
			workflowData: this.stored,
			triggerToStartFrom: { name: TRIGGER },
		});
	}

	/** The number of executions started so far. */
	async count(): Promise<number> {
		return await countOf(this.n8n, this.workflowId);
	}

	/**
	 * The input of each execution, oldest first, when all started executions have ended.
	 *
	 * @param atLeast the number of executions to wait for
	 * @throws when one of them failed
	 */
	async events(atLeast: number, seconds = 30): Promise<unknown[]> {
		await until(`The start of ${atLeast} executions`, seconds, async () => {
			return (await this.count()) >= atLeast || undefined;
		});
		const ids = await executionsOf(this.n8n, this.workflowId);
		return await inParallel(ids, READERS, async (id) => {
			const execution = await readExecution(this.n8n, id);
			const [event] = execution.items(TRIGGER);
			const [afterwards] = execution.items(AFTERWARDS);
			// The next node must have received it too.
			if (at(afterwards, 'id') !== at(event, 'id')) {
				throw new Error(`Execution ${id}: ${execution.status} ${execution.error.message}`);
			}
			return event;
		});
	}

	private get workflowId(): string {
		return textAt(this.stored, 'id');
	}
}

function workflowWith(trigger: LooseNode): Workflow {
	const id = { id: 'id', name: 'id', value: '={{ $json.id }}', type: 'string' };
	return inLine('What DollarPe says', [
		trigger,
		{
			name: AFTERWARDS,
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			parameters: { assignments: { assignments: [id] }, options: {} },
		},
	]);
}

/** Events without a start, starts that were duplicates, and starts without an event. */
export interface Outcome {
	lost: number;
	doubled: number;
	unknown: number;
}

/** What {@link compare} gives where each event started one execution. */
export const ONCE_EACH: Outcome = { lost: 0, doubled: 0, unknown: 0 };

/** Compares the sent events with the starts of workflows. */
export function compare(sent: readonly DollarPeEvent[], received: readonly unknown[]): Outcome {
	const ids = received.map((event) => textAt(event, 'id'));
	const started = new Set(ids);
	const known = new Set(sent.map(({ id }) => id));
	return {
		lost: sent.filter(({ id }) => !started.has(id)).length,
		doubled: ids.length - started.size,
		unknown: [...started].filter((id) => !known.has(id)).length,
	};
}
