import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../../../dev/emulator';
import { payout } from '../../../nodes/DollarPe/resources/payout';
import { Fixtures } from '../../dev/emulator/world';
import { asTools, failure, run, types } from '../../support/dollarPe';

const tools = asTools(types);

let emulator: Emulator;
beforeAll(async () => (emulator = await startEmulator()));
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

/** What Payout → Get, and Get Many, give an agent. */
async function outputs(parameters: IDataObject, nodeTypes = tools): Promise<IDataObject[]> {
	const { id: payoutId } = await new Fixtures(emulator).order('payout');
	const given: IDataObject[] = [];
	for (const chosen of [{ operation: 'get', payoutId }, { operation: 'getAll' }]) {
		const settings = { items: [{}], nodeTypes };
		const all = { resource: 'payout', ...chosen, ...parameters };
		const { error, output } = await run(emulator, { ...settings, parameters: all });
		expect(error).toBeUndefined();
		expect(output).toHaveLength(1);
		given.push(...output.map(({ json }) => json));
	}
	return given;
}

async function refused(parameters: IDataObject): Promise<string> {
	const before = emulator.requests.length;
	const { message } = await failure(emulator, {
		items: [{}],
		nodeTypes: tools,
		parameters: { resource: 'payout', operation: 'getAll', ...parameters },
	});
	expect(emulator.requests).toHaveLength(before);
	return message;
}

/** The ten fields of Get, and of Get Many. */
const SHORT = ['get', 'getAll'].map(
	(name) => payout.operations.find(({ value }) => value === name)?.simplified,
);

describe("Output of an AI agent's tool: an agent that reads less is less confused", () => {
	it('is refused before anything is sent, where an expression gives what the panel does not offer', async () => {
		expect(await refused({ output: '={{ "everything" }}' })).toBe(
			'Output must be simplified, raw or selected [Item 0]',
		);
		expect(await refused({ output: 'selected', fields: '={{ 5 }}' })).toBe(
			'Fields must be a list of names [Item 0]',
		);
		expect(await refused({ output: 'selected', fields: '={{ ["id", 5] }}' })).toBe(
			'Fields must be a list of names [Item 0]',
		);
	});

	it.each([[{}], [{ output: 'simplified' }], [{ output: '={{ "simplified" }}' }]])(
		'gives the ten fields of Simplify, unless another is chosen: %j',
		async (parameters) => {
			expect((await outputs(parameters)).map(Object.keys)).toEqual(SHORT);
		},
	);

	it('gives everything where it is Raw', async () => {
		for (const given of await outputs({ output: 'raw' })) {
			expect(Object.keys(given).length).toBeGreaterThan(10);
			expect(given).toMatchObject({
				fees: expect.any(Object),
				receiving_amount: expect.anything(),
			});
		}
	});

	it.each([
		[
			['status', 'fees'],
			['id', 'status', 'fees'],
		],
		['={{ ["status"] }}', ['id', 'status']],
		['={{ "status, fees" }}', ['id', 'status', 'fees']],
		// The ID alone, so that the agent can ask again.
		[[], ['id']],
		[['constructor', '__proto__', 'no_such_field'], ['id']],
	])('gives the ID and the fields that were selected: %j', async (fields, expected) => {
		for (const given of await outputs({ output: 'selected', fields })) {
			expect(Object.keys(given)).toEqual(expected);
		}
	});

	it('offers every field that an answer has, by its name', async () => {
		const [whole = {}] = await outputs({ output: 'raw' });
		const offered = tools.nodes['n8n-nodes-dollarpe.dollarPe']?.description.properties.find(
			({ name, displayOptions }) =>
				name === 'fields' &&
				displayOptions?.show?.resource?.includes('payout') &&
				displayOptions.show.operation?.includes('get'),
		);
		const names = offered?.options?.map((option) => 'value' in option && option.value);
		expect(names).toEqual(
			Object.keys(whole)
				.filter((name) => name !== 'id')
				.sort(),
		);
	});

	it('has no say where the node is no tool: there Simplify decides', async () => {
		const left = { output: 'raw', simplify: true };
		expect((await outputs(left, types)).map(Object.keys)).toEqual(SHORT);
		emulator.reset();
		for (const given of await outputs({ ...left, simplify: false }, types)) {
			expect(Object.keys(given).length).toBeGreaterThan(10);
		}
	});
});
