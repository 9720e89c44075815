import fc from 'fast-check';

import { compareDecimals } from '../../dollarpe/decimal';

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
