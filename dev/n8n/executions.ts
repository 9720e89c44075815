import { at, listAt, textAt } from '../lib/json';
import type { N8nClient } from './client';

/** n8n's maximum page size. */
const PAGE = 100;

/** The statuses of an execution that has not ended. */
export const UNDER_WAY = ['new', 'running', 'waiting'];

const BEGUN = [...UNDER_WAY, 'success', 'error', 'canceled', 'crashed'];

/** How many executions of a workflow have begun. */
export async function countOf(n8n: N8nClient, workflowId: string): Promise<number> {
	return Number(at(await newest(n8n, workflowId), 'count'));
}

/** Whether no execution of a workflow is in progress; for workflows with less than a page of executions. */
export async function areOver(n8n: N8nClient, workflowId: string): Promise<boolean> {
	const results = listAt(await newest(n8n, workflowId), 'results');
	return results.every((execution) => !UNDER_WAY.includes(textAt(execution, 'status')));
}

/** The IDs of all started executions of a workflow, oldest first. */
export async function executionsOf(n8n: N8nClient, workflowId: string): Promise<string[]> {
	const page = await newest(n8n, workflowId);
	const count = Number(at(page, 'count'));
	const ids = listAt(page, 'results').map((execution) => Number(textAt(execution, 'id')));
	const all = count <= PAGE ? ids : await walk(n8n, workflowId, Math.max(...ids), count);
	return all.sort((left, right) => left - right).map(String);
}

async function newest(n8n: N8nClient, workflowId: string): Promise<unknown> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId, status: BEGUN }));
	return await n8n.get(`/rest/executions?filter=${filter}&limit=${PAGE}`);
}

/**
 * One by one, from the newest down. n8n's own pages are sorted by time but cut by ID (2.41.1), so executions that began
 * together would come twice or never.
 */
async function walk(
	n8n: N8nClient,
	workflowId: string,
	newestId: number,
	count: number,
): Promise<number[]> {
	const found: number[] = [];
	for (let id = newestId; id > 0 && found.length < count; id--) {
		const execution = await n8n.get(`/rest/executions/${id}`);
		if (textAt(execution, 'workflowId') === workflowId) found.push(id);
	}
	return found;
}
