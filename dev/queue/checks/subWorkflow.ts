import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

import { textAt } from '../../lib/json';
import { inParallel } from '../../lib/parallel';
import { until } from '../../lib/wait';
import { readExecution } from '../../n8n/execution';
import { executionsOf } from '../../n8n/executions';
import { itemsByCall, postItems } from '../../n8n/intake';
import { inLine, type Workflow } from '../../n8n/workflow';
import type { QueueBench } from '../bench';
import { sharesOf } from '../workerLog';

const CALLS = 6;

/** n8n's Execute Sub-workflow node does not share work (docs/more-than-one-machine.md): a large sync uses a webhook. */
export async function checkSubWorkflow({ check, n8n, deployment }: QueueBench): Promise<void> {
	for (const waits of [true, false]) {
		const title = `Queue, Execute Sub-workflow that ${waits ? 'waits' : 'does not wait'}: no other worker takes part, as the docs say`;
		await check(title, async () => {
			const called = await n8n.createWorkflow(subWorkflow());
			await n8n.activate(called);
			const path = randomUUID();
			const caller = await n8n.createWorkflow(callerOf(textAt(called, 'id'), path, waits));
			await n8n.activate(caller);
			const calls = Array.from({ length: CALLS }, (_, call) => ({ call }));
			await postItems(`${deployment.webhook.url}/webhook/${path}`, calls);

			const ids = await until('The calls', 30, async () => {
				const begun = await executionsOf(n8n, textAt(called, 'id'));
				return begun.length === CALLS ? begun : undefined;
			});
			const runs = await inParallel(ids, CALLS, async (id) => await readExecution(n8n, id));
			assert.deepEqual(new Set(runs.map(({ status }) => status)), new Set(['success']));
			const callers = await executionsOf(n8n, textAt(caller, 'id'));
			assert.deepEqual(sharesOf(callers, deployment.workers).sort(), [0, 1]);
			// They never were in the queue.
			assert.deepEqual(sharesOf(ids, deployment.workers), [0, 0]);
		});
	}
}

function subWorkflow(): Workflow {
	return inLine('Is called', [
		{
			name: 'When called',
			type: 'n8n-nodes-base.executeWorkflowTrigger',
			typeVersion: 1.1,
			parameters: { inputSource: 'passthrough' },
		},
		{ name: 'Done', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} },
	]);
}

function callerOf(workflowId: string, path: string, waits: boolean): Workflow {
	return inLine('Calls', [
		...itemsByCall(path),
		{
			name: 'Execute Sub-workflow',
			type: 'n8n-nodes-base.executeWorkflow',
			typeVersion: 1.2,
			parameters: {
				workflowId: { __rl: true, mode: 'id', value: workflowId },
				workflowInputs: { mappingMode: 'defineBelow', value: {} },
				mode: 'each',
				options: { waitForSubWorkflow: waits },
			},
		},
	]);
}
