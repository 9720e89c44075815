import fc from 'fast-check';

import { comparableDecimal, compareDecimals } from '../../../dollarpe/money/decimal';

/** The same number as a whole number of 10^-40. */
const scaled = (whole: bigint, fraction: string) =>
	whole * 10n ** 40n + BigInt(fraction.padEnd(40, '0'));

describe('decimals are compared digit by digit: a float would let an amount pass that is a little too large', () => {
	it.each([
		['5563', '5563', 0],
		['5563.00000000', '5563', 0],
		['5563.00000000000000000001', '5563', 1],
		['0.1', '0.10', 0],
		['9', '10', -1],
		['27.999999999999999999', '28', -1],
		['1e+21', '1000000000000000000000', 0],
		['0', '0.000', 0],
		['-1', '1', -1],
		['-2', '-1', -1],
		['007', '7', 0],
	])('%s and %s', (a, b, expected) => {
		expect(Math.sign(compareDecimals(a, b))).toBe(expected);
		expect(Math.sign(compareDecimals(b, a))).toBe(expected === 0 ? 0 : -expected);
	});

	it.each(['', 'abc', '1,000', '1.2.3', 'NaN', 'Infinity'])('%j is no decimal', (text) => {
		expect(compareDecimals(text, '1')).toBeNaN();
		expect(compareDecimals('1', text)).toBeNaN();
	});

	it('as whole numbers of 10^-40 are', () => {
		const fraction = fc.stringMatching(/^\d{1,40}$/);
		fc.assert(
			fc.property(
				fc.bigInt(0n, 10n ** 30n),
				fraction,
				fc.bigInt(0n, 10n ** 30n),
				fraction,
				(a, af, b, bf) => {
					const [x, y] = [scaled(a, af), scaled(b, bf)];
					const expected = x < y ? -1 : x > y ? 1 : 0;
					expect(Math.sign(compareDecimals(`${a}.${af}`, `${b}.${bf}`))).toBe(expected);
					expect(Math.sign(compareDecimals(`${a}.${af}`, `${a}.${bf}`))).toBe(
						Math.sign(Number(scaled(a, af) - scaled(a, bf))),
					);
				},
			),
		);
	});
});

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
