import type { IDataObject, IExecuteFunctions, INodeProperties, INodeType } from 'n8n-workflow';

import { typesFrom } from '../../../dev/engine';
import { DollarPe } from '../../../nodes/DollarPe/DollarPe.node';
import { readOptions } from '../../../nodes/DollarPe/params/readOptions';
import { describe as describePanel } from '../../../nodes/DollarPe/panel/describe';
import { describeOptions } from '../../../nodes/DollarPe/panel/options';
import {
	data,
	type Operation,
	type OperationField,
	type Resource,
} from '../../../nodes/DollarPe/resources/operation';
import { credentialType, run } from '../../support/dollarPe';

const wait: OperationField = {
	displayName: 'Wait',
	name: 'wait',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 1440 },
	default: 60,
};
const check: OperationField = {
	displayName: 'Check',
	name: 'check',
	type: 'boolean',
	default: false,
};
const speed: OperationField = {
	displayName: 'Speed',
	name: 'speed',
	type: 'options',
	options: [
		{ name: 'Slow', value: 'slow' },
		{ name: 'Fast', value: 'fast' },
	],
	default: 'slow',
	convert: () => 'stripped from the panel',
};

function operation(value: string, options?: OperationField[]): Operation {
	const routing = { request: { method: 'GET' as const, url: '/' }, output: data };
	return { name: value, value, action: value, routing, fields: [], ...(options && { options }) };
}

function resource(value: string, ...operations: Operation[]): Resource {
	return { name: value, value, operations, defaultOperation: operations[0]?.value ?? '' };
}

const resources = [
	resource('customer', operation('create'), operation('get', [wait, speed])),
	resource('payout', operation('get', [wait]), operation('quote', [check, wait])),
	resource('payin', operation('get', [wait]), operation('quote')),
];

describe('the panel: an option of another operation would be one that does nothing', () => {
	const shown = (describeOptions(resources).options ?? []) as INodeProperties[];

	it('shows each option for its own operations alone, and those of all operations always', () => {
		expect(shown.map(({ name, displayOptions }) => [name, displayOptions?.show])).toEqual([
			['check', { '/resource': ['payout'], '/operation': ['quote'] }],
			['maxParallelRequests', undefined],
			['speed', { '/resource': ['customer'], '/operation': ['get'] }],
			['timeout', undefined],
			['wait', { '/resource': ['customer', 'payin'], '/operation': ['get'] }],
			['wait', { '/resource': ['payout'], '/operation': ['get', 'quote'] }],
		]);
	});

	it('tells n8n nothing of what the node alone carries out', () => {
		expect(JSON.stringify(shown)).not.toContain('convert');
		expect(shown.every((each) => !('convert' in each))).toBe(true);
	});
});

/** A node that only says which options it has read. */
const reader: INodeType = {
	description: {
		...new DollarPe().description,
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				options: resources.map(({ name, value }) => ({ name, value })),
				default: 'customer',
			},
			...resources.flatMap(describePanel),
			describeOptions(resources),
		],
	},
	async execute(this: IExecuteFunctions) {
		const [name, chosen] = ['resource', 'operation'].map((each) => this.getNodeParameter(each, 0));
		const declared = resources
			.find(({ value }) => value === name)
			?.operations.find(({ value }) => value === chosen);
		if (!declared) throw new Error('no such operation');
		const { own, ...common } = readOptions(this, declared);
		return await Promise.resolve([[{ json: { ...common, own: Object.fromEntries(own) } }]]);
	},
};
const nodeTypes = typesFrom([reader], [credentialType]);
const nowhere = { url: 'http://127.0.0.1:1', apiKey: 'key', apiSecret: 'secret' };

const reading = async (name: string, chosen: string, options: IDataObject) =>
	await run(nowhere, {
		parameters: { resource: name, operation: chosen, options },
		nodeTypes,
	});

describe('reading: what somebody has set is what the node does', () => {
	it('reads numbers, yes or no, and choices, also from expressions, and what is not added is missing', async () => {
		const { output } = await reading('customer', 'get', {
			wait: '={{ 30 * 3 }}',
			speed: '={{ "fast" }}',
			timeout: 5,
		});
		expect(output[0]?.json).toEqual({
			maxParallelRequests: 20,
			timeout: 5,
			own: { wait: 90, speed: 'fast' },
		});
		const { output: none } = await reading('payout', 'quote', { check: '={{ "True" }}' });
		expect(none[0]?.json).toMatchObject({ own: { check: true } });
	});

	it('does not read what was set for another operation before somebody chose this one', async () => {
		const { output } = await reading('payin', 'quote', { wait: 60, check: true, speed: 'fast' });
		expect(output[0]?.json).toMatchObject({ own: {} });
	});

	it.each<[string, string, IDataObject, string]>([
		['customer', 'get', { wait: 0 }, 'The option Wait must be a number from 1 to 1440'],
		['customer', 'get', { wait: 1441 }, 'The option Wait must be a number from 1 to 1440'],
		['customer', 'get', { wait: '' }, 'The option Wait must be a number'],
		['customer', 'get', { wait: '={{ undefined }}' }, 'The option Wait must be a number'],
		['customer', 'get', { wait: '={{ [5] }}' }, 'The option Wait must be a number'],
		['customer', 'get', { wait: '={{ true }}' }, 'The option Wait must be a number'],
		['customer', 'get', { speed: 'light' }, 'The option Speed must be one of: slow, fast'],
		['payout', 'quote', { check: '={{ "yes" }}' }, 'The option Check must be true or false'],
		['payout', 'quote', { check: '={{ $json.none }}' }, 'The option Check must be true or false'],
	])('%s %s: %j is refused, not left out in silence', async (name, chosen, options, message) => {
		const { error } = await reading(name, chosen, options);
		expect(error?.message).toContain(message);
		expect(error?.description).toBe('Nothing was sent.');
	});
});
