import { isOutside, payoutLimits } from '../../../dollarpe/money/amountLimits';

const usdt = (data: unknown) => payoutLimits(data, 'INR', 'USDT');

describe('the limits of payouts, in every shape that DollarPe documents', () => {
	it.each<[string, unknown, unknown]>([
		[
			'by fiat, with payment methods (2026); UPI, by which nothing is paid out, is left out',
			{
				inr: {
					supported_assets: ['usdt', 'usdc'],
					coin_limits: {
						usdt: { imps: { min: 28, max: 5563 }, upi: { min: 1, max: 9999 } },
						usdc: { imps: { min: 1, max: 2 } },
					},
				},
				aud: { coin_limits: { usdt: { npp: { min: 3, max: 4 } } } },
			},
			{ min: '28', max: '5563' },
		],
		[
			'with lists of what is supported (May 2025)',
			{
				supported_fiats: ['inr'],
				supported_assets: ['usdt'],
				coin_limits: {
					inr: { usdt: { bank_transfer: { min: 30, max: 5850 }, upi: { min: 30, max: 99999 } } },
				},
			},
			{ min: '30', max: '5850' },
		],
		[
			'by asset alone (guide of 2025)',
			{ supported_fiats: ['inr'], coin_limits: { usdt: { min: 30, max: 5855 }, usdc: { min: 1 } } },
			{ min: '30', max: '5855' },
		],
		[
			'as texts',
			{
				coin_limits: { inr: { usdt: { bank_transfer: { min: ' 30.5 ', max: '5850.00000000' } } } },
			},
			{ min: '30.5', max: '5850.00000000' },
		],
		[
			'several, of which a payout has to fit into one',
			{
				coin_limits: {
					usdt: { tron: { min: 30, max: 100 }, eth: { imps: { min: 200, max: 1000 } } },
				},
			},
			{ min: '30', max: '1000' },
		],
		[
			'one of them without an end',
			{ coin_limits: { usdt: { imps: { min: 30, max: 100 }, neft: { min: 50 } } } },
			{ min: '30', max: undefined },
		],
	])('%s', (_, data, expected) => {
		expect(usdt(data)).toEqual(expected);
	});

	it.each<[string, unknown]>([
		['nothing', undefined],
		['a list', [{ coin_limits: {} }]],
		['another fiat', { aud: { coin_limits: { usdt: { npp: { min: 3, max: 4 } } } } }],
		['another fiat below', { coin_limits: { aud: { usdt: { npp: { min: 3, max: 4 } } } } }],
		['another asset', { inr: { coin_limits: { usdc: { imps: { min: 3, max: 4 } } } } }],
		['UPI alone', { inr: { coin_limits: { usdt: { upi: { min: 3, max: 4 } } } } }],
		['no numbers', { inr: { coin_limits: { usdt: { imps: { min: 'few', max: null } } } } }],
		['what lies too deep', { coin_limits: { usdt: { a: { b: { c: { d: { min: 1 } } } } } } }],
		['an inherited name', JSON.parse('{"coin_limits":{"__proto__":{"usdt":{"min":1}}}}')],
	])('none where the configuration has %s: DollarPe judges', (_, data) => {
		expect(usdt(data)).toBeUndefined();
	});
});

describe('a limit that cannot be read must not pass for none', () => {
	it.each<[unknown, unknown, unknown]>([
		['.5', '10', { min: undefined, max: '10', isPartlyUnread: true }],
		['1,000', 5733, { min: undefined, max: '5733', isPartlyUnread: true }],
		[29, '5 USDT', { min: '29', max: undefined, isPartlyUnread: true }],
		[29, '', { min: '29', max: undefined }],
		[29, null, { min: '29', max: undefined }],
	])('%j to %j', (min, max, expected) => {
		expect(usdt({ coin_limits: { usdt: { imps: { min, max } } } })).toEqual(expected);
	});

	it('also where another payment method has limits: a payout may fit into those that cannot be read', () => {
		const methods = { imps: { min: 'few', max: 'many' }, neft: { min: 1, max: 2 } };
		expect(usdt({ coin_limits: { usdt: methods } })).toBeUndefined();
	});
});

describe('an amount', () => {
	const limits = { min: '28', max: '5563' };
	it.each([
		['27.999999999999999999', true],
		['28', false],
		['28.00', false],
		['5563', false],
		['5563.00000000000000000001', true],
		['100000000000000000000000', true],
	])('of %s is outside: %j', (amount, expected) => {
		expect(isOutside(limits, amount)).toBe(expected);
	});

	it('is never outside where there is no limit on that side', () => {
		expect(isOutside({ min: undefined, max: '5' }, '0.1')).toBe(false);
		expect(isOutside({ min: '5', max: undefined }, '99999')).toBe(false);
	});
});
