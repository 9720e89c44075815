import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../lib/folders';
import { withCredential, type StoredCredential, type Workflow } from './workflow';

const FOLDER = join(ROOT, 'examples');

/** The node types that take the DollarPe credential in the examples. */
const DOLLARPE_NODES = [
	'n8n-nodes-dollarpe.dollarPe',
	'n8n-nodes-dollarpe.dollarPeTool',
	'n8n-nodes-dollarpe.dollarPeTrigger',
];

/** The file names of all examples. */
export function exampleFiles(): string[] {
	return readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
}

/** An example as it stands in its file. */
export function readExample(file: string): Workflow {
	const workflow: Workflow = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
	return workflow;
}

/** An example after a person has chosen the DollarPe credential in it. */
export function exampleWith(credential: StoredCredential, file: string): Workflow {
	return withCredential(readExample(file), credential, DOLLARPE_NODES);
}

/** An example whose contacts are sent one by one, so that of two with the same email the first always wins. */
export function oneAtATime(workflow: Workflow): Workflow {
	const nodes = workflow.nodes.map((node) =>
		node.type === 'n8n-nodes-dollarpe.dollarPe'
			? { ...node, parameters: { ...node.parameters, options: { maxParallelRequests: 1 } } }
			: node,
	);
	return { ...workflow, nodes };
}
