// First: it keeps n8n-core out of the user's own n8n folder.
import './isolate';

import { HookContext } from 'n8n-core';
import type {
	IDataObject,
	IHookFunctions,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { CredentialStore } from './credentials';
import { additionalDataOf, loaded, stored, type WorkflowFile } from './server';
import type { Credentials, Types } from './types';

export interface HookSettings {
	/** The name of the trigger. */
	node: string;
	/** `manual` for a test run, `trigger` for a workflow that is activated. */
	mode: WorkflowExecuteMode;
	activation: WorkflowActivateMode;
	webhookBaseUrl: string;
	/** The workflow's saved static data; changed in place. */
	staticData: IDataObject;
}

/** The context that n8n passes to a trigger when it is activated or deactivated. */
export function hookContextOf(
	file: WorkflowFile,
	types: Types,
	credentials: Credentials,
	settings: HookSettings,
): IHookFunctions {
	const workflowData = stored(file);
	const workflow = loaded(workflowData, types, settings.staticData);
	const node = workflow.getNode(settings.node);
	if (!node) throw new Error(`The workflow has no node ${settings.node}`);
	const store = new CredentialStore(types, credentials);
	const additionalData = additionalDataOf(workflowData, store, settings.webhookBaseUrl);
	return new HookContext(workflow, node, additionalData, settings.mode, settings.activation);
}
