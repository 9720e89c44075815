import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator, type Side } from '../../../dev/emulator';
import { Fixtures } from '../../dev/emulator/world';
import type { RunSettings } from '../../support/dollarPe';
import { Initiation, type WantedOrder } from '../../support/initiation';

jest.mock('../../../nodes/client/http/pause', () =>
	jest.requireActual<typeof import('../../support/quickPause')>('../../support/quickPause'),
);

let emulator: Emulator;
let world: Fixtures;
beforeAll(async () => {
	const processingMs = { kyc: Infinity, payout: Infinity, payin: Infinity, edd: Infinity };
	emulator = await startEmulator({ processingMs });
	world = new Fixtures(emulator);
});
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

const CONTINUED: RunSettings = { onError: 'continueRegularOutput' };

describe.each<[Side]>([['payout'], ['payin']])('one reference on several items of %s', (side) => {
	let order: Initiation;
	let wanted: WantedOrder;
	beforeEach(async () => {
		order = new Initiation(side, emulator, world);
		wanted = await order.wanted();
	});

	const texts = (json: IDataObject | undefined) =>
		`${String(json?.error)} ${String(json?.message)}`;
	const sentOf = (sent: Parameters<Initiation['calls']>[0]) =>
		order.calls(sent).filter((each) => each === 'POST initiate');

	describe('with the same customer, bank account, asset, fiat and amount', () => {
		it('the first is sent, and the others are what was made of it', async () => {
			const other = { ...(await order.wanted()), reference: 'order-2' };
			const items = [wanted, other, await order.again(wanted), await order.again(wanted)];
			const { output, error, sent } = await order.run(items);
			expect(error).toBeUndefined();
			expect(sentOf(sent)).toHaveLength(2);
			const [first, second] = ['order-1', 'order-2'].map(
				(reference) => order.orders.find((each) => each.client_reference_id === reference)?.id,
			);
			expect(output[0]?.json).not.toHaveProperty('differences');
			const differences = output.slice(2).map(({ json }) => json.differences);
			expect(differences).toEqual([['quotation_id'], ['quotation_id']]);
			expect(
				output.map(({ json: { id, created }, pairedItem }) => ({ id, created, pairedItem })),
			).toEqual([
				{ id: first, created: true, pairedItem: { item: 0 } },
				{ id: second, created: true, pairedItem: { item: 1 } },
				{ id: first, created: false, pairedItem: { item: 2 } },
				{ id: first, created: false, pairedItem: { item: 3 } },
			]);
		});

		it('an amount in other digits is the same amount', async () => {
			const amount = String((await order.answerFor(wanted)).sending_amount);
			const again = await order.again(wanted, { sending_amount: `${amount}.00` });
			const { output } = await order.run([wanted, again]);
			expect(output.map(({ json }) => json.created)).toEqual([true, false]);
			expect(order.orders).toHaveLength(1);
		});

		it('an item that came twice needs no quotation to be read', async () => {
			const { output, sent } = await order.run([wanted, wanted]);
			expect(output.map(({ json }) => json.created)).toEqual([true, false]);
			expect(output[1]?.json.differences).toEqual([]);
			expect(order.calls(sent)).toEqual(['POST initiate']);
		});

		it("the first one's error is the error of all, with On Error → Continue", async () => {
			const items = [wanted, await order.again(wanted)];
			emulator.clock.advance(10 * 60 * 1000);
			const { output, sent } = await order.run(items, CONTINUED);
			expect(sentOf(sent)).toHaveLength(1);
			const [first, second] = output.map(({ json }) => json);
			const said = `Quotation has expired: "${wanted.quotation_id}" (field: Quotation ID)`;
			expect(first?.error).toBe(`${said} [Item 0]`);
			expect(second?.error).toBe(`${said} [Item 1]`);
			expect(second?.message).toBe(
				`Item 1 has the same reference as item 0, and this is what became of that one: ${String(first?.message)}`,
			);
		});

		it('an uncertain one stays uncertain for all: none of them is sent again', async () => {
			const items = [wanted, await order.again(wanted)];
			emulator.faults.when(({ method }) =>
				method === 'POST' ? { kind: 'cut', when: 'before' } : undefined,
			);
			const { output, sent } = await order.run(items, CONTINUED);
			emulator.faults.clear();
			expect(sentOf(sent)).toHaveLength(3);
			expect(output.map(({ json }) => texts(json))).toEqual([
				expect.stringContaining('not carried out so far'),
				expect.stringContaining('not carried out so far'),
			]);
		});

		it('an error of the first that ends the run says of the others that they were not sent', async () => {
			const items = [wanted, await order.again(wanted)];
			emulator.clock.advance(10 * 60 * 1000);
			const { error } = await order.run(items);
			expect(error?.message).toContain('Quotation has expired');
			expect(error?.description).toContain('1 more item was not sent.');
		});
	});

	it('differences are those of each: a rate that moved between two quotations is not hidden', async () => {
		const again = await order.again(wanted);
		const data = { ...(await order.answerFor(again)), rate: 90.5, receiving_amount: '1.5' };
		emulator.faults.when(({ method, path }) =>
			method === 'GET' && path.endsWith(again.quotation_id)
				? { kind: 'json', status: 200, body: JSON.stringify({ status: true, data }) }
				: undefined,
		);
		const { output } = await order.run([wanted, again, wanted]);
		emulator.faults.clear();
		expect(output.map(({ json }) => json.differences)).toEqual([
			undefined,
			['quotation_id', 'rate', 'receiving_amount'],
			[],
		]);
	});

	it('differences of items on one quotation are those of the first, where the order is an older one', async () => {
		await order.make(wanted);
		const again = await order.again(wanted);
		const { output } = await order.run([again, again]);
		expect(output.map(({ json }) => json.differences)).toEqual([
			['quotation_id'],
			['quotation_id'],
		]);
	});

	describe.each(['ends the run', 'continues'])('with different ones, and On Error %s', (how) => {
		/** The texts of the errors; of a run that ends, of the one. */
		const errorsOf = async (items: WantedOrder[], settings: RunSettings = {}) => {
			const isContinued = how === 'continues';
			const result = await order.run(items, { ...(isContinued && CONTINUED), ...settings });
			const { output, error, sent } = result;
			expect(sentOf(sent)).toEqual([]);
			expect(order.orders).toEqual([]);
			if (isContinued) {
				expect(output).toHaveLength(items.length);
				return output.map(({ json }) => texts(json));
			}
			expect(output).toEqual([]);
			return [`${error?.message} ${error?.description}`];
		};
		const NOTHING = 'Nothing was sent for any of them: [Item 0], [Item 1]';

		it('of two amounts neither is paid: nobody can know which is right', async () => {
			const again = await order.again(wanted, { sending_amount: '3777' });
			const errors = await errorsOf([wanted, again]);
			const { sending_amount: amount } = await order.answerFor(wanted);
			for (const [n, error] of errors.entries()) {
				expect(error).toContain(
					`2 items have the Client Reference ID "order-1", and they differ in Sending Amount [Item ${n}]`,
				);
				expect(error).toContain(NOTHING);
				expect(error).toContain(`Sending Amount: "${String(amount)}" [Item 0], "3777" [Item 1].`);
			}
		});

		it('of two customers neither is paid, and no quotation is read', async () => {
			const other = await order.wanted();
			for (const error of await errorsOf([wanted, other])) {
				expect(error).toContain('they differ in Customer ID');
				expect(error).toContain(NOTHING);
			}
		});

		it('of two bank accounts neither is paid', async () => {
			const bank = await world.account(wanted.customer_id);
			const again = await order.again(wanted, { bank_id: bank });
			for (const error of await errorsOf([wanted, again])) {
				expect(error).toContain('they differ in Bank ID');
			}
		});

		it.each([
			['ORDER-1', 'another case'],
			['order–1', 'another dash'],
		])('%s is the same reference to a person: %s is a conflict', async (reference) => {
			const again = { ...(await order.again(wanted)), reference };
			for (const error of await errorsOf([wanted, again])) {
				expect(error).toContain('they differ in Client Reference ID');
				expect(error).toContain(
					`Client Reference ID: "order-1" [Item 0], "${reference}" [Item 1].`,
				);
				expect(error).toContain(NOTHING);
			}
		});

		it('of two exchange orders or UTRs neither is sent: each may be a payment of its own', async () => {
			const again = { ...(await order.again(wanted)), own: 'RATN00777777' };
			for (const error of await errorsOf([wanted, again])) {
				expect(error).toContain(
					`they differ in ${side === 'payout' ? 'Exchange Order ID' : 'UTR'}`,
				);
			}
		});

		it('nothing is sent where a quotation cannot be read', async () => {
			const again = await order.again(wanted);
			emulator.faults.when(({ method, path }) =>
				method === 'GET' && path.endsWith(again.quotation_id)
					? { kind: 'status', status: 401 }
					: undefined,
			);
			const errors = await errorsOf([wanted, again]);
			emulator.faults.clear();
			for (const error of errors) {
				expect(error).toContain(`whether they are one ${side} could not be checked`);
				expect(error).toContain('The quotation of [Item 1] could not be read:');
				expect(error).toContain(NOTHING);
			}
		});

		it('nothing is sent where a quotation does not say its amount', async () => {
			const again = await order.again(wanted);
			const data = { ...(await order.answerFor(again)), sending_amount: null };
			emulator.faults.when(({ method, path }) =>
				method === 'GET' && path.endsWith(again.quotation_id)
					? { kind: 'json', status: 200, body: JSON.stringify({ status: true, data }) }
					: undefined,
			);
			const errors = await errorsOf([wanted, again]);
			emulator.faults.clear();
			for (const error of errors) expect(error).toContain('it has no Sending Amount');
		});

		it('two equal items do not outvote a third one', async () => {
			const items = [wanted, await order.again(wanted)];
			items.push(await order.again(wanted, { sending_amount: '3777' }));
			for (const error of await errorsOf(items)) {
				expect(error).toContain('Nothing was sent for any of them: [Item 0], [Item 1], [Item 2]');
			}
		});
	});

	it('a conflict of two does not keep the others from being paid, with On Error → Continue', async () => {
		const other = { ...(await order.wanted()), reference: 'order-2' };
		const items = [wanted, other, await order.again(wanted, { sending_amount: '3777' })];
		const { output } = await order.run(items, CONTINUED);
		expect(output.map(({ json }) => json.created)).toEqual([undefined, true, undefined]);
		expect(order.orders).toHaveLength(1);
	});

	it('a run whose references differ asks for nothing more', async () => {
		const items = [wanted];
		for (const n of [2, 3]) items.push({ ...(await order.wanted()), reference: `order-${n}` });
		const { sent } = await order.run(items);
		expect(order.calls(sent)).toEqual(items.map(() => 'POST initiate'));
	});

	it('a value that cannot be sent ends the run at its turn: what was before it is sent, nothing after it', async () => {
		const items = [0, 1, 2].map((n) => ({ ...wanted, reference: `order-${n}` }));
		const bad = { ...items[1], customer_id: '' } as WantedOrder;
		const { error, sent } = await order.run([items[0], bad, items[2]] as WantedOrder[]);
		expect(error?.message).toBe('Customer ID is blank [Item 1]');
		expect(sent.map(({ body }) => body)).toEqual([
			expect.objectContaining({ client_reference_id: 'order-0' }),
		]);
	});

	it('an item that cannot be sent leaves the reference to the next that has it', async () => {
		const bad = { ...wanted, customer_id: '' };
		const { output } = await order.run([bad, wanted], CONTINUED);
		expect(output.map(({ json }) => json.created)).toEqual([undefined, true]);
	});
});

it('one exchange order under two references: DollarPe refuses the second, which is an error', async () => {
	const order = new Initiation('payout', emulator, world);
	const wanted = await order.wanted();
	const again = { ...(await order.again(wanted)), reference: 'order-2' };
	const { output } = await order.run([wanted, again], {
		...CONTINUED,
		parameters: { options: { maxParallelRequests: 1 } },
	});
	expect(output[0]?.json.created).toBe(true);
	expect(output[1]?.json.error).toContain(
		'The payout that exists differs in Client Reference ID: "order-1" in place of "order-2"',
	);
	expect(order.orders).toHaveLength(1);
});

it('a blank exchange order is no difference: it is the reference of both', async () => {
	const order = new Initiation('payout', emulator, world);
	const wanted = await order.wanted();
	const { output } = await order.run([wanted, { ...(await order.again(wanted)), own: '' }]);
	expect(output.map(({ json }) => json.created)).toEqual([true, false]);
	expect(order.orders).toHaveLength(1);
});
