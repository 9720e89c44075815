import fc from 'fast-check';

import { startEmulator, type Emulator } from '../../../../dev/emulator';
import { readConfiguration } from '../../../../nodes/DollarPe/pickers/loadOptions/configuration';
import { NO_CHOICE } from '../../../../nodes/DollarPe/resources/loadedChoice';
import { Fixtures } from '../../../dev/emulator/world';
import { exchange } from '../../../support/exchange';
import { startOddServer, type OddServer } from '../../../support/oddServer';
import { choices } from '../../../support/panel';

let emulator: Emulator;
beforeAll(async () => (emulator = await startEmulator()));
afterEach(() => emulator.reset());
afterAll(async () => await emulator.close());

const LOADERS = ['getAssets', 'getFiats', 'getPaymentMethods', 'getDocumentTypes'] as const;
const ID = '550e8400-e29b-41d4-a716-446655440000';
const of = (resource: string, more: object = {}) => ({
	parameters: { resource, ...more } as never,
});

describe("what DollarPe's configuration offers", () => {
	it.each(['payout', 'payin'])('assets and fiats of a %s', async (resource) => {
		expect(await choices(emulator, 'getAssets', of(resource))).toEqual([
			{ name: 'USDC', value: 'usdc' },
			{ name: 'USDT', value: 'usdt' },
		]);
		expect(await choices(emulator, 'getFiats', of(resource))).toEqual([
			{ name: 'INR', value: 'inr' },
		]);
		expect(emulator.requests.map(({ path }) => path.split('/').slice(-2))).toEqual(
			Array(2).fill([resource, 'configuration']),
		);
	});

	it('payment methods in upper case, as quotations want them', async () => {
		expect(await choices(emulator, 'getPaymentMethods', of('payin'))).toEqual([
			{ name: 'IMPS', value: 'IMPS' },
			{ name: 'UPI', value: 'UPI' },
		]);
	});

	it('all in upper case for the widget, as its page has them', async () => {
		const loaded = [
			await choices(emulator, 'getAssets', of('widget')),
			await choices(emulator, 'getFiats', of('widget')),
		];
		expect(loaded.flat().map(({ value }) => value)).toEqual(['USDC', 'USDT', 'INR']);
	});

	it('all countries, India first, for which nobody is asked: saved values have their names without a credential', async () => {
		const countries = await choices(emulator, 'getCountries', of('customer'));
		expect(countries).toHaveLength(249);
		expect(countries[0]).toEqual({ name: 'India (IND)', value: 'IND' });
		expect(emulator.requests).toEqual([]);
	});

	it('document types of the chosen customer; those of the documentation while none is known', async () => {
		const id = await new Fixtures(emulator).customer();
		const before = emulator.requests.length;
		const customerId = { __rl: true, mode: 'list', value: id };
		const own = await choices(emulator, 'getDocumentTypes', of('kyc', { customerId }));
		expect(own).toContainEqual({ name: 'Aadhaar', value: 'AADHAAR' });
		expect(emulator.requests.length - before).toBe(1);

		for (const unknown of ['', null, 'asha', { __rl: true, mode: 'id', value: null }]) {
			const given = await choices(emulator, 'getDocumentTypes', of('kyc', { customerId: unknown }));
			expect(given.map(({ value }) => value)).toEqual([
				'AADHAAR',
				'DRIVING_LICENSE',
				'PASSPORT',
				'VOTER_ID',
			]);
		}
		expect(emulator.requests.length - before).toBe(1);
	});
});

describe("choices that cannot be loaded are one option with DollarPe's words, since n8n hides an error", () => {
	it.each(LOADERS.flatMap((loader) => [401, 429, 500].map((status) => [loader, status] as const)))(
		'%s, HTTP %s',
		async (loader, status) => {
			emulator.faults.next({ kind: 'status', status }, 9);
			const options = await choices(emulator, loader, of('payin', { customerId: ID }));
			expect(options).toEqual([
				{
					name: expect.stringMatching(
						/^(Unauthorized|Too Many Requests|DollarPe failed to process)/,
					),
					value: NO_CHOICE,
					description: expect.stringContaining(`HTTP ${status}`),
				},
			]);
			expect(emulator.requests).toHaveLength(1);
		},
	);

	it('a customer who is not found', async () => {
		const [option] = await choices(emulator, 'getDocumentTypes', of('kyc', { customerId: ID }));
		expect(option).toMatchObject({ value: NO_CHOICE });
		expect(option?.name).toMatch(/not found/i);
		expect(option?.description).toContain('Check Customer ID');
	});

	it('a connection that breaks, and a credential that is not complete', async () => {
		emulator.faults.next({ kind: 'cut', when: 'before' });
		expect((await choices(emulator, 'getFiats', of('payin')))[0]).toMatchObject({
			name: expect.stringContaining('The connection to DollarPe broke'),
			value: NO_CHOICE,
		});
		const credential = { apiKey: '' };
		const [option] = await choices(emulator, 'getFiats', { ...of('payin'), credential });
		expect(option).toMatchObject({
			value: NO_CHOICE,
			description: expect.stringMatching(/API key.*open it again/i),
		});
	});
});

describe('what is chosen is sent; what is not in the list too', () => {
	const rate = (asset: unknown) => ({
		items: [{ coin: 'dai' }],
		parameters: { resource: 'payout', operation: 'fetchRate', asset, fiat: 'INR' } as never,
	});

	it.each([
		['usdt', 'usdt'],
		['USDT', 'USDT'],
		[' xyz ', 'xyz'],
		['={{ $json.coin }}', 'dai'],
	])('%j', async (asset, given) => {
		const { sent } = await exchange(emulator, rate(asset));
		expect(new URLSearchParams(sent[0]?.query).get('asset')).toBe(given);
	});

	it.each(['asset', 'fiat'])(
		'the option that only says something is refused as %s',
		async (field) => {
			const settings = rate('usdt');
			Object.assign(settings.parameters, { [field]: NO_CHOICE });
			const { error, sent } = await exchange(emulator, settings);
			expect(error?.message).toMatch(/is a message of the list, which cannot be chosen/);
			expect(sent).toEqual([]);
		},
	);
});

describe('the documented shapes of a configuration', () => {
	const limits = { min: 28, max: 5563 };
	const SHAPES: Array<[string, object]> = [
		[
			'keyed by fiat (2026)',
			{
				inr: {
					supported_assets: ['usdt', 'usdc'],
					coin_limits: { usdt: { imps: limits, upi: limits }, usdc: {} },
				},
				aud: { supported_assets: ['usdt'], coin_limits: { usdt: { bank_transfer: limits } } },
			},
		],
		[
			'by fiat and asset (2025)',
			{
				supported_fiats: ['inr', 'aud'],
				supported_assets: ['usdt', 'usdc'],
				coin_limits: {
					inr: { usdt: { imps: { min: '30', max: '5850' }, upi: limits } },
					aud: { usdt: { bank_transfer: limits } },
				},
				required_risk_parameters: ['ip_address'],
			},
		],
		[
			'by asset alone (guide of 2025)',
			{
				supported_fiats: ['inr', 'aud'],
				supported_assets: ['usdt', 'usdc'],
				coin_limits: { usdt: limits, usdc: limits },
			},
		],
	];

	it.each(SHAPES)('%s', (_, data) => {
		const { fiats, assets } = readConfiguration(data);
		expect(fiats).toEqual(['inr', 'aud']);
		expect(assets()).toEqual(['usdt', 'usdc']);
		expect(assets('INR')).toEqual(['usdt', 'usdc']);
		// A fiat that nobody knows must not empty the list.
		expect(assets('xyz')).toEqual(['usdt', 'usdc']);
	});

	it('what is offered follows the fiat and the asset, where the shape has it', () => {
		const [[, first], [, second], [, third]] = SHAPES as [
			[string, object],
			[string, object],
			[string, object],
		];
		expect(readConfiguration(first).assets('AUD')).toEqual(['usdt']);
		for (const data of [first, second]) {
			expect(readConfiguration(data).methods('inr', 'USDT')).toEqual(['imps', 'upi']);
			expect(readConfiguration(data).methods('aud')).toEqual(['bank_transfer']);
			expect(readConfiguration(data).methods()).toEqual(['imps', 'upi', 'bank_transfer']);
		}
		expect(readConfiguration(third).methods('inr', 'usdt')).toEqual([]);
	});

	it('limits for each network are no payment methods', () => {
		const coin_limits = { usdt: { tron: limits, imps: limits } };
		const data = { supported_fiats: ['inr'], supported_networks: ['TRON'], coin_limits };
		expect(readConfiguration(data).methods('inr', 'usdt')).toEqual(['imps']);
		expect(readConfiguration(data).assets('inr')).toEqual(['usdt']);
	});

	it('any JSON gives texts that can be shown, and few enough', () => {
		const named = fc.constantFrom(
			'supported_fiats',
			'supported_assets',
			'coin_limits',
			'inr',
			'usdt',
			'__proto__',
		);
		const json = fc.letrec((tie) => ({
			any: fc.oneof(
				fc.jsonValue(),
				fc.array(tie('any')),
				fc.dictionary(fc.oneof(named, fc.string()), tie('any')),
			),
		})).any;
		fc.assert(
			fc.property(json, (data) => {
				const { fiats, assets, methods } = readConfiguration(
					JSON.parse(JSON.stringify(data) ?? 'null'),
				);
				for (const texts of [fiats, assets(), assets('inr'), methods(), methods('inr', 'usdt')]) {
					expect(
						texts.every((text) => text.trim() === text && text !== '' && text.length <= 60),
					).toBe(true);
				}
			}),
		);
		const many = Array.from({ length: 100_000 }, (_, n) => `a${n}`);
		expect(readConfiguration({ supported_fiats: many }).fiats).toHaveLength(200);
	});
});

describe('a configuration without choices', () => {
	let server: OddServer;
	beforeAll(async () => {
		server = await startOddServer((response) =>
			response.end('{"status": true, "data": {"new": 1}}'),
		);
	});
	afterAll(async () => await server.close());

	it('says so, and payment methods are those that DollarPe documents', async () => {
		expect(await choices(server, 'getAssets', of('payin'))).toEqual([
			{
				name: 'DollarPe names no choices',
				value: NO_CHOICE,
				description: 'Give the value by an expression.',
			},
		]);
		const methods = await choices(server, 'getPaymentMethods', of('payin'));
		expect(methods.map(({ value }) => value)).toEqual(['IMPS', 'UPI']);
	});
});

it('what the node would take for a message is no choice, whoever names it', () => {
	const data = { inr: { supported_assets: ['usdt', NO_CHOICE], coin_limits: {} } };
	expect(readConfiguration(data).assets()).toEqual(['usdt']);
});
