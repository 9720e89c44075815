import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator, type Fault, type Side } from '../../../dev/emulator';
import { runIdOf } from '../../../nodes/DollarPe/run/runIdOf';
import { Fixtures } from '../../dev/emulator/world';
import type { RunSettings } from '../../support/dollarPe';
import { Initiation, type WantedOrder } from '../../support/initiation';

jest.mock('../../../nodes/client/http/pause', () =>
	jest.requireActual<typeof import('../../support/quickPause')>('../../support/quickPause'),
);
// Another pass of a loop, where a test says so.
jest.mock('../../../nodes/DollarPe/run/runIdOf', () => {
	const actual = jest.requireActual<typeof import('../../../nodes/DollarPe/run/runIdOf')>(
		'../../../nodes/DollarPe/run/runIdOf',
	);
	return { runIdOf: jest.fn(actual.runIdOf) };
});

let emulator: Emulator;
let world: Fixtures;
beforeAll(async () => {
	const processingMs = { kyc: Infinity, payout: Infinity, payin: Infinity, edd: Infinity };
	emulator = await startEmulator({ processingMs });
	world = new Fixtures(emulator);
});
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());
afterEach(() => emulator.faults.clear());

let count = 0;
const sameExecution = (): RunSettings => ({ executionId: `spending-${++count}` });
const CONTINUED: RunSettings = { onError: 'continueRegularOutput' };
const REFUSED: Fault = {
	kind: 'json',
	status: 400,
	body: JSON.stringify({ status: false, errors: ['Quotation has expired'] }),
};

describe.each<[Side, string]>([
	['payout', 'USDT'],
	['payin', '₹'],
])('limits of what %s Initiate may spend', (side, code) => {
	const money = (text: string) => (side === 'payout' ? `${text} ${code}` : `${code}${text}`);
	const unit = side === 'payout' ? 50 : 10000;
	const amount = (units: number) =>
		money((units * unit).toLocaleString('en-US', { minimumFractionDigits: 2 }));
	let order: Initiation;
	let wanted: WantedOrder;
	beforeEach(async () => {
		order = new Initiation(side, emulator, world);
		wanted = await order.wanted({}, { sending_amount: String(unit) });
	});

	/** Items of one customer with references of their own, each of as many units. */
	const items = async (...units: number[]) => {
		const all: WantedOrder[] = [];
		for (const [n, each] of units.entries()) {
			const again = await order.again(wanted, { sending_amount: String(each * unit) });
			all.push({ ...again, reference: `ref-${n}`, own: `RATN00${String(n).padStart(6, '0')}` });
		}
		return all;
	};
	const limited = (options: IDataObject, settings: RunSettings = {}): RunSettings => ({
		...settings,
		parameters: { ...settings.parameters, options },
	});
	const total = (units: number, settings: RunSettings = {}, more: IDataObject = {}) =>
		limited({ maxTotalAmount: String(units * unit), ...more }, settings);
	const made = () => order.orders.map(({ client_reference_id }) => client_reference_id).sort();
	const errorsOf = (output: Array<{ json: IDataObject }>) => output.map(({ json }) => json.error);
	const isPost = ({ method }: { method: string }) => method === 'POST';
	/** What the request of one reference gets. */
	const whereReference = (reference: string, fault: Fault) => {
		emulator.faults.when(({ method, body }) =>
			method === 'POST' && body.includes(`"${reference}"`) ? fault : undefined,
		);
	};
	const withQuotation = async (item: WantedOrder, changes: IDataObject) => {
		const data = { ...(await order.answerFor(item)), ...changes };
		emulator.faults.when(({ method, path }) =>
			method === 'GET' && path.endsWith(item.quotation_id)
				? { kind: 'json', status: 200, body: JSON.stringify({ status: true, data }) }
				: undefined,
		);
	};

	describe('a limit that is no amount must not be left out in silence: nothing is sent', () => {
		it.each([
			...[
				'',
				' ',
				0,
				'0',
				'0.00',
				-1,
				'-5',
				'NaN',
				'Infinity',
				'none',
				'1,000',
				'0x10',
				'1e',
				true,
			],
			...['={{ undefined }}', '={{ NaN }}', '={{ Infinity }}', '={{ [5] }}', '={{ $json.none }}'],
			...[`1${'0'.repeat(40)}`, `0.${'0'.repeat(30)}1`],
		])('%j', async (limit) => {
			const options = [
				['maxSendingAmount', 'Max Sending Amount'],
				['maxTotalAmount', 'Max Total Amount'],
			] as const;
			for (const [name, said] of options) {
				const { error, sent } = await order.run([wanted], limited({ [name]: limit }));
				expect(error?.message).toContain(
					`The option ${said} must be a positive amount, such as 500 or 0.5`,
				);
				expect(error?.description).toBe('Nothing was sent.');
				expect(sent).toEqual([]);
			}
		});
	});

	it.each<[string, IDataObject, string]>([
		['no amount', { sending_amount: null }, 'has no sending_amount that can be read'],
		['a text as amount', { sending_amount: 'NaN' }, 'has no sending_amount that can be read'],
		['0 as amount', { sending_amount: '0.00' }, 'has no sending_amount that can be read'],
		['a negative amount', { sending_amount: -50 }, 'has no sending_amount that can be read'],
		['no currency', { asset: null, fiat: '' }, 'that can be read'],
		['another ID', { id: 'c3b9f6a4-0000-4000-8000-000000000000' }, 'another quotation'],
	])('an item whose quotation has %s is not sent', async (_, changes, why) => {
		await withQuotation(wanted, changes);
		for (const name of ['maxSendingAmount', 'maxTotalAmount']) {
			const { error, sent } = await order.run([wanted], limited({ [name]: 1e9 }));
			expect(error?.message).toContain(' could not be checked: its quotation ');
			expect(error?.message).toContain(why);
			expect(error?.description).toContain('Item 0 was not sent.');
			expect(sent.filter(isPost)).toEqual([]);
		}
	});

	it('an item whose quotation cannot be read is not sent, and the others are', async () => {
		const all = await items(1, 1, 1);
		emulator.faults.when(({ method, path }) =>
			method === 'GET' && path.endsWith(String(all[1]?.quotation_id))
				? { kind: 'status', status: 401 }
				: undefined,
		);
		const { output } = await order.run(all, total(10, CONTINUED));
		expect(errorsOf(output)).toEqual([
			undefined,
			expect.stringContaining(
				'Max Total Amount could not be checked: its quotation could not be read',
			),
			undefined,
		]);
		expect(made()).toEqual(['ref-0', 'ref-2']);
	});

	it('Max Sending Amount: only the item that is too large is not sent, with On Error → Continue', async () => {
		const options = { maxSendingAmount: unit };
		const { output } = await order.run(await items(1, 2, 1), limited(options, CONTINUED));
		expect(errorsOf(output)).toEqual([
			undefined,
			`The sending amount of its quotation is ${amount(2)}: ${amount(1)} more than Max Sending Amount (${amount(1)}) [Item 1]`,
			undefined,
		]);
		expect(output[1]?.json.message).toContain('Item 1 was not sent.');
		expect(made()).toEqual(['ref-0', 'ref-2']);
	});

	it('Max Sending Amount: without it the run ends there; earlier items are sent, later ones are not', async () => {
		const options = { maxSendingAmount: unit };
		const { error } = await order.run(await items(1, 1, 2, 1, 1), limited(options));
		expect(error?.message).toContain('more than Max Sending Amount');
		expect(error?.message).toContain('[Item 2]');
		expect(error?.description).toContain('2 of 5 items succeeded');
		expect(error?.description).toContain('2 more items were not sent.');
		expect(made()).toEqual(['ref-0', 'ref-1']);
	});

	it('is exact: one digit of 18 decimals more than the limit is not sent, as much is', async () => {
		await withQuotation(wanted, { sending_amount: '90071992547409.930000000000000001' });
		for (const name of ['maxSendingAmount', 'maxTotalAmount']) {
			const { error, sent } = await order.run([wanted], limited({ [name]: '90071992547409.93' }));
			expect(error?.message).toContain(money('0.000000000000000001'));
			expect(sent.filter(isPost)).toEqual([]);
		}
		const limit = '90071992547409.930000000000000001';
		const { sent } = await order.run(
			[wanted],
			limited({ maxSendingAmount: limit, maxTotalAmount: limit }),
		);
		expect(sent.filter(isPost)).toHaveLength(1);
	});

	it.each<[string, RunSettings]>([
		['continue', CONTINUED],
		['end the run', {}],
	])(
		'Max Total Amount, 20 at once, errors %s: exactly the first items are sent, though their quotations come in another order',
		async (_, settings) => {
			const all = await items(...Array.from({ length: 20 }, () => 1));
			emulator.faults.when(({ method, path }) => {
				const index = all.findIndex(({ quotation_id: id }) => path.endsWith(id));
				return method === 'GET' && index >= 0 && index % 3 === 0
					? { kind: 'slow', ms: 60 - index }
					: undefined;
			});
			const { output, error } = await order.run(all, total(7.5, settings));
			expect(made()).toEqual(['ref-0', 'ref-1', 'ref-2', 'ref-3', 'ref-4', 'ref-5', 'ref-6']);
			const said = `With this ${side}, the ${side}s of this execution would be ${amount(8)}: ${amount(0.5)} more than Max Total Amount (${amount(7.5)}) [Item 7]`;
			if (settings.onError) {
				expect(output.slice(0, 7).map(({ json }) => json.created)).toEqual(Array(7).fill(true));
				expect(output[7]?.json.error).toBe(said);
				expect(output[7]?.json.message).toContain(`${amount(7)} are counted so far`);
				for (const n of [8, 19]) {
					expect(output[n]?.json.error).toBe(
						`Not sent: item 7 would have passed Max Total Amount [Item ${n}]`,
					);
				}
			} else {
				expect(error?.message).toBe(said);
				expect(error?.description).toContain('7 of 20 items succeeded');
				expect(error?.description).toContain('12 more items were not sent.');
				expect(error?.description).not.toContain('also failed');
			}
		},
	);

	it('no later item is sent after the first one that would pass it, also if it would fit', async () => {
		const { output } = await order.run(await items(2, 3, 1), total(4, CONTINUED));
		expect(made()).toEqual(['ref-0']);
		expect(errorsOf(output)[2]).toContain('Not sent: item 1 would have passed');
	});

	it('no quotation is read for items that begin after the first one that would pass it', async () => {
		const { sent } = await order.run(
			await items(1, 2, 1, 1),
			total(1, CONTINUED, { maxParallelRequests: 1 }),
		);
		expect(order.calls(sent)).toEqual(['GET quotation/ID', 'POST initiate', 'GET quotation/ID']);
	});

	it('an earlier item without an answer is still looked up and sent after a later one passed the limit', async () => {
		const all = await items(1, 2);
		let posts = 0;
		emulator.faults.when(({ method }) =>
			method === 'POST' && ++posts === 1 ? { kind: 'cut', when: 'before' } : undefined,
		);
		const { error } = await order.run(all, total(2));
		expect(error?.message).toContain('[Item 1]');
		expect(error?.description).toContain('1 of 2 items succeeded');
		expect(error?.description).not.toContain('may be in DollarPe');
		expect(made()).toEqual(['ref-0']);
	});

	it('items that fail in preparation or come with an earlier one pass their turn on: no run hangs', async () => {
		const all = await items(1, 1, 1, 1);
		const bad = { ...all[0], customer_id: '', reference: 'bad' } as WantedOrder;
		const run = [bad, all[0], all[0], bad, all[1], all[1], all[2]] as WantedOrder[];
		const { output } = await order.run(run, total(3, CONTINUED));
		expect(output.map(({ json }) => json.created)).toEqual([
			...[undefined, true, false, undefined, true, false, true],
		]);
	});

	it('items with one reference that differ pass their turn on too', async () => {
		const all = await items(1, 1, 2);
		const run = [all[0], { ...all[2], reference: 'ref-0' }, all[1]] as WantedOrder[];
		const { output } = await order.run(run, total(1, CONTINUED));
		expect(output.map(({ json }) => json.created)).toEqual([undefined, undefined, true]);
	});

	it('an item whose result comes only at the end of the run does not hold up the others', async () => {
		const all = await items(1, 1, 1);
		await order.make({
			...((await order.again(wanted)) as WantedOrder),
			reference: 'ref-0',
			own: 'RATN00999999',
		});
		const { output } = await order.run(all, total(3, CONTINUED));
		expect(output.slice(1).map(({ json }) => json.created)).toEqual([true, true]);
	});

	it('what DollarPe refuses for certain is not counted', async () => {
		const all = await items(1, 1, 1);
		whereReference('ref-0', { kind: 'status', status: 403 });
		const settings = total(2, CONTINUED, { maxParallelRequests: 1 });
		const { output } = await order.run(all, settings);
		expect(output.map(({ json }) => json.created)).toEqual([undefined, true, true]);
	});

	it('what ends at the end of the run and was refused for certain is not counted in the next pass', async () => {
		const settings = total(1, { ...sameExecution(), ...CONTINUED });
		const all = await items(1, 1);
		whereReference('ref-0', REFUSED);
		await order.run([all[0] as WantedOrder], settings);
		emulator.faults.clear();
		const { output } = await order.run([all[1] as WantedOrder], settings);
		expect(output[0]?.json.created).toBe(true);
	});

	it('what may have been carried out is counted', async () => {
		const settings = total(1, { ...sameExecution(), ...CONTINUED });
		const all = await items(1, 1);
		whereReference('ref-0', { kind: 'cut', when: 'before' });
		const first = await order.run([all[0] as WantedOrder], settings);
		expect(first.output[0]?.json.error).toBeDefined();
		emulator.faults.clear();
		const { output } = await order.run([all[1] as WantedOrder], settings);
		expect(output[0]?.json.error).toContain('Max Total Amount');
		expect(made()).toEqual([]);
	});

	it('a payment that existed is counted, once', async () => {
		const all = await items(1, 1, 1);
		const settings = total(2, { ...sameExecution(), ...CONTINUED });
		await order.make(all[0] as WantedOrder);
		for (let n = 0; n < 3; n++) {
			const { output } = await order.run([all[0] as WantedOrder], settings);
			expect(output[0]?.json.created).toBe(false);
		}
		const { output } = await order.run(all.slice(1), settings);
		expect(output[0]?.json.created).toBe(true);
		expect(output[1]?.json.error).toContain('Max Total Amount');
	});

	it('a refusal of a reference that was paid before in the execution gives nothing back', async () => {
		const all = await items(1, 1);
		const settings = total(1, sameExecution(), { ifExists: 'error' });
		await order.run([all[0] as WantedOrder], settings);
		jest.mocked(runIdOf).mockReturnValueOnce('the next pass');
		const { error } = await order.run([all[0] as WantedOrder], settings);
		expect(error?.message).toContain('exists already');
		const { error: over } = await order.run([all[1] as WantedOrder], settings);
		expect(over?.message).toContain('Max Total Amount');
	});

	it('a reference that comes again with a larger amount is counted with the larger one', async () => {
		const [small, large, other] = await items(1, 3, 1);
		const settings = total(3, { ...sameExecution(), ...CONTINUED });
		whereReference('ref-0', { kind: 'cut', when: 'before' });
		await order.run([small as WantedOrder], settings);
		emulator.faults.clear();
		const again = { ...large, reference: 'ref-0', own: small?.own } as WantedOrder;
		expect((await order.run([again], settings)).output[0]?.json.created).toBe(true);
		const { output } = await order.run([other as WantedOrder], settings);
		expect(output[0]?.json.error).toContain(`${amount(1)} more than`);
	});

	it("a loop's later pass counts on; another execution begins anew", async () => {
		const settings = total(2, sameExecution());
		const all = await items(1, 1, 1, 1);
		for (const [n, item] of all.slice(0, 3).entries()) {
			jest.mocked(runIdOf).mockReturnValueOnce(`pass ${n}`);
			const { error } = await order.run([item], settings);
			if (n < 2) expect(error).toBeUndefined();
			else expect(error?.message).toContain(`${amount(1)} more than Max Total Amount`);
		}
		expect(made()).toEqual(['ref-0', 'ref-1']);
		const { error } = await order.run([all[3] as WantedOrder], total(2));
		expect(error).toBeUndefined();
	});

	it('Retry On Fail counts each payment once, and does not begin anew', async () => {
		const all = await items(1, 1, 1);
		const { error } = await order.run(all, total(2, { maxTries: 3 }));
		expect(error?.message).toContain(`would be ${amount(3)}: ${amount(1)} more than`);
		expect(made()).toEqual(['ref-0', 'ref-1']);
	});

	it('each currency has a sum of its own', async () => {
		const all = await items(2, 2, 1);
		const data = await order.answerFor(all[1] as WantedOrder);
		await withQuotation(all[1] as WantedOrder, { ...data, asset: 'usdc', fiat: 'aed' });
		const { output } = await order.run(all, total(2, CONTINUED));
		expect(output.map(({ json }) => json.created)).toEqual([true, true, undefined]);
		expect(output[2]?.json.error).toContain(`would be ${amount(3)}`);
	});

	it('a run without the options reads no quotation', async () => {
		const { sent } = await order.run(await items(1, 1));
		expect(order.calls(sent)).toEqual(['POST initiate', 'POST initiate']);
	});
});
