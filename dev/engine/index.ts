// First: it keeps n8n-core out of the user's own n8n folder.
import './isolate';

import { WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	type IBinaryKeyData,
	type IDataObject,
	type INodeExecutionData,
	type IRun,
} from 'n8n-workflow';

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
 * @param binary the files of these items
 * @param executionId n8n's ID of the execution, to run it as if n8n tried the node again; another one each time by default
 */
export function execute(
	file: WorkflowFile,
	types: Types,
	credentials: Credentials,
	start: string,
	items: IDataObject[],
	binary: IBinaryKeyData[] = [],
	executionId?: string,
): Execution {
	const pinData = {
		[start]: items.map((json, n): INodeExecutionData => ({ json, binary: binary[n] })),
	};
	const workflowData = stored(file, pinData);
	const workflow = loaded(workflowData, types);
	const store = new CredentialStore(types, credentials);
	const additionalData = additionalDataOf(workflowData, store, undefined, executionId);
	const engine = new WorkflowExecute(additionalData, 'manual');
	const startNode = workflow.getNode(start) ?? undefined;
	const finished = engine.run({ workflow, startNode, pinData });
	return { finished, cancel: () => finished.cancel() };
}

/**
 * Runs a workflow as n8n does after its trigger's `webhook` has answered a call.
 *
 * @param trigger the name of the trigger, whose `execute`, if it has one, gets the items
 * @param items what `webhook` returned
 */
export function executeAfterWebhook(
	file: WorkflowFile,
	types: Types,
	credentials: Credentials,
	trigger: string,
	items: IDataObject[],
): Execution {
	const workflowData = stored(file);
	const workflow = loaded(workflowData, types);
	const store = new CredentialStore(types, credentials);
	const node = workflow.getNode(trigger);
	if (node === null) throw new Error(`No node ${trigger}`);
	const data = { main: [items.map((json) => ({ json }))] };
	const stack = [{ node, data, source: null }];
	const started = createRunExecutionData({ executionData: { nodeExecutionStack: stack } });
	const engine = new WorkflowExecute(additionalDataOf(workflowData, store), 'webhook', started);
	const finished = engine.processRunExecutionData(workflow);
	return { finished, cancel: () => finished.cancel() };
}

/** The items of one output of a node. */
export function outputOf(run: IRun, node: string, output = 0): INodeExecutionData[] {
	return run.data.resultData.runData[node]?.at(-1)?.data?.main?.[output] ?? [];
}
