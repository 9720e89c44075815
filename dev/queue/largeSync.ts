import { randomUUID } from 'node:crypto';

import type { Contact } from '../lib/contacts';
import type { N8nClient } from '../n8n/client';
import { exampleWith, readExample } from '../n8n/examples';
import { execute, readExecution } from '../n8n/execution';
import { areOver, executionsOf } from '../n8n/executions';
import type { Server } from '../n8n/server';
import { withCredential, type StoredCredential, type Workflow } from '../n8n/workflow';
import { at, textAt } from '../lib/json';
import { inParallel } from '../lib/parallel';
import { until } from '../lib/wait';

const HANDS_OUT = 'large-sync-to-batches.json';
const ONE_BATCH = 'large-sync-one-batch.json';

/** The nodes that hand a batch out and take it. */
const ENDS = ['n8n-nodes-base.httpRequest', 'n8n-nodes-base.webhook'];

const SECONDS_TO_RUN = 180;

/** How many executions are read at the same time. */
const READERS = 4;

/** What became of the contacts of one sync. */
export interface SyncResult {
	/** The contacts on each output: new customers, those who were there, and those that DollarPe refused. */
	counts: { created: number; known: number; refused: number };
	/** The executions that did it, one for each batch. */
	executionIds: string[];
	/** From the start of the first batch to the end of the last. */
	ms: number;
}

/** The two examples for a large sync, as a person sets them up. */
export class LargeSync {
	private constructor(
		private readonly n8n: N8nClient,
		private readonly key: StoredCredential,
		private readonly webhook: Server,
		/** The workflow that takes a batch, as n8n stored it. */
		private readonly stored: unknown,
	) {}

	/** Stores and activates the workflow that takes a batch. */
	static async setUp(
		n8n: N8nClient,
		webhook: Server,
		credential: StoredCredential,
	): Promise<LargeSync> {
		const header = { name: 'X-Batch-Key', value: randomUUID() };
		const key = await n8n.createCredential('Batches', 'httpHeaderAuth', header);
		const workflow = withCredential(exampleWith(credential, ONE_BATCH), key, ENDS);
		const stored = await n8n.createWorkflow(workflow);
		await n8n.activate(stored);
		return new LargeSync(n8n, key, webhook, stored);
	}

	/**
	 * Runs the sync by hand, and waits for the end of all its batches.
	 *
	 * @param contacts in place of those that the example brings
	 */
	async run(batchSize: number, contacts?: readonly Contact[]): Promise<SyncResult> {
		const before = await this.executionIds();
		const { status, error } = await execute(
			this.n8n,
			this.handsOut(contacts, batchSize),
			"When clicking 'Execute workflow'",
		);
		if (status !== 'success') throw new Error(`${error.node}: ${error.message}`);
		// Light on the main process, which has the two cores in common with the workers.
		await until('The batches', SECONDS_TO_RUN, async () => {
			return (await areOver(this.n8n, this.workflowId)) || undefined;
		});
		const executionIds = (await this.executionIds()).filter((id) => !before.includes(id));
		const batches = await inParallel(
			executionIds,
			READERS,
			async (id) => await readExecution(this.n8n, id),
		);
		const failed = batches.find((batch) => batch.status !== 'success');
		if (failed) throw new Error(`${failed.error.node}: ${failed.error.message}`);
		const customers = batches.flatMap((batch) => batch.items('Customer'));
		const created = customers.filter((customer) => at(customer, 'created') === true).length;
		return {
			counts: {
				created,
				known: customers.length - created,
				refused: batches.flatMap((batch) => batch.items('Refused, and why')).length,
			},
			executionIds,
			ms:
				Math.max(...batches.map(({ ended }) => ended)) -
				Math.min(...batches.map(({ began }) => began)),
		};
	}

	private get workflowId(): string {
		return textAt(this.stored, 'id');
	}

	private async executionIds(): Promise<string[]> {
		return await executionsOf(this.n8n, this.workflowId);
	}

	/** The example with the address of the webhook process, and the size and the contacts of this run. */
	private handsOut(contacts: readonly Contact[] | undefined, batchSize: number): Workflow {
		const example = withCredential(readExample(HANDS_OUT), this.key, ENDS);
		const pinned = contacts?.map(({ ref, ...rest }) => ({
			json: { crmId: ref, ...rest },
		}));
		return {
			...example,
			nodes: example.nodes.map(({ parameters, ...node }) => ({
				...node,
				parameters: {
					...parameters,
					...('batchSize' in parameters && { batchSize }),
					...('url' in parameters && {
						url: String(parameters.url).replace('http://localhost:5678', this.webhook.url),
					}),
				},
			})),
			...(pinned && { pinData: { 'CRM contacts': pinned } }),
		};
	}
}
