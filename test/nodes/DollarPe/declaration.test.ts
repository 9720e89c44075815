import type { IDataObject, INodePropertyRouting } from 'n8n-workflow';

import { readDeclarations } from '../../../nodes/DollarPe/params/declaration/readDeclarations';
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
			['dob', 'body', false],
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

	const orElse = (other: string): OperationField => ({
		...{ ...field, name: 'second' },
		routing: {
			send: { type: 'body', property: 'second', value: `={{ $value || $parameter["${other}"] }}` },
		},
	});

	it('reads which field stands in for one that is blank', () => {
		const { fields } = read({ fields: [field, orElse('name')] }).thing?.do ?? {};
		expect(fields?.map(({ fallback }) => fallback)).toEqual([undefined, 'name']);
	});

	const hidden = { ...field, displayOptions: { show: { kind: ['a'] } } };
	it.each<[string, OperationField[]]>([
		['that comes later', [orElse('name'), field]],
		['that is itself', [field, orElse('second')]],
		['that is nowhere', [field, orElse('other')]],
		['that may be hidden', [hidden, orElse('name')]],
	])('refuses a field that stands in for another one %s', (_, fields) => {
		expect(() => read({ fields })).toThrow('The declaration of thing.do.second.send.value ');
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

	it('reads a constant part of the body, and refuses one that would be sent as the text of an expression', () => {
		const withBody = (body: IDataObject) => ({
			routing: { request: { method: 'POST' as const, url: '/do', body }, output: data },
		});
		expect(read(withBody({ flow_type: 'buy', risk: {} })).thing?.do).toMatchObject({
			body: { flow_type: 'buy', risk: {} },
		});
		for (const body of [{ name: '={{ $json.name }}' }, { risk: { name: '={{ 1 }}' } }]) {
			expect(() => read(withBody(body))).toThrow('thing.do.request.body');
		}
	});

	it('reads on which choices a field hangs, its own and those of its collection', () => {
		const choice: OperationField = {
			displayName: 'Kind',
			name: 'kind',
			type: 'options',
			noDataExpression: true,
			default: 'a',
		};
		const inside = { ...field, displayOptions: { show: { kind: ['a'] } } };
		const collection: OperationField = {
			displayName: 'More',
			name: 'more',
			type: 'collection',
			default: {},
			displayOptions: { show: { other: [1, true] } },
			options: [inside],
		};
		const { fields } = read({ fields: [choice, inside, collection] }).thing?.do ?? {};
		expect(fields?.map(({ collection: of, shownWhere }) => [of?.parameter, shownWhere])).toEqual([
			[undefined, [['kind', ['a']]]],
			[
				'more',
				[
					['other', [1, true]],
					['kind', ['a']],
				],
			],
		]);
	});

	it.each<[string, OperationField]>([
		['thing.do.name.send', { ...field, type: 'options', routing: undefined }],
		['thing.do.name.displayOptions.hide', { ...field, displayOptions: { hide: { kind: ['a'] } } }],
		[
			'thing.do.name.displayOptions.show.@version',
			{ ...field, displayOptions: { show: { '@version': [1] } } },
		],
		[
			'thing.do.name.displayOptions.show.kind',
			{ ...field, displayOptions: { show: { kind: [{ _cnd: { gt: 1 } }] } } },
		],
		['thing.do.more', { ...field, name: 'more', type: 'collection' }],
		[
			'thing.do.more.choice',
			{
				...field,
				name: 'more',
				type: 'collection',
				routing: undefined,
				options: [{ name: 'choice', value: 'choice' }],
			},
		],
		['thing.do.name.send.value', { ...field, type: 'json' }],
		[
			'thing.do.name.send.value',
			{
				...field,
				type: 'json',
				routing: { send: { type: 'body', property: 'a', value: '={{ $value }}' } },
			},
		],
	])('refuses a field that it cannot carry out: %s', (where, refused) => {
		expect(() => read({ fields: [refused] })).toThrow(`The declaration of ${where} `);
	});
});

describe('options of an operation', () => {
	const option: OperationField = { displayName: 'Wait', name: 'wait', type: 'number', default: 60 };

	it('are declared with the operation', () => {
		expect(read({ options: [option] }).thing?.do?.operation.options).toEqual([option]);
	});

	it.each<[string, Partial<OperationField>]>([
		['type', { type: 'json' }],
		['routing', { routing: { send: { type: 'body', property: 'wait' } } }],
		['required', { required: true }],
		['displayOptions', { displayOptions: { show: { kind: ['a'] } } }],
	])('are refused where the node cannot carry them out: %s', (what, changes) => {
		const refused = { ...option, ...changes };
		expect(() => read({ options: [refused] })).toThrow(`thing.do.options.wait.${what} `);
	});
});

describe('rows', () => {
	const cell = (property: string, changes: Partial<OperationField> = {}): OperationField => ({
		...field,
		routing: { send: { type: 'body', property } },
		...changes,
	});
	const rowsOf = (values: OperationField[], changes: Partial<OperationField> = {}) => ({
		fields: [
			{
				displayName: 'Files',
				name: 'files',
				type: 'fixedCollection' as const,
				typeOptions: { multipleValues: true },
				default: {},
				options: [{ name: 'rows', displayName: 'Row', values }],
				...changes,
			},
		],
	});
	const ENTRY = '=urls[{{$index}}]';
	const MEMBER = '=info.of.{{$parent.key}}';

	it('are read, each cell with what it adds', () => {
		const key: OperationField = { ...field, name: 'key', routing: undefined };
		const values = [cell(ENTRY, { name: 'url', required: true }), key, cell(MEMBER)];
		expect(read(rowsOf(values, { required: true })).thing?.do?.fields).toEqual([
			expect.objectContaining({
				parameter: 'files',
				required: true,
				rows: {
					parameter: 'rows',
					fields: [
						expect.objectContaining({
							parameter: 'url',
							property: 'urls',
							required: true,
							adds: { entry: true },
						}),
						expect.objectContaining({
							parameter: 'name',
							property: 'info.of',
							required: false,
							adds: { memberNamedBy: 'key' },
						}),
					],
				},
			}),
		]);
	});

	it.each<[string, Partial<Operation>]>([
		['files.options', rowsOf([], { options: [] })],
		['files.options', rowsOf([], { options: [{ name: 'a', value: 'a' }] })],
		[
			'files.options',
			rowsOf([], {
				options: ['a', 'b'].map((name) => ({ name, displayName: name, values: [cell(ENTRY)] })),
			}),
		],
		['files.typeOptions', rowsOf([cell(ENTRY)], { typeOptions: {} })],
		['files.typeOptions', rowsOf([cell(ENTRY)], { typeOptions: undefined })],
		['files.routing', rowsOf([cell(ENTRY)], { routing: field.routing })],
		['files.rows.name.type', rowsOf([cell(ENTRY, { type: 'collection' })])],
		['files.rows.name.type', rowsOf([cell(ENTRY, { type: 'json' })])],
		[
			'files.rows.name.displayOptions',
			rowsOf([cell(ENTRY, { displayOptions: { show: { kind: ['a'] } } })]),
		],
		['files.rows.key', rowsOf([cell(MEMBER)])],
		['files.rows.key', rowsOf([cell(ENTRY, { name: 'key' }), cell(MEMBER)])],
		['files.rows.name.send', rowsOf([cell(ENTRY, { routing: undefined })])],
		['files.rows.name.send', rowsOf([cell('urls')])],
		['files.rows.name.send', rowsOf([cell('=urls[0]')])],
		['files.rows.name.send', rowsOf([cell('=urls[{{ $index + 1 }}]')])],
		['files.rows.name.send', rowsOf([cell('={{ $parent.key }}')])],
		['files.rows.name.request', rowsOf([cell(ENTRY, { routing: { request: {} } })])],
		[
			'files.rows.name.send.value',
			rowsOf([
				cell(ENTRY, { routing: { send: { type: 'body', property: ENTRY, value: '={{ 1 }}' } } }),
			]),
		],
	])('are refused by name where they cannot be carried out: %s', (where, changes) => {
		expect(() => read(changes)).toThrow(`The declaration of thing.do.${where} `);
	});
});
