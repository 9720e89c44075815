import type { Endpoint } from '../../../dev/contract/endpoints';
import { documentedEndpoints } from '../../../dev/emulator/resources/documented';
import type { Context } from '../../../dev/emulator/server/context';
import type { Call } from '../../../dev/emulator/server/endpoint';
import { Refusal } from '../../../dev/emulator/answers/answer';
import { readJson } from '../../../dev/emulator/pythonJson/readJson';

const marked: Endpoint = {
	resource: 'thing',
	operation: 'make',
	method: 'POST',
	path: '/things/{thing_id}',
	source: 'Z',
	emulator: 'sample',
	fields: [
		{ name: 'thing_id', type: 'string', place: 'path', required: true, sample: '1' },
		{ name: 'day', type: 'string', place: 'query', required: false, format: 'YYYY-MM-DD' },
		{ name: 'full_name', type: 'string', place: 'body', required: true, sample: 'John Doe' },
		{ name: 'kind', type: 'string', place: 'body', required: false, values: ['A', 'B'] },
		{ name: 'vpa', type: 'string', place: 'body', required: 'conditional', sample: 'a@b' },
		{ name: 'sure', type: 'boolean', place: 'body', required: false },
		{ name: 'links', type: 'array', items: 'string', place: 'body', required: false },
		{ name: 'holder', type: 'object', place: 'body', required: true },
		{ name: 'holder.id', type: 'string', place: 'body', required: true, format: 'uuid' },
		{ name: 'free', type: 'object', place: 'body', required: false },
	],
	answer: { status: 201, shape: 'object', sample: { id: '1' } },
	errors: [],
	sandboxOnly: false,
	irreversible: false,
};

const context = { pageSize: 2, origin: () => 'http://127.0.0.1:1' } as Context;

const body = { full_name: 'Asha', holder: { id: '08441dd3-8cc0-405c-932b-7fdbc8894f66' } };

function answerOf(endpoint: Endpoint, given: unknown = body, query = '') {
	const [served] = documentedEndpoints([endpoint], context);
	if (served === undefined) throw new Error('It is not served');
	const call: Call = {
		path: '/things/1',
		params: {},
		query: new URLSearchParams(query),
		body: readJson(JSON.stringify(given)),
	};
	try {
		const { status, body: text } = served.handle(call);
		return [status, (JSON.parse(text) as { data: unknown }).data];
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const refused = JSON.parse(error.answer.body) as { err_code: string; errors: unknown };
		return [error.answer.status, refused.err_code, refused.errors];
	}
}

describe('an endpoint that the contract marks is served from its sample', () => {
	it('answers it, at the documented path, with the documented status', () => {
		expect(documentedEndpoints([marked], context)).toEqual([
			expect.objectContaining({ method: 'POST', path: '/things/:thing_id' }),
		]);
		expect(answerOf(marked)).toEqual([201, { id: '1' }]);
	});

	it('is the only kind that is: any other must have code of its own, or nothing is proved by it', () => {
		expect(documentedEndpoints([{ ...marked, emulator: undefined }], context)).toEqual([]);
	});

	it('takes what may be left out, and what DollarPe does not document', () => {
		const all = { kind: 'B', vpa: 'c@d', sure: true, links: ['x', ''], free: { a: [1] }, more: 1 };
		expect(answerOf(marked, { ...body, ...all }, 'day=2026-01-31')).toEqual([201, { id: '1' }]);
	});

	it.each<[string, object, unknown]>([
		['full_name', { full_name: undefined }, { full_name: ['This field is required.'] }],
		['holder', { holder: undefined }, { holder: ['This field is required.'] }],
		['holder.id', { holder: {} }, { holder: { id: ['This field is required.'] } }],
	])('refuses a request without %s, which a node may forget', (_name, change, errors) => {
		const given = { ...body, ...change };
		expect(answerOf(marked, given)).toEqual([400, 'REQ_FIELD_MISSING', errors]);
	});

	it.each<[object, unknown]>([
		[{ full_name: ' ' }, { full_name: ['This field may not be blank.'] }],
		[{ full_name: 1 }, { full_name: ['Not a valid string.'] }],
		[{ kind: 'C' }, { kind: ['"C" is not a valid choice.'] }],
		[{ sure: 'true' }, { sure: ['Must be a valid boolean.'] }],
		[{ links: 'x' }, { links: ['Expected a list of items but got type "str".'] }],
		[{ holder: { id: '1' } }, { holder: { id: ['Must be a valid UUID.'] } }],
		[
			{ free: 'x' },
			{
				free: { non_field_errors: ['Invalid data. Expected a dictionary, but got str.'] },
			},
		],
	])('refuses %j, which a node may convert wrongly', (change, errors) => {
		expect(answerOf(marked, { ...body, ...change })).toEqual([400, 'INPUT_MALFORMED', errors]);
	});

	it('reads its query too', () => {
		expect(answerOf(marked, body, 'day=31-01-2026')).toEqual([
			400,
			'INPUT_MALFORMED',
			{ day: ['Invalid date format'] },
		]);
	});

	it('gives a list page by page, as any other', () => {
		const results = [{ id: '1' }, { id: '2' }, { id: '3' }];
		const sample = { count: 1, next: null, previous: null, results };
		const list: Endpoint = { ...marked, answer: { status: 200, shape: 'list', sample } };
		expect(answerOf(list, body, 'page=2')).toEqual([
			200,
			expect.objectContaining({ count: 3, next: null, results: [{ id: '3' }] }),
		]);
	});
});
