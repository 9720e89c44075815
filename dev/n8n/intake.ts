import { randomUUID } from 'node:crypto';

import type { IConnections } from 'n8n-workflow';

import { textAt } from '../lib/json';
import type { N8nClient } from './client';
import { readExecution, type Execution } from './execution';
import { executionsOf } from './executions';
import { inLine, withCredential, type LooseNode, type StoredCredential } from './workflow';

/** A published workflow that receives items in one call, and answers the call when it has finished. */
export class Intake {
	private constructor(
		private readonly n8n: N8nClient,
		private readonly workflowId: string,
		private readonly url: string,
	) {}

	/**
	 * @param nodes the nodes that process the items, with the credential where they need it
	 * @param connections among them, from the node "Items" on; by default they come one after the other
	 */
	static async publish(
		n8n: N8nClient,
		name: string,
		nodes: readonly LooseNode[],
		credential: StoredCredential,
		connections: IConnections = {},
	): Promise<Intake> {
		const path = randomUUID();
		const workflow = inLine(name, [...itemsByCall(path), ...nodes]);
		workflow.connections = { ...workflow.connections, ...connections };
		workflow.settings = { saveDataSuccessExecution: 'all' };
		const types = nodes.map(({ type }) => type);
		const stored = await n8n.createWorkflow(withCredential(workflow, credential, types));
		await n8n.activate(stored);
		return new Intake(n8n, textAt(stored, 'id'), `${n8n.url}/webhook/${path}`);
	}

	/** Whether n8n, which has just started, answers calls already. */
	async isReady(): Promise<boolean> {
		return await postItems(this.url, []).then(
			() => true,
			() => false,
		);
	}

	/** @throws if the workflow failed */
	async run(items: readonly object[]): Promise<Execution> {
		await postItems(this.url, items);
		const id = (await executionsOf(this.n8n, this.workflowId)).at(-1) ?? '';
		const execution = await readExecution(this.n8n, id);
		if (execution.status !== 'success') throw new Error(execution.error.message);
		return execution;
	}
}

/** @throws if n8n does not accept them */
export async function postItems(url: string, items: readonly object[]): Promise<void> {
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ items }),
	});
	if (!response.ok) throw new Error(`n8n answered ${response.status}: ${await response.text()}`);
}

/** The nodes that turn a call of {@link postItems} into items, and answer it when the workflow has run to its end. */
export function itemsByCall(path: string): LooseNode[] {
	return [
		{
			name: 'Call',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			webhookId: path,
			parameters: {
				httpMethod: 'POST',
				path,
				responseMode: 'lastNode',
				responseData: 'noData',
				options: {},
			},
		},
		{
			name: 'Items',
			type: 'n8n-nodes-base.splitOut',
			typeVersion: 1,
			parameters: { fieldToSplitOut: 'body.items', options: {} },
		},
	];
}
