import { randomUUID } from 'node:crypto';

import { N8nClient } from '../e2e/n8n/client';
import { readExecution } from '../e2e/n8n/execution';
import { executionsOf } from '../e2e/n8n/executions';
import { installN8n } from '../e2e/n8n/installation';
import { installNode, packNode } from '../e2e/n8n/nodePackage';
import { startN8n } from '../e2e/n8n/server';
import { withCredential, type StoredCredential, type WorkflowNode } from '../e2e/n8n/workflow';
import { temporaryFolder } from '../e2e/support/folders';
import { textAt } from '../e2e/support/json';
import { CONTACTS, inARow, type Contender } from './contenders';
import type { RemoteEmulator } from './emulatorProcess';
import type { Lab } from './lab';

const CALL = 'Call';

/** A workflow that waits for contacts at its webhook. */
interface Published {
	workflowId: string;
	url: string;
}

/** A whole n8n, in a process of its own, that takes the contacts by webhook. */
export async function n8nLab(): Promise<Lab> {
	const userFolder = temporaryFolder();
	const installation = await installN8n();
	await installNode(await packNode(temporaryFolder()), userFolder);
	const server = await startN8n(installation, userFolder);
	const n8n = new N8nClient(server.url);
	await n8n.signIn();
	const credentials = new Map<string, StoredCredential>();
	const published = new Map<Contender, Published>();

	const credentialFor = async ({ url: baseUrl, apiKey, apiSecret }: RemoteEmulator) => {
		const data = { environment: 'custom', baseUrl, apiKey, apiSecret } as const;
		const stored =
			credentials.get(baseUrl) ?? (await n8n.createCredential(baseUrl, 'dollarPeApi', data));
		credentials.set(baseUrl, stored);
		return stored;
	};
	const publish = async (contender: Contender, api: RemoteEmulator): Promise<Published> => {
		const path = randomUUID();
		const nodes = [...startOf(path), ...contender.nodes];
		const workflow = withCredential(
			{
				name: contender.name,
				nodes,
				connections: inARow(nodes.map(({ name }) => name)),
				settings: { saveDataSuccessExecution: 'all' },
			},
			await credentialFor(api),
			contender.nodes.map(({ type }) => type),
		);
		const stored = await n8n.createWorkflow(workflow);
		await n8n.activate(stored);
		return { workflowId: textAt(stored, 'id'), url: `${server.url}/webhook/${path}` };
	};

	return {
		async run(contender, api, contacts) {
			const { workflowId, url } = published.get(contender) ?? (await publish(contender, api));
			published.set(contender, { workflowId, url });
			const response = await fetch(url, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ contacts }),
			});
			if (!response.ok)
				throw new Error(`n8n answered ${response.status}: ${await response.text()}`);
			const id = (await executionsOf(n8n, workflowId)).at(-1) ?? '';
			const { status, error, time } = await readExecution(n8n, id);
			if (status !== 'success') throw new Error(`${contender.name}: ${error.message}`);
			return time(contender.nodes[0]?.name ?? '', contender.nodes.at(-1)?.name);
		},
	};
}

/** Takes the contacts as one call, answers at the end of the workflow, and makes items of them. */
function startOf(path: string): WorkflowNode[] {
	const place = { position: [0, 0] };
	return [
		{
			id: CALL,
			name: CALL,
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
			...place,
		},
		{
			id: CONTACTS,
			name: CONTACTS,
			type: 'n8n-nodes-base.splitOut',
			typeVersion: 1,
			parameters: { fieldToSplitOut: 'body.contacts', options: {} },
			...place,
		},
	];
}
