// First: it keeps n8n-core out of the user's own n8n folder.
import './isolate';

import { WorkflowExecute } from 'n8n-core';
import type { IDataObject, INodeExecutionData, IRun } from 'n8n-workflow';

import { CredentialStore } from './credentials';
import { additionalDataOf, loaded, stored, type WorkflowFile } from './server';
import type { Credentials, Types } from './types';

export { hookContextOf } from './hooks';
export { loadOptionsContextOf } from './loadOptions';
export type { WorkflowFile } from './server';
export { typesFrom, typesFromPackage, type Credentials, type Types } from './types';

export interface Execution {
	/** Resolves when the workflow has ended, successfully or not; canceling it is like n8n's Stop button. */
	finished: Promise<IRun>;
	cancel(): void;
}

/**
 * Runs a workflow on n8n's engine, without n8n's server around it.
 *
 * @param items the output of the node named `start`, as n8n's pinned data
 */
export function execute(
	file: WorkflowFile,
	types: Types,
	credentials: Credentials,
	start: string,
	items: IDataObject[],
): Execution {
	const pinData = { [start]: items.map((json): INodeExecutionData => ({ json })) };
	const workflowData = stored(file, pinData);
	const workflow = loaded(workflowData, types);
	const store = new CredentialStore(types, credentials);
	const engine = new WorkflowExecute(additionalDataOf(workflowData, store), 'manual');
	const startNode = workflow.getNode(start) ?? undefined;
	const finished = engine.run({ workflow, startNode, pinData });
	return { finished, cancel: () => finished.cancel() };
}

/** The items of one output of a node. */
export function outputOf(run: IRun, node: string, output = 0): INodeExecutionData[] {
	return run.data.resultData.runData[node]?.at(-1)?.data?.main?.[output] ?? [];
}
