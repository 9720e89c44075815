import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { INodeType, VersionedNodeType } from 'n8n-workflow';

import { installN8n } from '../n8n/installation';
import { keysOf } from '../lib/keys';
import { unpackedNode } from '../lib/packing';
import { inARow } from '../n8n/workflow';
import { execute, typesFromPackage, type Types } from '../engine';
import type { Lab } from './lab';

/** The node that returns the items. */
const ITEMS = 'Items';

/** n8n's own nodes are not part of its engine; they come from the installed n8n. */
const NODES: Record<string, [folder: string, version: number]> = {
	httpRequest: ['HttpRequest', 4.2],
	crypto: ['Crypto', 1],
	set: ['Set', 3.4],
};

/** n8n-core in this process, without n8n's server around it. */
export async function coreLab(): Promise<Lab> {
	const types = await allTypes();
	return {
		name: "n8n's engine alone (n8n-core)",
		async run({ nodes }, api, items) {
			const credential = keysOf(api);
			const start = {
				id: ITEMS,
				name: ITEMS,
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0] as [number, number],
				parameters: {},
			};
			const file = {
				name: 'bench',
				nodes: [
					start,
					...nodes.map((node) => ({
						...node,
						credentials: { dollarPeApi: { id: '1', name: 'DollarPe' } },
					})),
				],
				connections: inARow([ITEMS, ...nodes.map(({ name }) => name)]),
			};
			const { data } = await execute(file, types, { dollarPeApi: credential }, ITEMS, items)
				.finished;
			if (data.resultData.error) throw data.resultData.error;
			const [first] = data.resultData.runData[nodes[0]?.name ?? ''] ?? [];
			const [last] = data.resultData.runData[nodes.at(-1)?.name ?? ''] ?? [];
			if (!first || !last) throw new Error('The nodes did not run');
			return last.startTime + last.executionTime - first.startTime;
		},
	};
}

async function allTypes(): Promise<Types> {
	const { folder } = await installN8n();
	const ours = await typesFromPackage(await unpackedNode());
	const load = createRequire(join(folder, 'package.json'));
	const theirs = Object.entries(NODES).map(([name, [module, version]]): [string, INodeType] => {
		const classes: Record<string, new () => VersionedNodeType> = load(
			`n8n-nodes-base/dist/nodes/${module}/${module}.node.js`,
		);
		const NodeClass = classes[module];
		if (!NodeClass) throw new Error(`n8n has no node ${module}`);
		return [`n8n-nodes-base.${name}`, new NodeClass().getNodeType(version)];
	});
	return { ...ours, nodes: { ...ours.nodes, ...Object.fromEntries(theirs) } };
}
