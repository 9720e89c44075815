import type {
	IBinaryKeyData,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeType,
	IRun,
	NodeExecutionHint,
} from 'n8n-workflow';

import { DollarPeApi } from '../../credentials/DollarPeApi.credentials';
import type { Emulator } from '../../dev/emulator';
import { contact as contactOf } from '../../dev/lib/contacts';
import { keysOf } from '../../dev/lib/keys';
import {
	execute,
	outputOf,
	typesFrom,
	type Execution,
	type Types,
	type WorkflowFile,
} from '../../dev/engine';
import { DollarPe } from '../../nodes/DollarPe/DollarPe.node';

/** The credential type that all runs share. */
export const credentialType = new DollarPeApi();

export const types = typesFrom([new DollarPe()], [credentialType]);

/**
 * Node types as AI agents' tools: n8n knows a tool by the end of its type's name, and has the node itself carry it out.
 */
export function asTools({ nodes, credentials }: Types): Types {
	const tools = Object.entries(nodes).map(([name, node]): [string, INodeType] => {
		const description = { ...node.description, name: `${node.description.name}Tool` };
		return [name, { description, execute: node.execute }];
	});
	return { nodes: Object.fromEntries(tools), credentials };
}

/** The fields of Customer → Create, filled from the item as a workflow would do it. */
export const fromItem: IDataObject = {
	resource: 'customer',
	operation: 'create',
	fullName: '={{ $json.name }}',
	email: '={{ $json.email }}',
	phone: '={{ $json.phone }}',
	alpha3CountryCode: '={{ $json.country }}',
};

/** A contact that DollarPe takes; each number gives another one. */
export function contact(n: number, changes: IDataObject = {}): IDataObject {
	return { ...contactOf(n), ...changes };
}

export function contacts(count: number): IDataObject[] {
	return Array.from({ length: count }, (_, n) => contact(n));
}

/** A DollarPe that a credential can be for. */
export type Server = Pick<Emulator, 'url' | 'apiKey' | 'apiSecret'>;

export interface RunSettings {
	items?: IDataObject[];
	/** The files of these items. */
	binary?: IBinaryKeyData[];
	/** Node parameters in place of those of {@link fromItem}. */
	parameters?: IDataObject;
	onError?: INode['onError'];
	/** n8n's Retry On Fail, with as many tries, and no more than a moment between them. */
	maxTries?: number;
	/** Fields of the credential in place of the emulator's. */
	credential?: IDataObject;
	/** n8n's ID of the execution: the same one again, and n8n tries the node once more. */
	executionId?: string;
	/** Other node types than the package's own. */
	nodeTypes?: typeof types;
}

/** Start → DollarPe, whose outputs go to a node each, so that n8n pairs and sorts what comes out. */
function workflowOf({ parameters, onError, maxTries }: RunSettings): WorkflowFile {
	const node = (name: string, type: string, more: Partial<INode> = {}): INode => ({
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		...more,
	});
	const dollarPe = node('DollarPe', 'n8n-nodes-dollarpe.dollarPe', {
		parameters: { ...fromItem, ...parameters } as INode['parameters'],
		credentials: { dollarPeApi: { id: '1', name: 'DollarPe' } },
		...(onError && { onError }),
		...(maxTries !== undefined && { retryOnFail: true, maxTries, waitBetweenTries: 1 }),
	});
	return {
		name: 'test',
		nodes: [node('Start', 'n8n-nodes-base.manualTrigger'), dollarPe],
		connections: { Start: { main: [[{ node: 'DollarPe', type: 'main', index: 0 }]] } },
	};
}

/** Starts a run of the node against a server. */
export function start(emulator: Server, settings: RunSettings = {}): Execution {
	const credential = { ...keysOf(emulator), ...settings.credential };
	return execute(
		workflowOf(settings),
		settings.nodeTypes ?? types,
		{ dollarPeApi: credential },
		'Start',
		settings.items ?? [contact(1)],
		settings.binary,
		settings.executionId,
	);
}

export interface Result {
	run: IRun;
	output: INodeExecutionData[];
	errorOutput: INodeExecutionData[];
	/** What n8n shows above the output. */
	hints: NodeExecutionHint[];
	/** What the execution ended with; undefined for one that succeeded. */
	error: NodeFailure | undefined;
}

/** As much of n8n's node errors as a person gets to see. */
export interface NodeFailure {
	message: string;
	description?: string | null;
	httpCode?: string | null;
	context: IDataObject;
}

/** Runs the node to its end. */
export async function run(emulator: Server, settings: RunSettings = {}): Promise<Result> {
	const finished = await start(emulator, settings).finished;
	return {
		run: finished,
		output: outputOf(finished, 'DollarPe'),
		errorOutput: outputOf(finished, 'DollarPe', 1),
		hints: finished.data.resultData.runData.DollarPe?.[0]?.hints ?? [],
		error: finished.data.resultData.error as NodeFailure | undefined,
	};
}

/** Runs the node, which must fail. */
export async function failure(emulator: Server, settings: RunSettings = {}): Promise<NodeFailure> {
	const { error } = await run(emulator, settings);
	if (!error) throw new Error('The run succeeded');
	return error;
}
