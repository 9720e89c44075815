// First: it keeps n8n-core out of the user's own n8n folder.
import './isolate';

import { ExecutionLifecycleHooks, ExternalSecretsProxy, WorkflowExecute } from 'n8n-core';
import {
	Workflow,
	type IConnections,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type IRun,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { CredentialStore } from './credentials';
import { registryOf, type Credentials, type Types } from './types';

export { CredentialStore } from './credentials';
export { registryOf, typesFrom, typesFromPackage, type Credentials, type Types } from './types';

/** As much of a workflow file as the engine needs. */
export interface WorkflowFile {
	name: string;
	nodes: INode[];
	connections: IConnections;
}

export interface Execution {
	/** Settles when the workflow has ended, in success or not; cancelling it is what n8n's Stop button does. */
	finished: Promise<IRun>;
	cancel(): void;
}

/**
 * Runs a workflow on n8n's engine, without n8n's server around it.
 *
 * @param items what the node named `start` gives: n8n's pinned data
 */
export function execute(
	file: WorkflowFile,
	types: Types,
	credentials: Credentials,
	start: string,
	items: IDataObject[],
): Execution {
	const pinData = { [start]: items.map((json): INodeExecutionData => ({ json })) };
	const workflowData: IWorkflowBase = {
		...file,
		id: 'workflow',
		active: false,
		activeVersionId: null,
		isArchived: false,
		createdAt: new Date(),
		updatedAt: new Date(),
		pinData,
	};
	const workflow = new Workflow({ ...workflowData, nodeTypes: registryOf(types), settings: {} });
	const store = new CredentialStore(types, credentials);
	const engine = new WorkflowExecute(additionalDataOf(workflowData, store), 'manual');
	const startNode = workflow.getNode(start) ?? undefined;
	const finished = engine.run({ workflow, startNode, pinData });
	return { finished, cancel: () => finished.cancel() };
}

/** What a node gave on one of its outputs. */
export function outputOf(run: IRun, node: string, output = 0): INodeExecutionData[] {
	return run.data.resultData.runData[node]?.at(-1)?.data?.main?.[output] ?? [];
}

/** What n8n's server tells the engine about itself; nothing of it is used by these workflows. */
function additionalDataOf(
	workflowData: IWorkflowBase,
	credentialsHelper: CredentialStore,
): IWorkflowExecuteAdditionalData {
	const notHere = async () => await Promise.reject(new Error('Only n8n itself can do this'));
	const nowhere = 'http://127.0.0.1';
	return {
		credentialsHelper,
		externalSecretsProxy: new ExternalSecretsProxy(),
		hooks: new ExecutionLifecycleHooks('manual', 'execution', workflowData),
		executionId: 'execution',
		currentNodeExecutionIndex: 0,
		restApiUrl: nowhere,
		instanceBaseUrl: nowhere,
		formBaseUrl: nowhere,
		formWaitingBaseUrl: nowhere,
		formTestBaseUrl: nowhere,
		webhookBaseUrl: nowhere,
		webhookWaitingBaseUrl: nowhere,
		webhookTestBaseUrl: nowhere,
		mcpBaseUrl: nowhere,
		mcpTestBaseUrl: nowhere,
		variables: {},
		logAiEvent: () => {},
		executeWorkflow: notHere,
		getRunExecutionData: notHere,
		getRuntimeCredential: notHere,
		startRunnerTask: notHere,
	};
}
