import fc from 'fast-check';

import { amountText, formatAmount, readAmount } from '../../../dollarpe/money/amount';

const ONE = 10n ** 18n;

describe('an amount is read exactly: a float loses paise of a large sum', () => {
	it.each<[unknown, bigint]>([
		['51.00000000', 51n * ONE],
		[51, 51n * ONE],
		['0.1', ONE / 10n],
		[1e-7, ONE / 10n ** 7n],
		['007', 7n * ONE],
		[0, 0n],
		['0.000000000000000001', 1n],
		['123456789012345678901234567890', 123456789012345678901234567890n * ONE],
	])('%j', (value, expected) => expect(readAmount(value)).toBe(expected));

	it.each([
		...['', 'many', '1,000', '-1', -1, NaN, null, undefined, {}, [], true, '1e5000', '1e-19'],
		'0.0000000000000000001',
		'1'.repeat(31),
		'9'.repeat(1_000_000),
	])('is nothing where it is no amount, or beyond all money: %p', (value) => {
		expect(readAmount(value)).toBeUndefined();
	});

	it('as it was written', () => {
		fc.assert(
			fc.property(fc.bigInt(0n, 10n ** 40n), (amount) => {
				expect(readAmount(amountText(amount))).toBe(amount);
			}),
		);
	});
});

describe('an amount as a person reads it', () => {
	it.each([
		['13142.13', 'INR', '₹13,142.13'],
		['153', 'usdt', '153.00 USDT'],
		['0.1234567', 'USDC', '0.1234567 USDC'],
		['1234567.5', 'MXN', '1,234,567.50 MXN'],
		['999', 'inr', '₹999.00'],
	])('%s %s', (text, currency, expected) => {
		expect(formatAmount(readAmount(text) ?? -1n, currency)).toBe(expected);
	});
});
