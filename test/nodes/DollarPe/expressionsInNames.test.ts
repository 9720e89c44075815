import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../../../dev/emulator';
import { NO_CHOICE } from '../../../nodes/DollarPe/resources/loadedChoice';
import { resources } from '../../../nodes/DollarPe/resources';
import { Fixtures } from '../../dev/emulator/world';
import { failure, run } from '../../support/dollarPe';
import { json, startOddServer, type OddServer } from '../../support/oddServer';
import { choices, list } from '../../support/panel';
import { casesOf } from './equivalence/cases';

const LOCATORS = ['customerId', 'bankId', 'payoutId', 'payinId'];
const ID = '550e8400-e29b-41d4-a716-446655440000';

// The second one, evaluated, would never let this test come to its end.
const NAMES = ['={{ foo( }}', '={{ (()=>{for(;;);})() }}'];

/** Parameters as n8n saves them when somebody chooses a row; the same object where there is no locator. */
function chosen(parameters: IDataObject, name: string): IDataObject {
	const changed = Object.entries(parameters).map(([parameter, value]): [string, unknown] => {
		if (LOCATORS.includes(parameter)) {
			const kept = { cachedResultName: name, cachedResultUrl: name };
			return [parameter, { __rl: true, mode: 'list', value, ...kept }];
		}
		return [parameter, parameter === 'filters' ? chosen(value as IDataObject, name) : value];
	});
	return Object.fromEntries(changed) as IDataObject;
}

const hasLocator = (parameters: IDataObject) =>
	[...Object.keys(parameters), ...Object.keys(parameters.filters ?? {})].some((name) =>
		LOCATORS.includes(name),
	);

const withLocator = resources.flatMap(({ value: resource, operations }) =>
	operations.flatMap(({ value: operation }) => {
		const cases = casesOf(resource, operation);
		const sets = cases.parameters.filter(hasLocator);
		return sets.map((parameters, n) => ({ resource, operation, n, parameters, cases }));
	}),
);

let emulator: Emulator;
const never = { kyc: Infinity, payout: Infinity, payin: Infinity, edd: Infinity };
beforeAll(async () => (emulator = await startEmulator({ processingMs: never })));
beforeEach(() => emulator.reset());
afterAll(async () => await emulator.close());

describe("a saved row with a customer's name in it: the name is a text, and must not run", () => {
	it('is tried for fields of every kind', () => {
		const tried = withLocator.flatMap(({ parameters: { filters, ...fields } }) => [
			...Object.keys(fields).filter((name) => LOCATORS.includes(name)),
			...Object.keys(filters ?? {}).map((name) => `filters.${name}`),
		]);
		expect(tried).toEqual(expect.arrayContaining([...LOCATORS, 'filters.customerId']));
	});

	it.each(withLocator)(
		'$resource → $operation ($n)',
		async ({ resource, operation, parameters, cases }) => {
			const items = await cases.items(new Fixtures(emulator));
			for (const name of NAMES) {
				const before = emulator.requests.length;
				const { error } = await run(emulator, {
					items: items.slice(0, 1),
					parameters: { ...chosen(parameters, name), resource, operation },
				});
				// Sent the second time, DollarPe may refuse it.
				if (name === NAMES[0]) expect(error?.message).toBeUndefined();
				expect(emulator.requests.length).toBeGreaterThan(before);
			}
		},
	);

	it.each([
		['plain', (id: string) => id],
		['an expression that the node reads', () => '={{ $json.id }}'],
		['an expression that n8n evaluates', () => '={{ $json.id.toLowerCase() }}'],
	])('its value is sent: %s', async (_, valueOf) => {
		emulator.fill(1);
		const [{ id } = { id: '' }] = emulator.customers;
		for (const cachedResultName of NAMES) {
			const customerId = { __rl: true, mode: 'list', value: valueOf(id), cachedResultName };
			const { output, error } = await run(emulator, {
				items: [{ id }],
				parameters: { resource: 'customer', operation: 'get', customerId },
			});
			expect(error?.message).toBeUndefined();
			expect(output[0]?.json.id).toBe(id);
		}
	});

	it('beside a filter that n8n evaluates', async () => {
		const order = await new Fixtures(emulator).order('payout');
		const customerId = { __rl: true, mode: 'list', value: '={{ $json.id + "" }}' };
		const filters = {
			customerId: { ...customerId, cachedResultName: NAMES[1] },
			payoutStatus: '={{ "PROCESS" + "ING" }}',
		};
		const { output, error } = await run(emulator, {
			items: [{ id: order.customer_id }] as IDataObject[],
			parameters: { resource: 'payout', operation: 'getAll', filters },
		});
		expect(error?.message).toBeUndefined();
		expect(output.map((each) => each.json.id)).toEqual([order.id]);
		const sent = new URLSearchParams(emulator.requests.at(-1)?.query);
		expect(Object.fromEntries(sent)).toMatchObject({
			customer_id: order.customer_id,
			payout_status: 'PROCESSING',
		});
	});

	it.each(NAMES)('in an error: its item is named by its value (%s)', async (cachedResultName) => {
		const customerId = { __rl: true, mode: 'id', value: ID, cachedResultName };
		const { description } = await failure(emulator, {
			parameters: {
				resource: 'payout',
				operation: 'createQuotation',
				...{ customerId, bankId: { ...customerId, value: '={{ "asha" }}' } },
				...{ asset: 'usdt', fiat: 'inr', sendingAmount: '51' },
			},
		});
		expect(description).toMatch(/^Customer ID: 550e8400-/);
		expect(emulator.requests).toHaveLength(0);
	});

	it.each(NAMES)('without a value it is blank: %s', async (cachedResultName) => {
		const customerId = { __rl: true, mode: 'list', cachedResultName, value: '={{ "" }}' };
		const { message } = await failure(emulator, {
			parameters: { resource: 'customer', operation: 'get', customerId },
		});
		expect(message).toBe('Customer ID is blank [Item 0]');
	});
});

describe('a row that begins with = would run once it is chosen: none does', () => {
	let server: OddServer;
	let data: unknown;
	beforeAll(async () => {
		server = await startOddServer((response) => json(response, 200, { status: true, data }));
	});
	afterAll(async () => await server.close());

	const texts = ['={{ foo( }}', ' \n= 1', '\u200B={{ 1 }}', '\uFEFF=1', '\u2066 =1', '='];
	const parameters = { resource: 'payout', customerId: ID };

	it.each([
		['searchCustomers', 'full_name'],
		['searchBankAccounts', 'account_name'],
		['searchBankAccounts', 'vpa'],
		['searchPayouts', 'sending_amount'],
		['searchPayins', 'sending_amount'],
	] as const)('%s, by %s', async (method, field) => {
		for (const text of texts) {
			const account = { bank_account_type: field === 'vpa' ? 'VPA' : 'ACCOUNT_DETAILS' };
			data = { results: [{ id: ID, account_number: '123456', ...account, [field]: text }] };
			const { results } = await list(server, method, { parameters });
			expect(results).toHaveLength(1);
			expect(results[0]?.value).toBe(ID);
			expect(results[0]?.name).toMatch(/^'[^=]*=/);
		}
	});

	it.each([
		['getAssets', { supported_fiats: ['inr'], supported_assets: [...texts, 'usdt'] }, ['usdt']],
		['getFiats', { supported_fiats: [...texts, 'inr'] }, ['inr']],
		[
			'getPaymentMethods',
			{
				supported_fiats: ['inr'],
				coin_limits: { inr: { usdt: { '=1': { min: 1 }, IMPS: { min: 1 } } } },
			},
			['IMPS'],
		],
		['getDocumentTypes', { supported_document_types: [...texts, 'PAN'] }, ['PAN']],
	] as const)('%s: not offered', async (method, configuration, values) => {
		data = configuration;
		const resource = method === 'getPaymentMethods' ? 'payin' : 'payout';
		const offered = await choices(server, method, { parameters: { ...parameters, resource } });
		expect(offered.map(({ value }) => value)).toEqual(values);
	});

	it("nor do DollarPe's words about a list that it refuses", async () => {
		const refusing = await startOddServer((response) =>
			json(response, 400, { status: false, message: '={{ foo( }}' }),
		);
		const offered = await choices(refusing, 'getAssets', { parameters });
		expect(offered).toMatchObject([{ name: "'={{ foo( }}", value: NO_CHOICE }]);
		await refusing.close();
	});
});
