import fc from 'fast-check';

import {
	decimal,
	decimalText,
	over,
	parseDecimal,
	roundTo,
	times,
} from '../../../dev/emulator/money/decimal';
import { payinQuote, payoutQuote } from '../../../dev/emulator/money/quote';

describe('decimal numbers: a float would make a rupee of a paisa', () => {
	it.each([
		['0', '0.00000000'],
		['51', '51.00000000'],
		['0.1', '0.10000000'],
		['12345678901234567890.12345678', '12345678901234567890.12345678'],
		['1.', '1.00000000'],
	])('reads %s as %s', (text, expected) => {
		expect(decimalText(decimal(text))).toBe(expected);
	});

	it.each([
		'',
		'.5',
		'-1',
		'+1',
		'1e2',
		'1,5',
		' 1',
		'0.123456789',
		'x',
		'Infinity',
		'1'.repeat(21),
	])('does not read %j', (text) => {
		expect(parseDecimal(text)).toBeUndefined();
		expect(() => decimal(text)).toThrow(RangeError);
	});

	it('reads back what it wrote', () => {
		fc.assert(
			fc.property(fc.bigInt(0n, 10n ** 27n), (value) => {
				expect(decimal(decimalText(value))).toBe(value);
			}),
		);
	});

	it('divides what it has multiplied, but for half a unit', () => {
		const positive = fc.bigInt(10n ** 8n, 10n ** 16n);
		fc.assert(
			fc.property(positive, positive, (left, right) => {
				const difference = over(times(left, right), right) - left;
				expect(difference >= -1n && difference <= 1n).toBe(true);
			}),
		);
	});

	it.each([
		['1.005', 2, '1.01'],
		['1.00499999', 2, '1'],
		['0.5', 0, '1'],
		['108.80208900', 2, '108.8'],
	])('rounds %s to %i places: %s', (text, places, expected) => {
		expect(roundTo(decimal(text), places)).toBe(decimal(expected));
	});
});

describe("quotations give the amounts of DollarPe's guides, or advice on amounts would be tested on wrong ones", () => {
	it.each([
		['51', '82.5', '4144.60', 21.04, 41.86, 82.09],
		['10', '87.2', '858.96', 4.36, 8.68, 86.76],
	])('%s USDT at %s are %s INR', (sending, rate, receiving, fee, tds, gross) => {
		const quote = payoutQuote(decimal(sending), decimal(rate));
		expect(decimalText(quote.receiving)).toBe(`${receiving}000000`);
		expect(quote.fees).toMatchObject({
			client_fee_fiat: fee,
			tds,
			gross_effective_exchange_rate: gross,
		});
	});

	it('10000 INR at 91.91 are 108.80 USDT', () => {
		expect(decimalText(payinQuote(decimal('10000'), decimal('91.91')).receiving)).toBe(
			'108.80000000',
		);
	});
});
