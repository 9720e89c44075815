import type { INode } from 'n8n-workflow';

import { execute, type Types, type WorkflowFile } from '../engine';
import { keysOf } from '../lib/keys';
import { ITEMS, type Flow } from './load';
import type { Connect } from './soak';

/** Runs a workflow in n8n's engine, without n8n's server around it. */
export function inEngine(types: Types): Connect {
	return (flow, emulator) => {
		const credentials = { dollarPeApi: keysOf(emulator) };
		return {
			run: async (rows) => {
				const run = await execute(fileOf(flow), types, credentials, ITEMS, rows).finished;
				if (run.data.resultData.error) throw run.data.resultData.error;
				// A node to which two others lead runs twice.
				const on = (node: string, output: number) =>
					(run.data.resultData.runData[node] ?? [])
						.flatMap(({ data }) => data?.main?.[output] ?? [])
						.map(({ json }) => json);
				return { done: on(flow.done, 0), refused: flow.refused.flatMap((name) => on(name, 1)) };
			},
		};
	};
}

function fileOf({ nodes, connections }: Flow): WorkflowFile {
	const position: [number, number] = [0, 0];
	const start = { type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} };
	const credentials = { dollarPeApi: { id: '1', name: 'DollarPe' } };
	return {
		name: 'soak',
		nodes: [
			{ ...start, id: ITEMS, name: ITEMS, position },
			...nodes.map((node) => ({ ...node, id: node.name, credentials, position }) as INode),
		],
		connections,
	};
}
