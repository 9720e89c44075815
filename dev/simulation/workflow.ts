import type { INodeParameters } from 'n8n-workflow';

import type { WorkflowFile } from '../engine';
import { KINDS } from './kinds';
import type { Plan } from './scenario';

/** The workflow of an execution: its items, and one DollarPe node. */
export function workflowOf({ kind, operation, ...plan }: Plan): WorkflowFile {
	const position: [number, number] = [0, 0];
	const { maxParallelRequests, timeoutSeconds: timeout } = plan;
	const waits = operation === 'get' && { waitForFinalStatus: 1, pollEvery: plan.pollEvery };
	const parameters: INodeParameters = {
		...KINDS[kind][operation],
		options: { maxParallelRequests, timeout, ...waits },
	};
	return {
		name: 'simulation',
		nodes: [
			{
				...{ id: '1', name: 'Items', type: 'n8n-nodes-base.manualTrigger' },
				...{ typeVersion: 1, parameters: {}, position },
			},
			{
				...{ id: '2', name: 'DollarPe', type: 'n8n-nodes-dollarpe.dollarPe' },
				...{ typeVersion: 1, parameters, position, onError: plan.onError },
				credentials: { dollarPeApi: { id: '1', name: 'DollarPe' } },
				...(plan.maxTries > 1 && {
					...{ retryOnFail: true, maxTries: plan.maxTries, waitBetweenTries: 1000 },
				}),
			},
		],
		connections: { Items: { main: [[{ node: 'DollarPe', type: 'main', index: 0 }]] } },
	};
}
