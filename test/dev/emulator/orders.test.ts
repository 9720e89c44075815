import { type Emulator, type Side, startEmulator } from '../../../dev/emulator';
import { call, postText } from './client';
import { BASES, KYC, textsOf, Fixtures } from './world';

const SIDES: Side[] = ['payout', 'payin'];
const NOON = Date.UTC(2025, 2, 8, 12);

let emulator: Emulator;
let world: Fixtures;
let now = NOON;
beforeAll(async () => {
	emulator = await startEmulator({
		now: () => now,
		timestampToleranceSeconds: 1e9,
		processingMs: { kyc: Infinity, payout: 60_000, payin: 60_000 },
	});
	world = new Fixtures(emulator);
});
afterAll(async () => await emulator.close());
beforeEach(() => {
	now = NOON;
	emulator.reset();
});

describe.each(SIDES)('a quotation of a %s', (side) => {
	it('is valid for 5 minutes', async () => {
		const { id, created_at, expiry_time } = await world.quotation(side);
		expect([created_at, expiry_time]).toEqual([
			'2025-03-08T12:00:00.000000Z',
			'2025-03-08T12:05:00.000000Z',
		]);
		const state = async () => await world.do('GET', `${BASES[side]}/quotation/${id}`);
		expect(await state()).toMatchObject({ status: 'UNLINKED', order_id: null });
		emulator.clock.advance(5 * 60_000 - 1);
		expect(await state()).toMatchObject({ status: 'UNLINKED' });
		emulator.clock.advance(1);
		expect(await state()).toMatchObject({ status: 'EXPIRED', order_id: null });
	});

	it('leads to its order for good: the way back after a lost answer', async () => {
		const { id, quotation_id } = await world.order(side);
		emulator.clock.advance(3_600_000);
		expect(await world.do('GET', `${BASES[side]}/quotation/${String(quotation_id)}`)).toMatchObject(
			{
				status: 'LINKED',
				order_id: id,
			},
		);
	});

	it.each(['USDT', 'usdt', 'Usdt'])('takes %s, and shows it in upper case', async (asset) => {
		expect(await world.quotation(side, { asset, fiat: 'Inr' })).toMatchObject({
			asset: 'USDT',
			fiat: 'INR',
		});
	});

	it.each([
		['sending_amount', 'abc', 'A valid number is required.'],
		['sending_amount', '51.123456789', 'Ensure that there are no more than 8 decimal places.'],
		['sending_amount', '10000000', 'Entered amount is more than maximum amount'],
		['asset', 'btc', '"btc" is not a valid choice.'],
		['bank_id', 'x', 'Must be a valid UUID.'],
	])('refuses %s %s', async (field, value, text) => {
		const body = { ...(await world.quotationBody(side)), [field]: value };
		expect(textsOf(await world.try('POST', `${BASES[side]}/quotation`, body))).toEqual([text]);
	});

	it('keeps every digit of an amount, sent as text or as a number', async () => {
		const body = JSON.stringify(await world.quotationBody(side, { sending_amount: '@' }));
		const keys = Object.entries(JSON.parse(body) as Record<string, unknown>).sort();
		const text = JSON.stringify(Object.fromEntries(keys));
		for (const amount of ['"3000.10000001"', '3000.10000001']) {
			await postText(emulator, `${BASES[side]}/quotation`, text.replace('"@"', amount));
		}
		expect(emulator.quotations.map(({ sending_amount }) => sending_amount)).toEqual([
			'3000.10000001',
			'3000.10000001',
		]);
	});

	it("is of no use to the other side's endpoints", async () => {
		const { id } = await world.quotation(side);
		const other = side === 'payout' ? 'payin' : 'payout';
		const reply = await world.try('GET', `${BASES[other]}/quotation/${id}`);
		expect(textsOf(reply)).toEqual(['Quotation ID is invalid']);
	});
});

describe('a quotation of a payin', () => {
	const refused = async (changes: Record<string, unknown>) =>
		textsOf(
			await world.try(
				'POST',
				`${BASES.payin}/quotation`,
				await world.quotationBody('payin', changes),
			),
		);

	it('needs KYC with AADHAAR', async () => {
		const customer_id = await world.verified({ document_type: 'PASSPORT' });
		expect(await refused({ customer_id })).toEqual(['Customer is not verified with AADHAAR']);
	});

	it('needs the bank account that fits the method', async () => {
		const customer_id = await world.verified();
		const upi = await world.upi(customer_id);
		const wrong = [
			{ payment_method: 'UPI' },
			{ payment_method: 'IMPS', customer_id, bank_id: upi },
		];
		for (const changes of wrong)
			expect((await refused(changes)).join()).toContain('is not possible');
		const { deposit_instructions } = await world.quotation('payin', {
			payment_method: 'upi',
			customer_id,
			bank_id: upi,
		});
		expect(deposit_instructions).toEqual({
			deep_link: expect.stringContaining('upi://pay?'),
			ios_checkout_link: expect.any(String),
		});
	});

	it('names another account to pay to each time, for an old one must never be used again', async () => {
		const [first, second] = [await world.quotation('payin'), await world.quotation('payin')];
		expect(first.deposit_instructions).not.toEqual(second.deposit_instructions);
	});
});

describe.each(SIDES)('a %s', (side) => {
	const shown = async (id: string) => await world.do('GET', `${BASES[side]}/${id}`);

	it('is under way, then a success by itself', async () => {
		const { id, status } = await world.order(side);
		expect(status).toBe('PROCESSING');
		emulator.clock.advance(59_999);
		expect(await shown(id)).toMatchObject({ status: 'PROCESSING' });
		emulator.clock.advance(1);
		expect(await shown(id)).toMatchObject({
			status: 'SUCCESS',
			utr: expect.stringMatching(/^RATN/),
			failure_reason: null,
			created_at: '2025-03-08T12:00:00.000Z',
			updated_at: '2025-03-08T12:01:00.000Z',
		});
	});

	it('has its amounts as text in the end, and its received amount misspelt, as documented', async () => {
		const { id, sending_amount, receiving_amount } = await world.order(side);
		expect([typeof sending_amount, typeof receiving_amount]).toEqual(['number', 'number']);
		const order = await shown(id);
		expect(order).not.toHaveProperty('receiving_amount');
		expect(Number(order.receiveing_amount)).toBe(receiving_amount);
		expect(order.sending_amount).toBe(side === 'payout' ? '51.00000000' : '10000.00000000');
	});

	it('may share nothing that makes it one of its kind', async () => {
		await world.order(side, { client_reference_id: 'a' });
		await world.order(side, { client_reference_id: 'b' });
		expect(emulator[`${side}s`]).toHaveLength(2);
	});

	it('can have the reference of one on the other side', async () => {
		for (const each of SIDES) await world.order(each, { client_reference_id: 'a' });
		expect([emulator.payouts, emulator.payins]).toMatchObject([[{}], [{}]]);
	});

	it('is linked to the transfer on the exchange, again and again', async () => {
		const { id, exchange_order_id } = await world.order(side);
		for (const exchange_transfer_id of ['1', '2']) {
			const key = side === 'payout' ? { exchange_order_id } : { payin_id: id };
			const body = { ...key, exchange_transfer_id };
			expect(await world.do('PATCH', `${BASES[side]}/update-transfer-id`, body)).toEqual(body);
		}
		expect(await shown(id)).toMatchObject({ exchange_transfer_id: '2' });
	});

	it('is not linked when there is none', async () => {
		const nobody = '6b1f7d3e-0000-4000-8000-000000000000';
		const body = { exchange_order_id: 'x', payin_id: nobody, exchange_transfer_id: '1' };
		expect((await world.try('PATCH', `${BASES[side]}/update-transfer-id`, body)).status).toBe(400);
	});

	it('has its status mocked while it is under way, and no longer', async () => {
		const { id } = await world.order(side);
		const mock = async (status: string) =>
			await world.do('PATCH', `${BASES[side]}/mock-${side}-status`, {
				[`${side}_id`]: id,
				[`${side}_status`]: status,
			});
		expect(await mock('FAILED')).toEqual({ [`${side}_id`]: id, [`${side}_status`]: 'FAILED' });
		await mock('SUCCESS');
		emulator.clock.advance(120_000);
		expect(await shown(id)).toMatchObject({
			status: 'FAILED',
			failure_reason: expect.stringMatching(/./),
		});
	});
});

describe('a payout', () => {
	it('frees its order on the exchange when it has failed', async () => {
		const { id } = await world.order('payout', { exchange_order_id: '77' });
		emulator.setStatus('payout', id, 'FAILED');
		await world.order('payout', { exchange_order_id: '77' });
		expect(emulator.payouts).toHaveLength(2);
	});

	it('is not possible after a reset of KYC', async () => {
		const body = await world.quotationBody('payout');
		await world.do('POST', `${KYC}/reset-kyc`, { customer_id: body.customer_id });
		const reply = await world.try('POST', `${BASES.payout}/quotation`, body);
		expect(textsOf(reply)).toEqual(['Customer is unverified']);
	});
});

describe('a payin', () => {
	it('says why it is refunded, and that it was', async () => {
		const { id } = await world.order('payin');
		emulator.setStatus('payin', id, 'REFUND_INITIATED', { refund_reason: 'THIRD_PARTY_PAYMENT' });
		emulator.setStatus('payin', id, 'REFUNDED');
		expect(emulator.payins).toMatchObject([
			{ status: 'REFUNDED', refund_reason: 'THIRD_PARTY_PAYMENT', failure_reason: null },
		]);
	});

	it.each(['RATN0329SJDH0', 'ICICRC20250110C9876546', 'UTR123456789'])(
		"takes %s, which is a UTR in DollarPe's samples",
		async (utr) => {
			expect(await world.order('payin', { utr })).toMatchObject({ utr });
		},
	);
});

describe.each(SIDES)('the history of %ss', (side) => {
	const history = async (query: string): Promise<string[]> => {
		const { results } = await world.do('GET', `${BASES[side]}/history?${query}`);
		return (results as Array<{ id: string }>).map(({ id }) => id);
	};

	it('is filtered by status, customer and day, or a look-up would find the wrong order', async () => {
		const first = await world.order(side);
		emulator.setStatus(side, first.id, 'SUCCESS');
		now += 24 * 3_600_000;
		const second = await world.order(side);
		expect(await history('')).toEqual([second.id, first.id]);
		expect(await history(`${side}_status=SUCCESS`)).toEqual([first.id]);
		expect(await history(`customer_id=${String(second.customer_id)}`)).toEqual([second.id]);
		expect(await history('start_date=2025-03-08&end_date=2025-03-08')).toEqual([first.id]);
		expect(await history('start_date=2025-03-08&end_date=2025-03-09')).toHaveLength(2);
		expect(await history('start_date=2025-03-10&end_date=2025-03-11')).toEqual([]);
	});

	it.each([
		'start_date=2025-01-01&end_date=2025-02-30',
		'start_date=01-01-2025&end_date=2025-01-01',
	])('refuses %s', async (query) => {
		const reply = await call(emulator, 'GET', `${BASES[side]}/history?${query}`);
		expect(textsOf(reply)).toEqual(['Invalid date format']);
	});
});

describe('the configuration', () => {
	it.each([
		['payout', { imps: { min: 29, max: 5733 }, upi: { min: 29, max: 1146 } }],
		['payin', { imps: { min: 28, max: 5440 }, upi: { min: 28, max: 1088 } }],
	] as const)('of %s has the limits in crypto that its rate gives', async (side, limits) => {
		expect(await world.do('GET', `${BASES[side]}/configuration`)).toEqual({
			inr: {
				supported_assets: ['usdt', 'usdc'],
				coin_limits: { usdt: limits, usdc: limits },
			},
		});
	});
});
