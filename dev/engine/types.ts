import { PackageDirectoryLoader } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	INodeType,
	INodeTypes,
	IVersionedNodeType,
} from 'n8n-workflow';

/** The node and credential types that a workflow may use, by their full names. */
export interface Types {
	nodes: Record<string, INodeType>;
	credentials: Record<string, ICredentialType>;
}

const PACKAGE = 'n8n-nodes-dollarpe';

/** Types from classes, named as if the package had been installed. */
export function typesFrom(nodes: INodeType[], credentials: ICredentialType[]): Types {
	return {
		nodes: Object.fromEntries(nodes.map((node) => [`${PACKAGE}.${node.description.name}`, node])),
		credentials: Object.fromEntries(credentials.map((type) => [type.name, type])),
	};
}

/** Types from an unpacked package, found and loaded by n8n's own loader. */
export async function typesFromPackage(directory: string): Promise<Types> {
	const loader = new PackageDirectoryLoader(directory);
	await loader.loadAll();
	const nodes = Object.values(loader.nodeTypes).map(({ type }) => unversioned(type));
	return typesFrom(
		nodes,
		Object.values(loader.credentialTypes).map(({ type }) => type),
	);
}

function unversioned(type: INodeType | IVersionedNodeType): INodeType {
	return 'nodeVersions' in type ? type.getNodeType() : type;
}

/** The first node of a workflow. It does no work: its output is pinned. */
const start: INodeType = {
	description: {
		displayName: 'Start',
		name: 'manualTrigger',
		group: ['trigger'],
		version: 1,
		description: '',
		defaults: { name: 'Start' },
		inputs: [],
		outputs: ['main'],
		properties: [],
	},
	trigger: async () => ({}),
};

/** Passes its input on, so that an output can be inspected. */
const noOp: INodeType = {
	description: {
		displayName: 'No Operation',
		name: 'noOp',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name: 'No Operation' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [],
	},
	async execute() {
		return [this.getInputData()];
	},
};

/** n8n's registry of node types, with {@link Types} and the two stand-ins for n8n's own nodes. */
export function registryOf({ nodes }: Types): INodeTypes {
	const all: Record<string, INodeType> = {
		...nodes,
		'n8n-nodes-base.manualTrigger': start,
		'n8n-nodes-base.noOp': noOp,
	};
	const find = (name: string): INodeType => {
		const type = all[name];
		if (!type) throw new Error(`No node type ${name}`);
		return type;
	};
	return {
		getByName: find,
		getByNameAndVersion: find,
		getKnownTypes: () => ({}),
	};
}

/** Decrypted credentials by the name of their type. */
export type Credentials = Record<string, ICredentialDataDecryptedObject>;
