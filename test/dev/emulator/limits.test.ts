import { type Emulator, type Side, startEmulator } from '../../../dev/emulator';
import { BASES, LIMITS, textsOf, Fixtures } from './world';

const NOON = Date.UTC(2025, 2, 8, 12);
const STATEMENTS = ['https://example.com/1.pdf', 'https://example.com/2.pdf'];

let emulator: Emulator;
let world: Fixtures;
beforeAll(async () => {
	emulator = await startEmulator({
		now: () => NOON,
		timestampToleranceSeconds: 1e9,
		processingMs: { kyc: Infinity, payout: Infinity, payin: Infinity, edd: 60_000 },
	});
	world = new Fixtures(emulator);
});
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

const limitsOf = async (side: Side, id: string) =>
	await world.do('GET', `${LIMITS}/${side}/limits/${id}`);

const submit = async (side: Side, customer_id: string, changes: Record<string, unknown> = {}) =>
	await world.try('POST', `${LIMITS}/${side}/edd/save`, {
		customer_id,
		source_of_income: 'SALARY',
		bank_statement_url: STATEMENTS,
		bank_statement_passwords: ['pass1', ''],
		...changes,
	});

const isRequired = async (side: Side, id: string) => (await limitsOf(side, id)).is_edd_required;

/** Uses up the day: an order over 300,000 rupees, then a quotation over as much again. */
async function useUp(): Promise<{ customer_id: string; texts: string[] }> {
	const body = await world.quotationBody('payin', { sending_amount: '300000' });
	const { id, customer_id } = await world.quotation('payin', body);
	await world.order('payin', { quotation_id: id, customer_id });
	const reply = await world.try('POST', `${BASES.payin}/quotation`, body);
	return { customer_id: String(customer_id), texts: textsOf(reply) };
}

describe('limits', () => {
	it('are what is left of the day, and start again at midnight', async () => {
		const { customer_id } = await useUp();
		expect(await limitsOf('payin', customer_id)).toMatchObject({
			daily_limit: 500000,
			available_limit: 200000,
			payment_method_limits: {
				per_transaction_limit: { IMPS: 500000, UPI: 100000 },
				total_available_limit: { IMPS: 200000, UPI: 100000 },
			},
			full_limit_reset_timestamp: '2025-03-09T00:00:00Z',
			is_limit_increase_available: true,
		});
		emulator.clock.advance(12 * 3_600_000);
		expect(await limitsOf('payin', customer_id)).toMatchObject({ available_limit: 500000 });
	});

	it('count a payout in rupees, and no order that has failed', async () => {
		const { id, customer_id } = await world.order('payout');
		const left = { available_limit: 500000 - 51 * 87.2 };
		expect(await limitsOf('payout', String(customer_id))).toMatchObject(left);
		emulator.setStatus('payout', id, 'FAILED');
		expect(await limitsOf('payout', String(customer_id))).toMatchObject({
			available_limit: 500000,
		});
	});
});

describe('enhanced due diligence', () => {
	it('is demanded where the day is used up, and raises the limits when it is verified', async () => {
		const { customer_id, texts } = await useUp();
		expect(texts).toEqual(['EDD is required']);
		expect(await isRequired('payin', customer_id)).toBe(true);
		const reply = await submit('payin', customer_id);
		expect(reply.json).toMatchObject({ data: { status: 'PROCESSING' } });
		expect(await isRequired('payin', customer_id)).toBe(true);
		emulator.clock.advance(60_000);
		expect(await limitsOf('payin', customer_id)).toMatchObject({
			daily_limit: 1000000,
			is_edd_required: false,
			is_limit_increase_available: false,
		});
		expect(emulator.eddSubmissions).toMatchObject([
			{ customer_id, side: 'payin', status: 'VERIFIED', bank_statement_url: STATEMENTS },
		]);
	});

	it('leaves the limits when it has failed, and can be submitted again', async () => {
		const customer_id = await world.verified();
		emulator.demandEdd('payout', customer_id);
		await submit('payout', customer_id);
		emulator.setStatus('edd', emulator.eddSubmissions[0]?.id ?? '', 'FAILED');
		expect(await limitsOf('payout', customer_id)).toMatchObject({
			daily_limit: 500000,
			is_edd_required: true,
		});
		expect((await submit('payout', customer_id)).status).toBe(200);
	});

	it('of a payin settles payouts too, that of a payout no payins', async () => {
		for (const [submitted, left] of [
			['payin', []],
			['payout', ['payin']],
		] as const) {
			const customer_id = await world.verified();
			emulator.demandEdd('payin', customer_id);
			emulator.demandEdd('payout', customer_id);
			await submit(submitted, customer_id);
			emulator.clock.advance(60_000);
			for (const side of ['payin', 'payout'] as const) {
				expect([side, await isRequired(side, customer_id)]).toEqual([
					side,
					(left as readonly Side[]).includes(side),
				]);
			}
		}
	});

	it.each([
		[{ bank_statement_url: [] }, { bank_statement_url: ['This list may not be empty.'] }],
		[
			{ bank_statement_url: ['https://example.com/1.pdf', 'x'] },
			{ bank_statement_url: { 1: ['Enter a valid URL.'] } },
		],
		[
			{ bank_statement_url: 'https://example.com/1.pdf' },
			{ bank_statement_url: ['Expected a list of items but got type "str".'] },
		],
		[{ source_of_income: 'LOAN' }, { source_of_income: ['"LOAN" is not a valid choice.'] }],
	])('is refused with %j', async (changes, errors) => {
		const reply = await submit('payin', await world.verified(), changes);
		expect(reply.json).toMatchObject({ errors });
	});
});

describe('the widget', () => {
	it('has a link whose token says what was asked for, and lives 30 minutes', async () => {
		const { widget_link } = await world.do('POST', '/widget/initialize', {
			asset_code: 'USDT',
			network_code: 'tron',
			fiat_currency: 'INR',
			fiat_amount: '1000',
			payment_method: 'IMPS',
			flow_type: 'buy',
		});
		const link = new URL(String(widget_link));
		expect(link.origin + link.pathname).toBe('https://app.dollarpe.xyz/login');
		expect(link.searchParams.get('flow_type')).toBe('buy');
		const [, payload = ''] = link.searchParams.get('token')?.split('.') ?? [];
		const seconds = NOON / 1000;
		expect(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))).toMatchObject({
			fiat_amount: '1000.00000000',
			network_code: 'tron',
			iat: seconds,
			exp: seconds + 1800,
		});
		expect(String(widget_link)).not.toContain(emulator.apiSecret);
	});
});
