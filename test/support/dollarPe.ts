import type { IDataObject, INode, INodeExecutionData, IRun } from 'n8n-workflow';

import { DollarPeApi } from '../../credentials/DollarPeApi.credentials';
import type { Emulator } from '../../emulator';
import { execute, outputOf, typesFrom, type Execution, type WorkflowFile } from '../../engine';
import { DollarPe } from '../../nodes/DollarPe/DollarPe.node';

/** The credential type that {@link types} has, for tests that watch it sign. */
export const credentialType = new DollarPeApi();

export const types = typesFrom([new DollarPe()], [credentialType]);

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
	return {
		name: `Contact ${n}`,
		email: `contact${n}@example.com`,
		phone: String(9_000_000_000 + n),
		country: 'IND',
		...changes,
	};
}

export function contacts(count: number): IDataObject[] {
	return Array.from({ length: count }, (_, n) => contact(n));
}

export interface RunSettings {
	items?: IDataObject[];
	/** Node parameters in place of those of {@link fromItem}. */
	parameters?: IDataObject;
	onError?: INode['onError'];
	/** n8n's Retry On Fail, with as many tries, and no more than a moment between them. */
	maxTries?: number;
	/** Fields of the credential in place of the emulator's. */
	credential?: IDataObject;
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

/** Starts a run of the node against an emulator. */
export function start(emulator: Emulator, settings: RunSettings = {}): Execution {
	const { url: baseUrl, apiKey, apiSecret } = emulator;
	const credential = { environment: 'custom', baseUrl, apiKey, apiSecret, ...settings.credential };
	return execute(
		workflowOf(settings),
		settings.nodeTypes ?? types,
		{ dollarPeApi: credential },
		'Start',
		settings.items ?? [contact(1)],
	);
}

export interface Result {
	run: IRun;
	output: INodeExecutionData[];
	errorOutput: INodeExecutionData[];
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
export async function run(emulator: Emulator, settings: RunSettings = {}): Promise<Result> {
	const finished = await start(emulator, settings).finished;
	return {
		run: finished,
		output: outputOf(finished, 'DollarPe'),
		errorOutput: outputOf(finished, 'DollarPe', 1),
		error: finished.data.resultData.error as NodeFailure | undefined,
	};
}

/** Runs the node, which must fail. */
export async function failure(
	emulator: Emulator,
	settings: RunSettings = {},
): Promise<NodeFailure> {
	const { error } = await run(emulator, settings);
	if (!error) throw new Error('The run succeeded');
	return error;
}
