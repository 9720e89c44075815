import type { INodePropertyRouting } from 'n8n-workflow';

import { readDeclarations } from '../../../nodes/DollarPe/declaration/read';
import { resources } from '../../../nodes/DollarPe/resources';
import {
	data,
	type Operation,
	type OperationField,
} from '../../../nodes/DollarPe/resources/operation';

const field: OperationField = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	routing: { send: { type: 'body', property: 'name' } },
};

const operation: Operation = {
	name: 'Do',
	value: 'do',
	action: 'Do it',
	routing: { request: { method: 'POST', url: '/do' }, output: data },
	fields: [field],
};

const read = (changes: Partial<Operation>) =>
	readDeclarations([
		{
			name: 'Thing',
			value: 'thing',
			operations: [{ ...operation, ...changes }],
			defaultOperation: 'do',
		},
	]);

describe('the declarations: one that is not carried out would be a field that silently does nothing', () => {
	it('reads all that the node declares', () => {
		const { customer } = readDeclarations(resources);
		expect(customer?.create).toMatchObject({ method: 'POST', path: '/cms/api/v1/customer/create' });
		expect(
			customer?.create?.fields.map(({ property, target, required }) => [
				property,
				target,
				required,
			]),
		).toEqual([
			['full_name', 'body', true],
			['email', 'body', true],
			['phone', 'body', true],
			['alpha_3_country_code', 'body', true],
			['client_reference_id', 'body', false],
			['residence_alpha_3_country_code', 'body', false],
			['non_residence_status', 'body', false],
		]);
	});

	it('fills path parameters without an expression', () => {
		const id: OperationField = { ...field, name: 'customerId', routing: undefined };
		const url = '=/customer/{{$parameter["customerId"]}}';
		const { thing } = read({
			routing: { request: { method: 'GET', url }, output: data },
			fields: [id],
		});
		expect(thing?.do).toMatchObject({
			path: '/customer/{customerId}',
			fields: [{ target: 'path' }],
		});
	});

	const routed = (routing: INodePropertyRouting) => ({ fields: [{ ...field, routing }] });

	it.each<[string, Partial<Operation>]>([
		[
			'thing.do.request.headers',
			{ routing: { request: { method: 'GET', url: '/', headers: {} }, output: data } },
		],
		['thing.do.request', { routing: { request: { method: 'GET' }, output: data } }],
		[
			'thing.do.request.url',
			{ routing: { request: { method: 'GET', url: '={{ 1 }}' }, output: data } },
		],
		['thing.do.output.postReceive', { routing: { request: { method: 'GET', url: '/' } } }],
		['thing.do.operations', { routing: { ...operation.routing, operations: {} } }],
		[
			'thing.do.output.maxResults',
			{ routing: { ...operation.routing, output: { ...data, maxResults: 1 } } },
		],
		['thing.do.name.send', { fields: [{ ...field, routing: undefined }] }],
		[
			'thing.do.name.send.value',
			routed({ send: { type: 'body', property: 'a', value: '={{ 1 }}' } }),
		],
		['thing.do.name.send.preSend', routed({ send: { type: 'body', property: 'a', preSend: [] } })],
		[
			'thing.do.name.send.propertyInDotNotation',
			routed({ send: { type: 'body', property: 'a', propertyInDotNotation: false } }),
		],
		['thing.do.name.send', routed({ send: { type: 'body', property: '={{ 1 }}' } })],
		['thing.do.name.request', routed({ request: {}, send: { type: 'body', property: 'a' } })],
		['thing.do.name.type', { fields: [{ ...field, type: 'color' }] }],
	])('refuses what it cannot carry out, by name: %s', (where, changes) => {
		expect(() => read(changes)).toThrow(where);
	});
});
