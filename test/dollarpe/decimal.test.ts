import fc from 'fast-check';

import { comparableDecimal } from '../../dollarpe/decimal';

describe('one amount in two writings: a payout that exists must not look like another, nor another like it', () => {
	it.each([
		['51', '51.00000000'],
		['51', '5.1e1'],
		['0.1', '00.10'],
		['0', '0.000'],
		['0.0000001', '1e-7'],
		['1200', '1.2E+3'],
		['12345678901234567890.12', '12345678901234567890.120'],
	])('%s is %s', (one, other) => {
		expect(comparableDecimal(one)).toBe(comparableDecimal(other));
		expect(comparableDecimal(one)).toBeDefined();
	});

	it.each([
		['51', '510'],
		['51', '5.1'],
		['51', '-51'],
		['100', '10'],
		['0.01', '0.1'],
		['12345678901234567890.12', '12345678901234567890.13'],
	])('%s is not %s', (one, other) => {
		expect(comparableDecimal(one)).not.toBe(comparableDecimal(other));
	});

	it.each(['', ' ', 'none', '1,000', '.5', '0x10', 'NaN', '1e99999', '1 2'])(
		'%j is no decimal number',
		(text) => expect(comparableDecimal(text)).toBeUndefined(),
	);

	it('agrees with whole numbers of hundred-millionths, whatever zeros stand around them', () => {
		const units = fc.bigInt({ min: 0n, max: 10n ** 30n });
		const written = (value: bigint, zeros: number) => {
			const text = value.toString().padStart(9, '0');
			return `${'0'.repeat(zeros)}${text.slice(0, -8)}.${text.slice(-8)}${'0'.repeat(zeros)}`;
		};
		fc.assert(
			fc.property(units, units, fc.nat(5), fc.nat(5), (one, other, before, after) => {
				expect(comparableDecimal(written(one, before))).toBe(
					comparableDecimal(written(one, after)),
				);
				const isEqual =
					comparableDecimal(written(one, before)) === comparableDecimal(written(other, after));
				expect(isEqual).toBe(one === other);
			}),
		);
	});
});
