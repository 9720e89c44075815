import { ExecutionLifecycleHooks, ExternalSecretsProxy } from 'n8n-core';
import {
	Workflow,
	type INode,
	type IConnections,
	type IDataObject,
	type IPinData,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import type { CredentialStore } from './credentials';
import { registryOf, type Types } from './types';

/** The parts of a workflow file that the engine needs. */
export interface WorkflowFile {
	name: string;
	nodes: INode[];
	connections: IConnections;
}

/** A workflow as n8n's database stores it. */
export function stored(file: WorkflowFile, pinData: IPinData = {}): IWorkflowBase {
	return {
		...file,
		id: 'workflow',
		active: false,
		activeVersionId: null,
		isArchived: false,
		createdAt: new Date(),
		updatedAt: new Date(),
		pinData,
	};
}

let executions = 0;

/** As n8n counts its executions. */
function nextExecutionId(): string {
	executions += 1;
	return String(executions);
}

/** A workflow as the engine runs it. */
export function loaded(
	workflowData: IWorkflowBase,
	types: Types,
	staticData?: IDataObject,
): Workflow {
	return new Workflow({ ...workflowData, nodeTypes: registryOf(types), settings: {}, staticData });
}

/**
 * The settings that n8n's server passes to the engine.
 *
 * @param webhookBaseUrl where n8n can be reached from outside
 * @param executionId n8n's ID of the execution: one that no other one has
 */
export function additionalDataOf(
	workflowData: IWorkflowBase,
	credentialsHelper: CredentialStore,
	webhookBaseUrl = 'http://127.0.0.1/webhook',
	executionId = nextExecutionId(),
): IWorkflowExecuteAdditionalData {
	const notHere = async () => await Promise.reject(new Error('Only n8n itself can do this'));
	const nowhere = 'http://127.0.0.1';
	return {
		credentialsHelper,
		externalSecretsProxy: new ExternalSecretsProxy(),
		hooks: new ExecutionLifecycleHooks('manual', executionId, workflowData),
		executionId,
		currentNodeExecutionIndex: 0,
		restApiUrl: nowhere,
		instanceBaseUrl: nowhere,
		formBaseUrl: nowhere,
		formWaitingBaseUrl: nowhere,
		formTestBaseUrl: nowhere,
		webhookBaseUrl,
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
