import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { INodeType, VersionedNodeType } from 'n8n-workflow';

import { execute, typesFromPackage } from '../engine';
import { keysOf } from '../lib/keys';
import { unpackedNode } from '../lib/packing';
import { freshN8n } from '../n8n/fresh';
import { installN8n } from '../n8n/installation';
import { Intake } from '../n8n/intake';
import { inARow } from '../n8n/workflow';
import type { Lab } from './compare';
import { node } from './contenders';

/** n8n-core in this process, without n8n's server around it. */
export async function engineLab(): Promise<Lab> {
	const ours = await typesFromPackage(await unpackedNode());
	const types = { ...ours, nodes: { ...ours.nodes, ...(await n8nNodes()) } };
	const start = node('n8n-nodes-base.manualTrigger', 1, {});
	return {
		name: 'n8n-core',
		connect: async (contender, api) => {
			const credentials = { dollarPeApi: { id: '1', name: 'DollarPe' } };
			const nodes = [start, ...contender.nodes.map((each) => ({ ...each, credentials }))];
			const connections = inARow(nodes.map(({ name }) => name));
			const workflow = { name: 'bench', nodes, connections };
			const keys = { dollarPeApi: keysOf(api) };
			return async (items) => {
				const { data } = await execute(workflow, types, keys, start.name, items).finished;
				const { error, runData } = data.resultData;
				if (error) throw error;
				const runs = contender.nodes.map(({ name }) => runData[name]?.[0]);
				const [first, last] = [runs[0], runs.at(-1)];
				if (!first || !last) throw new Error('The nodes did not run');
				return last.startTime + last.executionTime - first.startTime;
			};
		},
	};
}

/** n8n's own nodes are not part of its engine: they come from the installed n8n. */
async function n8nNodes(): Promise<Record<string, INodeType>> {
	const load = createRequire(join((await installN8n()).folder, 'package.json'));
	const typeOf = (name: string, version: number): INodeType => {
		const path = `n8n-nodes-base/dist/nodes/${name}/${name}.node.js`;
		const { [name]: NodeClass }: Record<string, new () => VersionedNodeType> = load(path);
		if (!NodeClass) throw new Error(`n8n has no node ${name}`);
		return new NodeClass().getNodeType(version);
	};
	return {
		'n8n-nodes-base.httpRequest': typeOf('HttpRequest', 4.2),
		'n8n-nodes-base.crypto': typeOf('Crypto', 1),
		'n8n-nodes-base.set': typeOf('Set', 3.4),
	};
}

/** A whole n8n in a process of its own that receives the items by webhook. */
export async function n8nLab(): Promise<Lab> {
	const { NODE_EXTRA_CA_CERTS } = process.env;
	const { n8n, version } = await freshN8n(undefined, { NODE_EXTRA_CA_CERTS });
	return {
		name: `n8n ${version}`,
		connect: async ({ name, nodes }, api) => {
			const credential = await n8n.createCredential(name, 'dollarPeApi', keysOf(api));
			const intake = await Intake.publish(n8n, name, nodes, credential);
			return async (items) => {
				const execution = await intake.run(items);
				return execution.time(nodes[0]?.name ?? '', nodes.at(-1)?.name);
			};
		},
	};
}
