import type { IDataObject } from 'n8n-workflow';

import { additionalFields, inBody, jsonInBody } from '../../../nodes/DollarPe/resources/fields';
import { data, results, type OperationField } from '../../../nodes/DollarPe/resources/operation';
import { chosen, nodesOf } from '../../support/declaredNode';
import { failure, run } from '../../support/dollarPe';
import { json, startOddServer, type OddServer } from '../../support/oddServer';

let server: OddServer;
let answered: unknown;
beforeAll(async () => {
	server = await startOddServer((response) =>
		json(response, 200, { status: true, message: 'Success', data: answered }),
	);
});
afterAll(async () => await server.close());
beforeEach(() => {
	server.bodies.length = 0;
	answered = {};
});

const sentBodies = () => server.bodies.map((body): unknown => JSON.parse(body));

const routing = { request: { method: 'POST' as const, url: '/do' }, output: data };

const text = (name: string, changes: Partial<OperationField> = {}): OperationField => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
	routing: inBody(name),
	...changes,
});

describe('what the panel hides is neither read nor sent: a person cannot see that it would be', () => {
	const kind: OperationField = {
		displayName: 'Kind',
		name: 'kind',
		type: 'options',
		noDataExpression: true,
		options: ['ACCOUNT', 'UPI', 'BOTH'].map((name) => ({ name, value: name })),
		default: 'ACCOUNT',
	};
	const shownFor = (...kinds: string[]) => ({ displayOptions: { show: { kind: kinds } } });
	const nodes = nodesOf({
		routing,
		fields: [
			kind,
			text('account', { required: true, ...shownFor('ACCOUNT', 'BOTH') }),
			text('vpa', { required: true, ...shownFor('UPI', 'BOTH') }),
			{
				...additionalFields(text('note')),
				...shownFor('UPI'),
			},
		],
	});
	const all = { account: '1', vpa: 'a@upi', additionalFields: { note: 'n' } };

	it.each<[IDataObject, IDataObject]>([
		[all, { account: '1' }],
		[{ ...all, kind: 'ACCOUNT' }, { account: '1' }],
		[
			{ ...all, kind: 'UPI' },
			{ vpa: 'a@upi', note: 'n' },
		],
		[
			{ ...all, kind: 'BOTH' },
			{ account: '1', vpa: 'a@upi' },
		],
		// What is left of an earlier choice may be no good any more.
		[{ ...all, vpa: '={{ $json.no.such.field }}' }, { account: '1' }],
		[{ account: '1', vpa: '' }, { account: '1' }],
	])('%j sends %j, as under RoutingNode', async (given, body) => {
		const parameters = { ...chosen, ...given };
		for (const nodeTypes of [nodes.ours, nodes.declarative]) {
			server.bodies.length = 0;
			const { error } = await run(server, { parameters, nodeTypes });
			expect(error).toBeUndefined();
			expect(sentBodies()).toEqual([body]);
		}
	});

	it('still asks for what is shown', async () => {
		const parameters = { ...chosen, ...all, kind: 'UPI', vpa: '={{ "" }}' };
		const { message } = await failure(server, { parameters, nodeTypes: nodes.ours });
		expect(message).toBe('vpa is blank [Item 0]');
	});
});

describe('JSON fields', () => {
	const { ours } = nodesOf({
		routing: { ...routing, request: { ...routing.request, body: { risk: {} } } },
		fields: [text('info', { type: 'json', routing: jsonInBody('info') })],
	});
	const doing = (info: unknown, item: IDataObject = {}) => ({
		items: [item],
		parameters: { ...chosen, info } as IDataObject,
		nodeTypes: ours,
	});

	it.each<[string, unknown, IDataObject, unknown]>([
		['text', '{"a": {"b": [1, null, "x"]}}', {}, { a: { b: [1, null, 'x'] } }],
		['an object from an expression', '={{ $json.info }}', { info: { a: [1] } }, { a: [1] }],
		['text from an expression', '={{ $json.info }}', { info: '{"a": 1}' }, { a: 1 }],
		['JSON with an expression in it', '={"a": "{{ $json.a }}"}', { a: 'x' }, { a: 'x' }],
	])('take %s', async (_, info, item, sent) => {
		await run(server, doing(info, item));
		expect(sentBodies()).toEqual([{ risk: {}, info: sent }]);
	});

	it('keep a key that JavaScript has a meaning for', async () => {
		await run(server, doing('{"__proto__": {"a": 1}, "constructor": "x"}'));
		expect(server.bodies).toEqual(['{"info":{"__proto__":{"a":1},"constructor":"x"},"risk":{}}']);
	});

	it.each(['', ' ', '{}', '={{ $json.none }}', '={{ null }}'])(
		'are not sent where they are blank: %j',
		async (info) => {
			await run(server, doing(info));
			expect(sentBodies()).toEqual([{ risk: {} }]);
		},
	);

	it.each<[unknown, string]>([
		['{"a": }', 'info is not valid JSON'],
		['text', 'info is not valid JSON'],
		['[1]', 'info must be a JSON object'],
		['"text"', 'info must be a JSON object'],
		['={{ [1] }}', 'info must be a JSON object'],
		['={{ 1 }}', 'info must be a JSON object'],
		['{"id": 12345678901234567890}', 'info has a number that cannot be kept exactly'],
	])('are refused where they are something else: %j', async (info, message) => {
		const error = await failure(server, doing(info));
		expect(error.message).toContain(message);
		expect(server.bodies).toEqual([]);
	});
});

describe('the constant part of a body', () => {
	const { ours } = nodesOf({
		routing: { ...routing, request: { ...routing.request, body: { risk: { kept: true } } } },
		fields: [text('note', { routing: inBody('risk.note') })],
	});

	it('is the same for every item, whatever the item before has put into it', async () => {
		const items = [{ note: 'a' }, { note: '' }];
		const parameters = {
			...chosen,
			note: '={{ $json.note }}',
			options: { maxParallelRequests: 1 },
		};
		await run(server, { items, parameters, nodeTypes: ours });
		expect(sentBodies()).toEqual([{ risk: { kept: true, note: 'a' } }, { risk: { kept: true } }]);
	});
});

describe('a check across fields', () => {
	const { ours } = nodesOf({
		routing,
		fields: [text('from'), text('to')],
		check: ({ from, to }, origin) =>
			(from === undefined) === (to === undefined) ? undefined : `From without To at ${origin}`,
	});

	it('holds for each item, before it is sent', async () => {
		const items = [{ from: '1', to: '2' }, { from: '1' }, {}];
		const parameters = { ...chosen, from: '={{ $json.from }}', to: '={{ $json.to }}' };
		const { output } = await run(server, {
			items,
			parameters,
			nodeTypes: ours,
			onError: 'continueRegularOutput',
		});
		expect(server.bodies).toHaveLength(2);
		expect(output[1]?.json).toEqual({
			error: `From without To at ${server.url} [Item 1]`,
			message: 'Item 1 was not sent.',
		});
	});
});

describe('Simplify', () => {
	const simplified = ['id', 'status', 'missing'];
	const answer = { status: 'VERIFIED', id: '1', nested: { id: '2' }, failure_reason: null };
	const one = nodesOf({ routing, fields: [], simplified }).ours;

	it.each([[{}], [{ simplify: true }], [{ simplify: '={{ true }}' }]])(
		'keeps what it says, unrenamed: %j',
		async (more) => {
			answered = answer;
			const { output } = await run(server, { parameters: { ...chosen, ...more }, nodeTypes: one });
			expect(output).toEqual([{ json: { id: '1', status: 'VERIFIED' }, pairedItem: { item: 0 } }]);
		},
	);

	it.each([[false], ['={{ false }}'], ['={{ "false" }}']])(
		'gives everything where it is off: %j',
		async (simplify) => {
			answered = answer;
			const parameters = { ...chosen, simplify };
			const { output } = await run(server, { parameters, nodeTypes: one });
			expect(output[0]?.json).toEqual(answer);
		},
	);

	it('leaves alone what is no object', async () => {
		answered = 'https://example.com';
		const { output } = await run(server, { parameters: chosen, nodeTypes: one });
		expect(output[0]?.json).toEqual({ data: 'https://example.com' });
	});

	it('holds for every result of a list, and comes after what changes a result', async () => {
		answered = { count: 2, next: null, previous: null, results: [answer, { ...answer, id: '2' }] };
		const nodeTypes = nodesOf({
			routing: { request: { method: 'GET', url: '/do' }, output: results },
			delivery: { kind: 'list' },
			fields: [],
			simplified: ['id', 'given'],
			result: (each) => ({ ...each, given: each.status }),
		}).ours;
		const { output } = await run(server, { parameters: chosen, nodeTypes });
		expect(output.map(({ json: result }) => result)).toEqual([
			{ id: '1', given: 'VERIFIED' },
			{ id: '2', given: 'VERIFIED' },
		]);
	});

	it('takes no field from the prototype of an object, which is none of the answer', async () => {
		answered = { id: '1' };
		const nodeTypes = nodesOf({ routing, fields: [], simplified: ['id', 'constructor'] }).ours;
		const { output } = await run(server, { parameters: chosen, nodeTypes });
		expect(Object.keys(output[0]?.json ?? {})).toEqual(['id']);
	});
});
