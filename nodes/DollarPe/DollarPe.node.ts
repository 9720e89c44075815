import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { ORIGIN_EXPRESSION } from '../../credentials/form';
import { readDeclarations } from './params/declaration/readDeclarations';
import { listSearch } from './pickers/listSearch';
import { loadOptions } from './pickers/loadOptions';
import { describe } from './panel/describe';
import { describeOptions } from './panel/options';
import { resources } from './resources';
import { runOperation } from './run/runOperation';

const declarations = readDeclarations(resources);

export class DollarPe implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'DollarPe',
		name: 'dollarPe',
		icon: { light: 'file:../../icons/dollarpe.svg', dark: 'file:../../icons/dollarpe.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Create and verify customers, add their bank accounts, and run payouts and payins between stablecoins and bank money',
		defaults: { name: 'DollarPe' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'dollarPeApi', required: true }],
		requestDefaults: { baseURL: ORIGIN_EXPRESSION },
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: resources.map(({ name, value }) => ({ name, value })),
				default: 'customer',
			},
			...resources.flatMap(describe),
			describeOptions(resources),
		],
	};

	methods = { listSearch, loadOptions };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this, declarations);
	}
}
