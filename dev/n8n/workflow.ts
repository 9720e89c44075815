import type { IConnections } from 'n8n-workflow';

/** A node as a workflow file has it. */
export interface WorkflowNode {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	position: number[];
	parameters: object;
	credentials?: object;
	onError?: string;
	retryOnFail?: boolean;
	maxTries?: number;
	waitBetweenTries?: number;
	webhookId?: string;
}

/** A workflow as n8n exports it. */
export interface Workflow {
	name: string;
	nodes: WorkflowNode[];
	connections: object;
	settings?: object;
	/** Pinned data of nodes, by their names. */
	pinData?: object;
}

/** A credential that n8n has stored. */
export interface StoredCredential {
	id: string;
	name: string;
	type: string;
}

/** Sets the credential of a node, as a user does in the panel. */
export function withCredential(
	workflow: Workflow,
	{ id, name, type }: StoredCredential,
	nodeTypes: readonly string[],
): Workflow {
	const nodes = workflow.nodes.map((node) =>
		nodeTypes.includes(node.type)
			? { ...node, credentials: { ...node.credentials, [type]: { id, name } } }
			: node,
	);
	return { ...workflow, nodes };
}

/** A node without its position in a workflow. */
export type LooseNode = Pick<
	WorkflowNode,
	| 'name'
	| 'type'
	| 'typeVersion'
	| 'parameters'
	| 'webhookId'
	| 'onError'
	| 'retryOnFail'
	| 'maxTries'
	| 'waitBetweenTries'
>;

/** Connections that lead from each node to the next, by their names. */
export function inARow(names: readonly string[]): IConnections {
	return Object.fromEntries(
		names
			.slice(1)
			.map((name, index) => [names[index], { main: [[{ node: name, type: 'main', index: 0 }]] }]),
	);
}

/** A workflow of nodes one after the other. */
export function inLine(name: string, nodes: readonly LooseNode[]): Workflow {
	return {
		name,
		nodes: nodes.map((node, index) => ({
			...node,
			id: `node-${index}`,
			position: [index * 220, 0],
		})),
		connections: inARow(nodes.map((node) => node.name)),
		settings: {},
	};
}

/** A workflow that runs one node manually. */
export function oneNode(node: LooseNode): Workflow {
	const trigger = { name: 'Trigger', type: 'n8n-nodes-base.manualTrigger' };
	return inLine(node.name, [{ ...trigger, typeVersion: 1, parameters: {} }, node]);
}
