import { sleep, type IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator, type Fault, type Side } from '../../../dev/emulator';
import { Fixtures } from '../../dev/emulator/world';
import { start } from '../../support/dollarPe';
import { Initiation, type WantedOrder } from '../../support/initiation';
import { forgetWaits, waits } from '../../support/quickPause';
import { holdTimeouts, timedOutAfter } from '../../support/timeouts';

jest.mock('../../../nodes/client/http/pause', () =>
	jest.requireActual<typeof import('../../support/quickPause')>('../../support/quickPause'),
);

const NOBODY = '6b1f7d3e-0000-4000-8000-000000000000';
const MINUTE = 60 * 1000;
const MAYBE = 'may or may not have carried it out';

let emulator: Emulator;
let world: Fixtures;
beforeAll(async () => {
	const processingMs = { kyc: Infinity, payout: Infinity, payin: Infinity, edd: Infinity };
	emulator = await startEmulator({ processingMs, pageSize: 2 });
	world = new Fixtures(emulator);
});
afterAll(async () => await emulator.close());
beforeEach(() => {
	emulator.reset();
	forgetWaits();
});

const netTimeout: Fault = { kind: 'status', status: 400, code: 'NET_TIMEOUT' };
const after = (fault: Fault): Fault => ({ ...fault, when: 'after' }) as Fault;

/** After each of these nobody knows; whether the work was done is in the last column. */
const UNCERTAIN: Array<[string, Fault, boolean]> = [
	['cut before the work', { kind: 'cut', when: 'before' }, false],
	['cut after the work', { kind: 'cut', when: 'after' }, true],
	['500 before', { kind: 'status', status: 500 }, false],
	['500 after', after({ kind: 'status', status: 500 }), true],
	['504, a page, before', { kind: 'status', status: 504 }, false],
	['504, a page, after', after({ kind: 'status', status: 504 }), true],
	['a web page with HTTP 200', { kind: 'html', status: 200 }, false],
	['NET_TIMEOUT before', netTimeout, false],
	['NET_TIMEOUT after', after(netTimeout), true],
	['nothing with HTTP 201', { kind: 'empty', status: 201 }, false],
	[
		'another word for yes, with HTTP 201',
		{ kind: 'json', status: 201, body: '{"status": "success", "message": "Initiated"}' },
		false,
	],
];

const json = (status: number, body: IDataObject): Fault => ({
	kind: 'json',
	status,
	body: JSON.stringify(body),
});
const answer = (data: IDataObject) => json(200, { status: true, message: 'Success', data });

describe.each<[Side, Side]>([
	['payout', 'payin'],
	['payin', 'payout'],
])('%s', (side, otherSide) => {
	const isPayout = side === 'payout';
	const another = isPayout ? '60' : '12000';
	const ownTaken = isPayout
		? 'Exchange Order ID already linked to a payout that is either processing or successful'
		: 'UTR is already linked to another payin';
	const ownName = isPayout ? 'Exchange Order ID' : 'UTR';
	const ownField = isPayout ? 'exchange_order_id' : 'utr';
	let order: Initiation;
	beforeEach(() => void (order = new Initiation(side, emulator, world)));

	const initiate = async (...items: WantedOrder[]) => await order.run(items);

	/** Runs one item, which must fail. */
	async function refused(wanted: WantedOrder) {
		const { output, error, sent } = await order.run([wanted]);
		expect(output).toEqual([]);
		const text = `${error?.message} ${error?.description}`;
		expect(text).toContain('[Item 0]');
		expect(text.toLowerCase()).not.toContain(otherSide);
		return { message: error?.message, description: error?.description, calls: order.calls(sent) };
	}

	/** As long as it lasts, the requests whose path ends so get this. */
	const faulty = (end: RegExp, fault: Fault) =>
		emulator.faults.when(({ path }) => (end.test(path) ? fault : undefined));
	const QUOTATION = /\/quotation\/[^/]+$/;
	const ORDER = new RegExp(`/${side}/[\\da-f-]{36}$`);
	const INITIATE = /\/initiate$/;

	describe('what is not answered: who is told the wrong thing pays twice, or never', () => {
		describe.each(UNCERTAIN)('%s', (_, fault, isDone) => {
			it(isDone ? 'gives it' : 'sends it again, once it has looked twice', async () => {
				const wanted = await order.wanted();
				emulator.faults.next(fault);
				const { output, error, sent } = await initiate(wanted);
				expect(error).toBeUndefined();
				expect(order.orders).toHaveLength(1);
				expect(output[0]?.json).toMatchObject({
					id: order.orders[0]?.id,
					client_reference_id: 'order-1',
					created: true,
				});
				if (isDone) expect(output[0]?.json.receiving_amount).toEqual(expect.any(String));
				expect(output[0]?.pairedItem).toEqual({ item: 0 });
				expect(order.calls(sent)).toEqual(
					isDone
						? ['POST initiate', 'GET quotation/ID', 'GET ID']
						: ['POST initiate', 'GET quotation/ID', 'GET quotation/ID', 'POST initiate'],
				);
				expect(waits.filter((wait) => wait === 3000)).toHaveLength(isDone ? 0 : 1);
			});
		});

		it('finds what DollarPe carries out between the two looks', async () => {
			const wanted = await order.wanted();
			let looks = 0;
			let late: Promise<unknown> | undefined;
			emulator.faults.next({ kind: 'cut', when: 'before' });
			emulator.faults.when(({ path }) => {
				if (!QUOTATION.test(path)) return undefined;
				if (++looks === 2) return { kind: 'slow', ms: 500 };
				late = order.make(wanted);
				return undefined;
			});
			const { output } = await initiate(wanted);
			await late;
			expect(output[0]?.json.id).toBe(order.orders[0]?.id);
			expect(looks).toBe(2);
		});

		it('makes one only, where the first is carried out after the second was sent', async () => {
			const wanted = await order.wanted();
			holdTimeouts();
			let requests = 0;
			emulator.faults.when(() => (requests++ === 0 ? timedOutAfter(10, 150) : undefined));
			const { output } = await order.run([wanted], {
				parameters: { options: { timeout: 1 } },
			});
			await sleep(200);
			expect(order.orders).toHaveLength(1);
			expect(output[0]?.json.id).toBe(order.orders[0]?.id);
		});

		it('looks again after the second time too', async () => {
			const wanted = await order.wanted();
			emulator.faults.next({ kind: 'cut', when: 'before' });
			let posts = 0;
			emulator.faults.when(({ path }) =>
				INITIATE.test(path) && ++posts === 1 ? { kind: 'cut', when: 'after' } : undefined,
			);
			const { output } = await initiate(wanted);
			expect(output[0]?.json).toMatchObject({ id: order.orders[0]?.id, created: true });
			expect(order.orders).toHaveLength(1);
		});

		it('gives up after three times, and says how to go on', async () => {
			const wanted = await order.wanted();
			faulty(INITIATE, { kind: 'cut', when: 'before' });
			const { description, calls } = await refused(wanted);
			expect(calls.filter((call) => call.startsWith('POST'))).toHaveLength(3);
			expect(calls.at(-1)).toBe('GET history');
			expect(order.orders).toHaveLength(0);
			expect(description).toContain(
				`It was not carried out so far: DollarPe shows no ${side} of its quotation`,
			);
			expect(description).not.toContain(MAYBE);
			expect(waits.filter((wait) => wait === 3000)).toHaveLength(3);
			// What it advises is true: sent again like that, there is one.
			expect(description).toContain('Running it again with the same client reference ID');
			emulator.faults.clear();
			await initiate(wanted);
			expect(order.orders).toHaveLength(1);
		});

		it('gives what an earlier run has made, also where this one is never answered', async () => {
			const wanted = await order.wanted();
			await initiate(wanted);
			faulty(INITIATE, { kind: 'cut', when: 'before' });
			const { output } = await initiate(await order.again(wanted));
			expect(output[0]?.json).toMatchObject({ id: order.orders[0]?.id, created: false });
		});

		it('does not send it again where the quotation has expired meanwhile', async () => {
			const wanted = await order.wanted();
			emulator.faults.when(({ path }) => {
				if (!INITIATE.test(path)) return undefined;
				emulator.clock.advance(5 * MINUTE);
				return { kind: 'cut', when: 'before' };
			});
			const { description, calls } = await refused(wanted);
			expect(calls.filter((call) => call.startsWith('POST'))).toHaveLength(1);
			expect(description).toContain('It was not carried out: its quotation has expired');
			expect(description).toContain('same client reference ID');
		});

		it('is an error of its own where DollarPe finds fault with it the second time', async () => {
			const wanted = await order.wanted();
			emulator.faults.next({ kind: 'cut', when: 'before' });
			emulator.faults.when(({ path, body }) =>
				INITIATE.test(path) && body !== ''
					? json(400, { status: false, errors: { customer_id: ['Customer is blocked'] } })
					: undefined,
			);
			const { message } = await refused(wanted);
			expect(message).toMatch(/^Customer is blocked.* \(field: Customer ID\) \[Item 0\]$/);
		});

		it('stays uncertain where the second time is refused for another reason than what was sent', async () => {
			const wanted = await order.wanted();
			emulator.faults.next({ kind: 'cut', when: 'before' });
			faulty(INITIATE, { kind: 'status', status: 401 });
			const { message, description, calls } = await refused(wanted);
			expect(message).toContain('broke before an answer came');
			expect(description).toContain('It was not carried out so far');
			expect(calls.filter((call) => call.startsWith('POST'))).toHaveLength(2);
		});
	});

	describe('where looking fails, nobody knows, and nothing is sent again', () => {
		const linked = async (wanted: WantedOrder, changes: IDataObject) => {
			const { data } = (await world.try('GET', `${order.base}/quotation/${wanted.quotation_id}`))
				.json as { data: IDataObject };
			return answer({ ...data, ...changes });
		};

		it.each<[string, RegExp, Fault, string]>([
			['the quotation is cut', QUOTATION, { kind: 'cut', when: 'before' }, 'ECONNRESET'],
			['the quotation is a page', QUOTATION, { kind: 'html', status: 200 }, 'a web page'],
			['the quotation is refused', QUOTATION, { kind: 'status', status: 401 }, 'could not be'],
			['the quotation is no object', QUOTATION, json(200, { status: true, data: ['x'] }), 'else'],
			['the order is cut', ORDER, { kind: 'cut', when: 'before' }, `has the ${side} `],
		])('%s', async (_, path, fault, why) => {
			const wanted = await order.wanted();
			const before = order.orders.length;
			emulator.faults.next({ kind: 'cut', when: 'after' });
			faulty(path, fault);
			const { description, calls } = await refused(wanted);
			expect(calls.filter((call) => call.startsWith('POST'))).toHaveLength(1);
			expect(order.orders).toHaveLength(before + 1);
			expect(description).toContain(MAYBE);
			expect(description).toContain(`Existing ${side}s could not be checked (`);
			expect(description).toContain(why);
			expect(description).not.toMatch(/not carried out|nothing was/i);
			emulator.faults.clear();
		});

		it.each<[string, IDataObject]>([
			['the answer is another quotation', { id: NOBODY }],
			['its order has no ID', { order_id: { a: 1 }, status: 'LINKED' }],
			['its order has an ID that leads elsewhere', { order_id: '../../cms/api/v1/customer/list' }],
			['it is linked, and does not say to what', { order_id: null, status: 'LINKED' }],
			['its status is not known', { status: 'PROCESSING' }],
		])('%s', async (_, changes) => {
			const wanted = await order.wanted();
			const look = await linked(wanted, changes);
			emulator.faults.next({ kind: 'cut', when: 'before' });
			faulty(QUOTATION, look);
			const { description, calls } = await refused(wanted);
			expect(calls.filter((call) => call.startsWith('POST'))).toHaveLength(1);
			expect(calls.filter((call) => call.includes('customer'))).toEqual([]);
			expect(description).toContain(MAYBE);
			emulator.faults.clear();
		});

		it('does not compare with a quotation that it could not read', async () => {
			const wanted = await order.wanted();
			await initiate(wanted);
			const again = await order.again(wanted, { sending_amount: another });
			faulty(QUOTATION, { kind: 'cut', when: 'before' });
			const { message, description } = await refused(again);
			expect(message).toContain('already');
			expect(description).toContain(`Existing ${side}s could not be checked (`);
		});

		it('says that the history could not be read', async () => {
			const wanted = await order.wanted();
			await initiate(wanted);
			faulty(/\/history$/, { kind: 'html', status: 200 });
			const { description } = await refused(await order.again(wanted));
			expect(description).toContain(`Existing ${side}s could not be checked (`);
		});

		it('quotes no key and no secret that DollarPe echoes', async () => {
			const wanted = await order.wanted();
			emulator.faults.next({ kind: 'cut', when: 'before' });
			const { apiKey, apiSecret } = emulator;
			faulty(QUOTATION, json(400, { status: false, message: `${apiKey} ${apiSecret} no` }));
			const { message, description } = await refused(wanted);
			expect(description).toContain(' no)');
			expect(`${message} ${description}`).not.toContain(apiKey);
			expect(`${message} ${description}`).not.toContain(apiSecret);
		});

		it('quotes no key that DollarPe gives for an ID either', async () => {
			const wanted = await order.wanted();
			const look = await linked(wanted, { order_id: emulator.apiKey });
			emulator.faults.next({ kind: 'cut', when: 'before' });
			faulty(QUOTATION, look);
			const { description } = await refused(wanted);
			expect(description).toContain(`its quotation has the ${side} [hidden]`);
		});

		it('takes the text "null", which DollarPe has elsewhere, for no order', async () => {
			const wanted = await order.wanted();
			const look = await linked(wanted, { order_id: 'null', status: 'unlinked' });
			emulator.faults.next({ kind: 'cut', when: 'before' });
			faulty(QUOTATION, look);
			const { output } = await initiate(wanted);
			expect(output[0]?.json).toMatchObject({ created: true });
		});
	});

	describe("never somebody else's, nor another amount, as if it were this one", () => {
		it('the quotation has an order with another reference', async () => {
			const wanted = await order.wanted();
			await initiate({ ...wanted, reference: 'theirs' });
			emulator.faults.next({ kind: 'cut', when: 'before' });
			const { message, description, calls } = await refused(wanted);
			expect(message).toBe(
				`The ${side} of this quotation differs in Client Reference ID: "theirs" in place of "order-1" [Item 0]`,
			);
			expect(description).toContain(`It is the ${side} "${order.orders[0]?.id}"`);
			expect(description).toContain(`do not send another ${side} for this item`);
			expect(description).not.toContain('None was made');
			expect(calls.filter((call) => call.startsWith('POST'))).toHaveLength(1);
		});

		it(`the quotation has an order with another ${ownName}`, async () => {
			const wanted = await order.wanted();
			await order.make({ ...wanted, own: 'RATN00999999' });
			emulator.faults.next({ kind: 'cut', when: 'before' });
			const { message } = await refused(wanted);
			expect(message).toContain(`differs in ${ownName}: "RATN00999999" in place of`);
		});

		it('but gives the order of its quotation that has no reference', async () => {
			const wanted = await order.wanted();
			await order.make({ ...wanted, reference: '' });
			emulator.faults.next({ kind: 'cut', when: 'before' });
			const { output } = await initiate(wanted);
			expect(output[0]?.json).toMatchObject({
				...{ id: order.orders[0]?.id, created: false },
				differences: ['client_reference_id'],
			});
		});

		it("the quotation and its order are another customer's", async () => {
			const wanted = await order.wanted();
			await initiate(wanted);
			emulator.faults.next({ kind: 'cut', when: 'before' });
			const { message } = await refused({ ...wanted, customer_id: NOBODY });
			expect(message).toContain(`differs in Customer ID: "${wanted.customer_id}"`);
		});

		it('the order says that it is of another quotation', async () => {
			const [wanted, other] = [await order.wanted(), await order.wanted()];
			emulator.faults.next({ kind: 'cut', when: 'after' });
			emulator.faults.when(({ path }) =>
				ORDER.test(path)
					? answer({
							...order.body(wanted),
							id: order.orders[0]?.id,
							quotation_id: other.quotation_id,
						})
					: undefined,
			);
			const { message } = await refused(wanted);
			expect(message).toContain(`differs in Quotation ID: "${other.quotation_id}"`);
		});

		it('the amount is another', async () => {
			const wanted = await order.wanted();
			await initiate(wanted);
			const again = await order.again(wanted, { sending_amount: another });
			const { message, description } = await refused(again);
			expect(message).toBe(
				`The ${side} that exists differs in Sending Amount: "${isPayout ? '51' : '10000'}.00000000" in place of "${another}" [Item 0]`,
			);
			expect(description).toMatch(
				/^Client Reference ID: order-1\. [^.]* already [^.]*\. It is the /,
			);
			expect(order.orders).toHaveLength(1);
		});

		it('the asset and the bank account are others', async () => {
			const wanted = await order.wanted();
			await initiate(wanted);
			const bank_id = await world.account(wanted.customer_id);
			const again = await order.again(wanted, { bank_id, asset: 'usdc' });
			const { message } = await refused(again);
			expect(message).toContain('Bank ID: ');
			expect(message).toContain('; Asset: "USDT" in place of "USDC"');
		});

		it.each(['fiat', 'sending_amount', 'bank_id', 'asset'])(
			'the quotation does not say its %s, so nobody can compare',
			async (name) => {
				const wanted = await order.wanted();
				await initiate(wanted);
				const again = await order.again(wanted);
				const data = await order.answerFor(again);
				faulty(QUOTATION, answer({ ...data, [name]: undefined }));
				const { message } = await refused(again);
				expect(message).toContain('in place of none');
			},
		);

		it(`the reference is the same, but the ${ownName} is another`, async () => {
			const wanted = await order.wanted();
			await initiate(wanted);
			const again = { ...(await order.again(wanted)), own: 'RATN00777777' };
			const { message } = await refused(again);
			expect(message).toContain(
				`differs in ${ownName}: "${wanted.own}" in place of "RATN00777777"`,
			);
		});

		it(`the ${ownName} is the same, but the reference is another: they may be two salaries`, async () => {
			const wanted = await order.wanted();
			await initiate(wanted);
			const { message } = await refused({
				...(await order.again(wanted)),
				reference: 'order-2',
			});
			expect(message).toContain('differs in Client Reference ID: "order-1" in place of "order-2"');
			expect(order.orders).toHaveLength(1);
		});

		it(`the reference is that of one, the ${ownName} that of another`, async () => {
			const first = await order.wanted();
			const second = { ...(await order.again(first)), reference: 'order-2', own: 'RATN00888888' };
			await initiate(first, second);
			expect(order.orders).toHaveLength(2);
			const mixed = { ...(await order.again(first)), own: second.own };
			const { message } = await refused(mixed);
			expect(message).toContain('that exists differs in');
			expect(order.orders).toHaveLength(2);
		});

		it("DollarPe says that the reference is taken, and it is another customer's", async () => {
			const theirs = await order.wanted();
			await initiate(theirs);
			const mine = await order.wanted();
			const { message, description } = await refused(mine);
			expect(message).toBe(
				'Client Reference ID already exists: "order-1" (field: Client Reference ID) [Item 0]',
			);
			expect(description).toContain(
				`The ${side} "${order.orders[0]?.id}" of another customer ("${theirs.customer_id}") has it; its status is "PROCESSING". None was made for this item. Look at that ${side} in DollarPe`,
			);
			expect(order.orders).toHaveLength(1);
		});

		it(`DollarPe says that the reference is taken, and only one without it has the ${ownName}`, async () => {
			const wanted = await order.wanted({ reference: '' });
			await order.make(wanted);
			const again = { ...(await order.again(wanted)), reference: 'order-1' };
			emulator.faults.next(
				json(400, { status: false, message: 'Client Reference ID already exists' }),
			);
			const { message } = await refused(again);
			expect(message).toContain('differs in Client Reference ID: none in place of "order-1"');
		});

		it("a history that ignores its filter gives nobody another customer's", async () => {
			const theirs = await order.wanted();
			await initiate(theirs);
			const mine = await order.wanted();
			const { json: history } = await world.try('GET', `${order.base}/history`);
			faulty(/\/history$/, json(200, history as IDataObject));
			const { description } = await refused(mine);
			expect(description).toContain(`of another customer ("${theirs.customer_id}") has it`);
		});

		if (isPayout) {
			it('the exchange order was used for one that failed, and for one of another customer', async () => {
				const failed = await order.wanted({ reference: '' });
				await order.make(failed);
				emulator.setStatus('payout', String(order.orders[0]?.id), 'FAILED');
				const theirs = await order.wanted({ own: failed.own, reference: 'theirs' });
				await initiate(theirs);
				const again = { ...(await order.again(failed)), reference: 'order-1' };
				const { message } = await refused(again);
				expect(message).toContain('Exchange Order ID already linked');
			});
		}
	});

	describe('a second run of the whole workflow: one contact, one payment', () => {
		it('costs one request where nothing is wrong', async () => {
			const { output, sent } = await initiate(await order.wanted({ reference: ' order-1 ' }));
			expect(sent).toHaveLength(1);
			expect(sent[0]?.body).toMatchObject({ client_reference_id: 'order-1' });
			expect(output).toEqual([
				{
					json: expect.objectContaining({
						id: order.orders[0]?.id,
						status: 'PROCESSING',
						created: true,
					}) as IDataObject,
					pairedItem: { item: 0 },
				},
			]);
			expect(output[0]?.json).not.toHaveProperty('differences');
		});

		it('gives the first, with a new quotation', async () => {
			const wanted = await order.wanted();
			const { output: first } = await initiate(wanted);
			const { output, sent } = await initiate(await order.again(wanted));
			expect(output[0]?.json).toMatchObject({
				id: first[0]?.json.id,
				quotation_id: wanted.quotation_id,
				created: false,
				differences: ['quotation_id'],
				receiving_amount: expect.any(String) as string,
			});
			expect(order.calls(sent)).toEqual(['POST initiate', 'GET quotation/ID', 'GET history']);
			expect(sent[2]?.query).toBe(`customer_id=${wanted.customer_id}`);
			expect(order.orders).toHaveLength(1);
		});

		it('gives the first, with the same quotation', async () => {
			const wanted = await order.wanted();
			await initiate(wanted);
			const { output, sent } = await initiate({
				...wanted,
				quotation_id: wanted.quotation_id,
			});
			expect(output[0]?.json).toMatchObject({ created: false, differences: [] });
			expect(order.calls(sent).at(-1)).toBe('GET ID');
		});

		it('gives the first, however the amount is written', async () => {
			const wanted = await order.wanted();
			await initiate(wanted);
			const sending_amount = isPayout ? '51.000' : '10000.00';
			const { output } = await initiate(await order.again(wanted, { sending_amount }));
			expect(output[0]?.json).toMatchObject({ created: false, differences: ['quotation_id'] });
		});

		it('says that the new quotation has another rate', async () => {
			const wanted = await order.wanted();
			await initiate(wanted);
			const again = await order.again(wanted);
			const data = await order.answerFor(again);
			faulty(QUOTATION, answer({ ...data, rate: 90.5, receiving_amount: '1.5' }));
			const { output } = await initiate(again);
			expect(output[0]?.json.differences).toEqual(['quotation_id', 'rate', 'receiving_amount']);
		});

		it('gives one that is SUCCESS, and never makes another by itself', async () => {
			const wanted = await order.wanted();
			await initiate(wanted);
			emulator.setStatus(side, String(order.orders[0]?.id), 'SUCCESS');
			const { output } = await initiate(await order.again(wanted));
			expect(output[0]?.json).toMatchObject({ status: 'SUCCESS', created: false });
			expect(order.orders).toHaveLength(1);
		});

		it.each(isPayout ? ['FAILED', 'REFUNDED', 'CANCELLED'] : ['FAILED', 'REFUNDED'])(
			'refuses one that is %s, and never makes another by itself',
			async (status) => {
				const wanted = await order.wanted();
				await initiate(wanted);
				const id = String(order.orders[0]?.id);
				emulator.setStatus(side, id, status);
				const { message } = await refused(await order.again(wanted));
				expect(message).toBe(
					`The ${side} "${id}" that exists ended without success: its status is "${status}" [Item 0]`,
				);
				expect(order.orders).toHaveLength(1);
			},
		);

		it('gives the first, also where DollarPe complains of the expired quotation before the reference', async () => {
			const wanted = await order.wanted();
			await initiate(wanted);
			const again = await order.again(wanted);
			emulator.clock.advance(5 * MINUTE);
			emulator.faults.next(json(400, { status: false, errors: ['Quotation has expired.'] }));
			const { output } = await initiate(again);
			expect(output[0]?.json).toMatchObject({ created: false });
		});

		it('says that the quotation has expired where there is none', async () => {
			const wanted = await order.wanted();
			emulator.clock.advance(5 * MINUTE);
			const { message, description } = await refused(wanted);
			expect(message).toContain('Quotation has expired');
			expect(description).toContain('→ Create Quotation');
		});

		it(`gives the one that was started without a reference, by its ${ownName}`, async () => {
			const wanted = await order.wanted({ reference: '' });
			await order.make(wanted);
			const again = { ...(await order.again(wanted)), reference: 'order-1' };
			const { output, error } = await initiate({
				...again,
				own: isPayout ? again.own : again.own.toLowerCase(),
			});
			expect(error).toBeUndefined();
			expect(output[0]?.json).toMatchObject({
				created: false,
				differences: ['quotation_id', 'client_reference_id'],
			});
		});

		if (isPayout) {
			it('gives the one that was paid, where the exchange order has also one that failed', async () => {
				const wanted = await order.wanted({ reference: 'first' });
				await initiate(wanted);
				emulator.setStatus('payout', String(order.orders[0]?.id), 'FAILED');
				await order.make({ ...(await order.again(wanted)), reference: '' });
				const again = { ...(await order.again(wanted)), reference: 'order-1' };
				const { output } = await initiate(again);
				expect(output[0]?.json.id).toBe(order.orders[1]?.id);
			});
		}

		it.each<IDataObject>([
			{ message: 'Client Reference ID already exists' },
			{ message: 'CLIENT REFERENCE ID ALREADY EXISTS.' },
			{ errors: ['Client Reference ID already exists'] },
			{ errors: { client_reference_id: ['Already exists'] }, err_code: 'INPUT_MALFORMED' },
			{ errors: { transaction: ['Client Reference ID already exists.'] } },
			{ errors: { quotation_id: [`Quotation is already linked to another ${side}`] } },
			{ errors: { [side]: [`quotation is already linked to another ${side}.`] } },
			{ errors: [ownTaken] },
			{ errors: { detail: [`${ownTaken}.`.toLowerCase()] } },
		])('understands %j', async (refusal) => {
			const wanted = await order.wanted();
			await initiate(wanted);
			emulator.faults.next(json(400, { status: false, data: null, ...refusal }));
			const { output, error } = await initiate(wanted);
			expect(error).toBeUndefined();
			expect(output[0]?.json).toMatchObject({ id: order.orders[0]?.id, created: false });
		});

		it.each<IDataObject>([
			{ message: 'Mandatory field is missing' },
			{ errors: { client_reference_id: ['This field may not be blank.'] } },
			{ errors: { customer: ['Customer not found or access denied.'] } },
			{ errors: { [ownField]: [isPayout ? 'This field is required.' : 'Invalid UTR format'] } },
		])('but takes no other refusal for one that exists: %j', async (refusal) => {
			const wanted = await order.wanted();
			await initiate(wanted);
			emulator.faults.next(json(400, { status: false, data: null, ...refusal }));
			const { error, sent } = await initiate(wanted);
			expect(error).toBeDefined();
			expect(sent).toHaveLength(1);
		});

		it('needs a reference, and says so before anything is sent: two runs with none pay twice', async () => {
			const wanted = await order.wanted({ reference: ' ' });
			const { message, calls } = await refused(wanted);
			expect(message).toBe('Client Reference ID is blank [Item 0]');
			expect(calls).toEqual([]);
		});

		it('keeps what it adds where the rest is simplified', async () => {
			const wanted = await order.wanted();
			const parameters = { simplify: true };
			const first = await order.run([wanted], { parameters });
			expect(first.output[0]?.json).toMatchObject({ created: true });
			expect(first.output[0]?.json).not.toHaveProperty('fees');
			const second = await order.run([wanted], { parameters });
			expect(second.output[0]?.json).toMatchObject({
				created: false,
				differences: [],
				receiving_amount: expect.any(String) as string,
			});
			expect(second.output[0]?.json).not.toHaveProperty('fees');
		});

		it('is simplified too, where it has looked', async () => {
			const wanted = await order.wanted();
			emulator.faults.next({ kind: 'cut', when: 'after' });
			const { output } = await order.run([wanted], {
				parameters: { simplify: true },
			});
			// Ten, and created and differences.
			expect(Object.keys(output[0]?.json ?? {}).length).toBe(12);
		});
	});

	describe('many items', () => {
		/** One each for as many customers' payments, of which two have two. */
		async function many(count: number): Promise<WantedOrder[]> {
			const items: WantedOrder[] = [];
			for (let n = 0; n < count; n++) {
				const reference = `order-${n}`;
				const first = items[0];
				items.push(
					n % 3 === 2 && first
						? { ...(await order.again(first)), reference, own: `RATN0055${1000 + n}` }
						: await order.wanted({ reference }),
				);
			}
			return items;
		}

		const references = (output: Array<{ json: IDataObject; pairedItem?: unknown }>) =>
			output.map(({ json: { client_reference_id: reference }, pairedItem }) => [
				reference,
				pairedItem,
			]);
		const inOrder = (items: WantedOrder[]) =>
			items.map(({ reference }, item) => [reference, { item }]);

		it('the same reference twice in one run is one payment, for both', async () => {
			const first = await order.wanted();
			const items = [first, await order.again(first), { ...first }];
			const { output, error } = await initiate(...items);
			expect(error).toBeUndefined();
			expect(order.orders).toHaveLength(1);
			expect(output.map(({ json: { id } }) => id)).toEqual(Array(3).fill(order.orders[0]?.id));
			expect(output.filter(({ json: { created } }) => created)).toHaveLength(1);
		});

		it('the same reference twice in one run, both cut', async () => {
			const first = await order.wanted();
			const second = await order.again(first);
			emulator.faults.next({ kind: 'cut', when: 'before' }, 2);
			const { output } = await initiate(first, second);
			expect(order.orders).toHaveLength(1);
			expect(output.map(({ json: { id } }) => id)).toEqual(Array(2).fill(order.orders[0]?.id));
		});

		it("reads each customer's history once, to its end", async () => {
			const items = await many(9);
			await initiate(...items);
			const { output, sent } = await initiate(
				...(await Promise.all(items.map(async (each) => await order.again(each)))),
			);
			expect(references(output)).toEqual(inOrder(items));
			const pages = sent.filter(({ path }) => path.endsWith('/history'));
			// Four of the first customer on two pages, one each of five others.
			expect(pages).toHaveLength(7);
			expect(order.orders).toHaveLength(9);
		});

		it('On Error → Continue: every item is answered, in order and paired', async () => {
			const items = await many(6);
			items[1] = { ...items[1], customer_id: NOBODY } as WantedOrder;
			items[4] = { ...items[4], reference: '' } as WantedOrder;
			emulator.faults.next({ kind: 'cut', when: 'after' });
			emulator.faults.next({ kind: 'cut', when: 'before' });
			const { output } = await order.run(items, {
				onError: 'continueRegularOutput',
			});
			expect(output.map(({ pairedItem }) => pairedItem)).toEqual(
				[0, 1, 2, 3, 4, 5].map((item) => ({ item })),
			);
			expect(output.map(({ json: { id, error } }) => id ?? error)).toEqual([
				expect.any(String),
				expect.stringContaining('Customer ID does not match'),
				expect.any(String),
				expect.any(String),
				'Client Reference ID is blank [Item 4]',
				expect.any(String),
			]);
			expect(order.orders).toHaveLength(4);
		});

		it("n8n's Retry On Fail runs the whole node again: each is paid once", async () => {
			const items = await many(9);
			let posts = 0;
			emulator.faults.when(({ path }) => {
				if (!INITIATE.test(path)) return undefined;
				posts++;
				if (posts === 4) return { kind: 'status', status: 401 };
				return posts % 5 === 0 ? { kind: 'cut', when: 'after' } : undefined;
			});
			const { output, error } = await order.run(items, {
				maxTries: 3,
				parameters: { options: { maxParallelRequests: 3 } },
			});
			expect(error).toBeUndefined();
			expect(references(output)).toEqual(inOrder(items));
			expect(order.orders).toHaveLength(9);
		});

		it('still looks where another item has ended the run: what was paid is in its list', async () => {
			const items = [await order.wanted(), await order.wanted({ reference: ' ' })];
			emulator.faults.next({ kind: 'cut', when: 'after' });
			const { error } = await order.run(items);
			expect(error?.message).toBe('Client Reference ID is blank [Item 1]');
			expect(error?.context.succeeded).toEqual([{ item: 0, id: order.orders[0]?.id }]);
		});

		it('sends nothing again where another item has ended the run', async () => {
			const items = [await order.wanted(), await order.wanted({ reference: ' ' })];
			emulator.faults.next({ kind: 'cut', when: 'before' });
			const { sent } = await order.run(items);
			expect(order.calls(sent)).toEqual(['POST initiate', 'GET quotation/ID']);
		});

		it('a cancelled run sends nothing more; a second one ends with every item answered', async () => {
			const slow = await startEmulator({
				latency: 20,
				processingMs: { kyc: Infinity, payout: Infinity, payin: Infinity, edd: Infinity },
			});
			const slowOrder = new Initiation(side, slow, new Fixtures(slow));
			const items: WantedOrder[] = [];
			for (let n = 0; n < 12; n++) items.push(await slowOrder.wanted({ reference: `order-${n}` }));
			slow.faults.when(({ path, body }) =>
				INITIATE.test(path) && body.includes('order-1')
					? { kind: 'cut', when: 'after' }
					: undefined,
			);
			const execution = start(
				slow,
				slowOrder.settings(items, {
					parameters: { options: { maxParallelRequests: 2 } },
				}),
			);
			const finished = execution.finished.catch(() => undefined);
			while (slowOrder.orders.length < 3) await sleep(2);
			execution.cancel();
			const sent = slow.requests.length;
			await finished;
			await sleep(300);
			expect(slow.requests.length).toBeLessThanOrEqual(sent + 2);
			slow.faults.clear();
			const { output, error } = await slowOrder.run(items);
			expect(error).toBeUndefined();
			expect(references(output)).toEqual(inOrder(items));
			expect(slowOrder.orders).toHaveLength(12);
			await slow.close();
		});
	});
});
