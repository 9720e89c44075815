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

/** The nodes that hand out and receive a batch. */
const ENDS = ['n8n-nodes-base.httpRequest', 'n8n-nodes-base.webhook'];

const SECONDS_TO_RUN = 180;

/** How many executions are read at the same time. */
const READERS = 4;

/** The outcome of one sync. */
export interface SyncResult {
	/** The contacts on each output: new customers, existing ones, and refused contacts. */
	counts: { created: number; known: number; refused: number };
	/** The executions, one for each batch. */
	executionIds: string[];
	/** From the start of the first batch to the end of the last. */
	ms: number;
}

/**
 * Runs the sync manually, and waits for the end of all its batches.
 *
 * @param contacts replace the example's own
 */
export type LargeSync = (batchSize: number, contacts?: readonly Contact[]) => Promise<SyncResult>;

/** Sets the two examples for a large sync up as a person does: the workflow that takes a batch is published. */
export async function setUpLargeSync(
	n8n: N8nClient,
	webhook: Server,
	credential: StoredCredential,
): Promise<LargeSync> {
	const header = { name: 'X-Batch-Key', value: randomUUID() };
	const key = await n8n.createCredential('Batches', 'httpHeaderAuth', header);
	const oneBatch = withCredential(exampleWith(credential, ONE_BATCH), key, ENDS);
	const stored = await n8n.createWorkflow(oneBatch);
	await n8n.activate(stored);
	const id = textAt(stored, 'id');
	const handsOut = withCredential(readExample(HANDS_OUT), key, ENDS);

	return async (batchSize, contacts) => {
		const before = await executionsOf(n8n, id);
		const workflow = adapted(handsOut, webhook.url, batchSize, contacts);
		const { status, error } = await execute(n8n, workflow, "When clicking 'Execute workflow'");
		if (status !== 'success') throw new Error(`${error.node}: ${error.message}`);
		// Polls rarely, since the main process shares two cores with the workers.
		await until('The batches', SECONDS_TO_RUN, async () => {
			return (await areOver(n8n, id)) || undefined;
		});
		const executionIds = (await executionsOf(n8n, id)).filter((each) => !before.includes(each));
		const batches = await inParallel(
			executionIds,
			READERS,
			async (each) => await readExecution(n8n, each),
		);
		const failed = batches.find((batch) => batch.status !== 'success');
		if (failed) throw new Error(`${failed.error.node}: ${failed.error.message}`);
		const customers = batches.flatMap((batch) => batch.items('Customer'));
		const created = customers.filter((customer) => at(customer, 'created') === true).length;
		const refused = batches.flatMap((batch) => batch.items('Refused')).length;
		const ends = batches.map(({ ended }) => ended);
		return {
			counts: { created, known: customers.length - created, refused },
			executionIds,
			ms: Math.max(...ends) - Math.min(...batches.map(({ began }) => began)),
		};
	};
}

/** The example with the address of the webhook process, and the size and the contacts of this run. */
function adapted(
	example: Workflow,
	webhookUrl: string,
	batchSize: number,
	contacts: readonly Contact[] | undefined,
): Workflow {
	const nodes = example.nodes.map(({ parameters, ...node }) => ({
		...node,
		parameters: {
			...parameters,
			...('batchSize' in parameters && { batchSize }),
			...('url' in parameters && {
				url: String(parameters.url).replace('http://localhost:5678', webhookUrl),
			}),
		},
	}));
	const pinned = contacts?.map(({ ref, ...rest }) => ({ json: { crmId: ref, ...rest } }));
	return { ...example, nodes, ...(pinned && { pinData: { 'CRM contacts': pinned } }) };
}
