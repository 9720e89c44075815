// First: it keeps n8n-core out of the user's own n8n folder.
import './isolate';

import { LoadOptionsContext } from 'n8n-core';
import type { ILoadOptionsFunctions, INodeParameters } from 'n8n-workflow';

import { CredentialStore } from './credentials';
import { additionalDataOf, loaded, stored } from './server';
import type { Credentials, Types } from './types';

/**
 * The context that n8n's server gives to the lists and choices of a node's panel.
 *
 * @param type the node's full name
 * @param parameters the node's parameters, in which the editor has evaluated the expressions
 * @param path the field, such as `parameters.customerId`
 */
export function loadOptionsContextOf(
	type: string,
	types: Types,
	credentials: Credentials,
	parameters: INodeParameters,
	path: string,
): ILoadOptionsFunctions {
	const named = Object.keys(credentials).map((name) => [name, { id: '1', name }]);
	const workflowData = stored({
		name: 'panel',
		nodes: [
			{
				id: 'node',
				name: 'Temp-Node',
				type,
				typeVersion: 1,
				position: [0, 0],
				parameters,
				credentials: Object.fromEntries(named),
			},
		],
		connections: {},
	});
	const workflow = loaded(workflowData, types);
	const node = workflow.getNode('Temp-Node');
	if (!node) throw new Error('The workflow has lost its node');
	const additionalData = additionalDataOf(workflowData, new CredentialStore(types, credentials));
	additionalData.currentNodeParameters = parameters;
	return new LoadOptionsContext(workflow, node, additionalData, path);
}
