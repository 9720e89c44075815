import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

import { typesFrom, type Types } from '../../dev/engine';
import { readDeclarations } from '../../nodes/DollarPe/params/declaration/readDeclarations';
import { DollarPe } from '../../nodes/DollarPe/DollarPe.node';
import { describe as describePanel } from '../../nodes/DollarPe/panel/describe';
import { describeOptions } from '../../nodes/DollarPe/panel/options';
import type { Operation } from '../../nodes/DollarPe/resources/operation';
import { runOperation } from '../../nodes/DollarPe/run/runOperation';
import { credentialType } from './dollarPe';

/** Chooses the operation of {@link nodesOf}. */
export const chosen = { resource: 'thing', operation: 'do' };

/** The DollarPe node as if it had one operation only, by its own `execute` and by n8n's RoutingNode. */
export function nodesOf(operation: Omit<Operation, 'name' | 'value' | 'action'>): {
	ours: Types;
	declarative: Types;
} {
	const thing = {
		name: 'Thing',
		value: 'thing',
		operations: [{ name: 'Do', value: 'do', action: 'Do thing', ...operation }],
		defaultOperation: 'do',
	};
	const declarations = readDeclarations([thing]);
	const [resource] = new DollarPe().description.properties;
	const description = {
		...new DollarPe().description,
		properties: [
			{ ...resource!, options: [{ name: 'Thing', value: 'thing' }], default: 'thing' },
			...describePanel(thing),
			describeOptions([thing]),
		],
	};
	const ours: INodeType = {
		description,
		async execute(this: IExecuteFunctions) {
			return await runOperation(this, declarations);
		},
	};
	return {
		ours: typesFrom([ours], [credentialType]),
		declarative: typesFrom([{ description }], [credentialType]),
	};
}
