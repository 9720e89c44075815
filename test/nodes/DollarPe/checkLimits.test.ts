import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator, type Fault } from '../../../dev/emulator';
import { Fixtures } from '../../dev/emulator/world';
import type { RunSettings } from '../../support/dollarPe';
import { exchange } from '../../support/exchange';

let emulator: Emulator;
let world: Fixtures;
beforeAll(async () => {
	emulator = await startEmulator();
	world = new Fixtures(emulator);
});
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

const CONFIGURATION = '/pos/api/v1/payout/configuration';
const QUOTATION = '/pos/api/v1/payout/quotation';

/** Asks for a payout quotation of each amount; gives what was sent, path by path. */
async function quote(amounts: unknown[], settings: RunSettings = {}, options: IDataObject = {}) {
	const { customer_id, bank_id } = await world.quotationBody('payout');
	const parameters = {
		...{ resource: 'payout', operation: 'createQuotation' },
		...{ customerId: customer_id, bankId: bank_id, asset: 'usdt', fiat: 'inr' },
		sendingAmount: '={{ $json.amount }}',
		options: { checkAmountLimits: true, ...options },
	} as IDataObject;
	const items = amounts.map((amount) => ({ amount }) as IDataObject);
	const result = await exchange(emulator, { items, parameters, ...settings });
	return { ...result, paths: result.sent.map(({ path }) => path) };
}

const configured = (body: unknown): void => {
	const answer: Fault = {
		kind: 'json',
		status: 200,
		body: JSON.stringify({ status: true, message: 'Success', data: body }),
	};
	emulator.faults.when(({ path }) => (path === CONFIGURATION ? answer : undefined));
};

describe('an amount that DollarPe would refuse must not be quoted, and a person must know why', () => {
	it.each([
		['28.99', '28.99'],
		['5733.0000000000001', '5733.0000000000001'],
		['1', '1'],
	])('%s is refused before anything is sent, with both limits', async (amount, shown) => {
		const { error, paths } = await quote([amount]);
		expect(error?.message).toBe(
			`Sending Amount is ${shown}, but DollarPe takes 29 to 5733 USDT [Item 0]`,
		);
		expect(error?.description).toContain('Item 0 was not sent.');
		expect(paths).toEqual([CONFIGURATION]);
	});

	it.each([['29'], ['29.000'], ['5733.00000000']])('%s is sent', async (amount) => {
		const { error, paths } = await quote([amount]);
		expect(error).toBeUndefined();
		expect(paths).toEqual([CONFIGURATION, QUOTATION]);
	});

	it.each([
		['under the fiat', { inr: { required_risk_parameters: ['ip_address', 'device_id', 'other'] } }],
		['beside it', { required_risk_parameters: ['ip_address', 'device_id'] }],
	])(
		'a quotation without the risk parameters that are required %s is not sent',
		async (_, data) => {
			configured(data);
			const { error, paths } = await quote(['51']);
			expect(error?.message).toBe('DollarPe requires IP Address and Device ID [Item 0]');
			expect(error?.description).toContain('Item 0 was not sent.');
			expect(paths).toEqual([CONFIGURATION]);
		},
	);

	it.each([
		[{ required_risk_parameters: ['ip_address', 'user_agent'] }],
		[{ required_risk_parameters: 'ip_address, device_id' }],
		[{ required_risk_parameters: [null, {}, 5] }],
	])('a quotation that has them, or of which nobody can know, is sent: %j', async (data) => {
		configured(data);
		const additionalFields = { ipAddress: '203.0.113.7' };
		const { customer_id, bank_id } = await world.quotationBody('payout');
		const { error } = await quote(['51'], {
			parameters: {
				...{ resource: 'payout', operation: 'createQuotation', asset: 'usdt', fiat: 'inr' },
				...{ customerId: customer_id, bankId: bank_id, sendingAmount: '51', additionalFields },
				options: { checkAmountLimits: true },
			} as IDataObject,
		});
		expect(error).toBeUndefined();
	});

	it.each([
		[{ min: '30' }, '5', 'at least 30 USDT'],
		[{ max: '30' }, '500', 'at most 30 USDT'],
	])('says what it knows where there is one limit only: %j', async (imps, amount, words) => {
		configured({ coin_limits: { usdt: { imps } } });
		const { error } = await quote([amount]);
		expect(error?.message).toContain(`DollarPe takes ${words}`);
	});

	it('with "continue", the others are sent', async () => {
		const { output, paths } = await quote(['1', '51', '9999'], {
			onError: 'continueRegularOutput',
		});
		expect(output.map(({ json }) => json.error ?? 'sent')).toEqual([
			expect.stringContaining('[Item 0]'),
			'sent',
			expect.stringContaining('[Item 2]'),
		]);
		expect(paths).toEqual([CONFIGURATION, QUOTATION]);
	});
});

describe('what it costs', () => {
	it('is one request for all items of a run', async () => {
		const { error, paths } = await quote(Array.from({ length: 30 }, () => '51'));
		expect(error).toBeUndefined();
		expect(paths.filter((path) => path === CONFIGURATION)).toHaveLength(1);
		expect(paths).toHaveLength(31);
	});

	it('is nothing while it is off', async () => {
		const { paths } = await quote(['51'], {}, { checkAmountLimits: false });
		expect(paths).toEqual([QUOTATION]);
	});
});

describe('limits that are not known', () => {
	it('are left to DollarPe, whose refusal says more', async () => {
		configured({ inr: { supported_assets: ['usdc'], coin_limits: {} } });
		const { error, paths } = await quote(['1']);
		expect(error?.message).toMatch(/amount is less than/i);
		expect(paths).toEqual([CONFIGURATION, QUOTATION]);
	});
});

describe('a configuration that cannot be read', () => {
	it.each<[string, Fault, string]>([
		['is refused', { kind: 'status', status: 401 }, 'Unauthorized'],
		['is a web page', { kind: 'html', status: 404 }, "in place of DollarPe's JSON"],
	])('%s: nothing is sent, since the check was asked for', async (_, fault, words) => {
		emulator.faults.when(({ path }) => (path === CONFIGURATION ? fault : undefined));
		const { error, paths } = await quote(['51']);
		expect(error?.message).toContain(words);
		expect(error?.message).toContain('[Item 0]');
		expect(error?.description).toMatch(/^Item 0 was not sent: its amount could not be checked/);
		expect(paths).toEqual([CONFIGURATION]);
	});

	it('is not asked for again by each item', async () => {
		emulator.faults.when(({ path }) =>
			path === CONFIGURATION ? { kind: 'status', status: 401 } : undefined,
		);
		const { output, paths } = await quote(['51', '52', '53'], { onError: 'continueErrorOutput' });
		expect(output).toEqual([]);
		expect(paths).toEqual([CONFIGURATION]);
	});
});

it('an option that is neither true nor false is refused, since it may have been meant', async () => {
	const { error, paths } = await quote(['51'], {}, { checkAmountLimits: '={{ "on" }}' });
	expect(error?.message).toContain('The option Check Amount Limits must be true or false');
	expect(paths).toEqual([]);
});

describe('a limit that cannot be read', () => {
	it('is said above the output, and the other one still counts', async () => {
		configured({ inr: { coin_limits: { usdt: { imps: { min: '1,000', max: 5733 } } } } });
		const { run, error } = await quote(['30']);
		expect(error).toBeUndefined();
		expect(JSON.stringify(run.data.resultData)).toContain('not checked against both limits');
		const above = await quote(['5734']);
		expect(above.error?.message).toContain('DollarPe takes at most 5733 USDT');
	});
});
