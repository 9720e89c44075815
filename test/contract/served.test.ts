import { type Emulator, startEmulator } from '../../dev/emulator';
import { call, type Reply } from '../dev/emulator/client';
import { textsOf, Fixtures } from '../dev/emulator/world';
import { endpoints as all, nameOf, type Endpoint, type Field } from '../../dev/contract/endpoints';
import { filled, leftOut, sampleBody } from './request';
import { preparedFor } from './prepare';
import { differences } from './shape';

let emulator: Emulator;
let world: Fixtures;
const never = { kyc: Infinity, payout: Infinity, payin: Infinity, edd: Infinity };

beforeAll(async () => {
	emulator = await startEmulator({ processingMs: never });
	world = new Fixtures(emulator);
});
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

/** What the emulator answers from the contract itself is no proof that it is right: it is left out. */
const endpoints = all.filter(({ emulator: served }) => served !== 'sample');

const NAMED = endpoints.map((endpoint) => [nameOf(endpoint), endpoint] as const);

/** Calls with the contract's samples, after `change` has had its way with them. */
async function callWith(
	endpoint: Endpoint,
	change: (values: Record<string, unknown>) => Record<string, unknown> = (values) => values,
): Promise<Reply> {
	const own = await preparedFor(endpoint, world);
	const { path, body, query } = filled(endpoint, change({ ...sampleBody(endpoint), ...own }));
	const text = new URLSearchParams(query).toString();
	return await call(emulator, endpoint.method, text === '' ? path : `${path}?${text}`, body);
}

/** The fields outside the path, each with its endpoint. */
function fieldsWhere(which: (field: Field) => boolean): Array<[string, Endpoint, Field]> {
	return endpoints.flatMap((endpoint) =>
		endpoint.fields
			.filter((field) => field.place !== 'path' && which(field))
			.map((field): [string, Endpoint, Field] => [
				`${nameOf(endpoint)}: ${field.name}`,
				endpoint,
				field,
			]),
	);
}

describe('the emulator serves what DollarPe documents, or the node would be tested against something else', () => {
	it.each(NAMED)('%s', async (_name, endpoint) => {
		const reply = await callWith(endpoint);
		expect([reply.status, reply.text]).toEqual([endpoint.answer.status, expect.anything()]);
		const { status, message, data } = reply.json as Record<string, unknown>;
		expect({ status, message }).toEqual({ status: true, message: 'Success' });
		expect(differences(endpoint.answer.sample, data)).toEqual([]);
	});
});

describe('a required field that is missing is refused, or a node that forgets it would look fine', () => {
	it.each(fieldsWhere(({ required }) => required === true))(
		'%s',
		async (_name, endpoint, field) => {
			const reply = await callWith(endpoint, (values) => leftOut(values, field.name));
			expect(reply.status).toBe(400);
			expect(reply.json).toMatchObject({ status: false, err_code: 'REQ_FIELD_MISSING' });
			const text =
				endpoint.resource === 'webhook' ? 'Webhook URL is required' : 'This field is required.';
			expect(textsOf(reply)).toEqual([text]);
		},
	);
});

describe('an optional field may be left out', () => {
	it.each(fieldsWhere(({ required }) => required === false))(
		'%s',
		async (_name, endpoint, field) => {
			const reply = await callWith(endpoint, (values) => leftOut(values, field.name));
			expect([reply.text, reply.status]).toEqual([reply.text, endpoint.answer.status]);
		},
	);
});

describe('a value of another type is refused, or a node that converts wrongly would look fine', () => {
	const others: Record<Field['type'], unknown> = {
		string: [],
		boolean: 'true',
		object: 'text',
		array: 'text',
	};
	const inBody = fieldsWhere(({ place }) => place === 'body');
	it.each(inBody)('%s', async (_name, endpoint, field) => {
		const reply = await callWith(endpoint, (values) => ({
			...values,
			...leftOut(values, field.name),
			[field.name]: others[field.type],
		}));
		expect(reply.status).toBe(400);
		expect(textsOf(reply)).toHaveLength(1);
	});
});

describe('a value that is not among the documented ones is refused', () => {
	const closed = fieldsWhere(
		({ values, openValues, place }) => values !== undefined && !openValues && place === 'body',
	);
	it.each(closed)('%s', async (_name, endpoint, field) => {
		const reply = await callWith(endpoint, (values) => ({ ...values, [field.name]: 'NO SUCH' }));
		expect(textsOf(reply)).toEqual(['"NO SUCH" is not a valid choice.']);
	});
});
