import fc from 'fast-check';

import { toYearFirst } from '../../../../../nodes/DollarPe/resources/values/dates';
import { toUuid } from '../../../../../nodes/DollarPe/resources/values/identifiers';
import {
	quoted,
	toAmount,
	UnfitValue,
} from '../../../../../nodes/DollarPe/resources/values/values';

function problemOf(convert: (value: unknown, zone: string) => unknown, value: unknown): string {
	try {
		convert(value, 'UTC');
	} catch (error) {
		if (error instanceof UnfitValue) return error.message;
		throw error;
	}
	return '';
}

describe('an error quotes the beginning of a value: a file in a field would fill the screen and the log', () => {
	it.each([
		['an amount', toAmount],
		['an ID', toUuid],
		['a date', toYearFirst],
	])('%s', (_, convert) => {
		expect(problemOf(convert, 'x'.repeat(5_000_000))).toMatch(/ "x{60}…"$/);
		expect(problemOf(convert, 'x'.repeat(60))).toMatch(/ "x{60}"$/);
	});

	it('a date that does not exist', () => {
		expect(problemOf(toYearFirst, `2024-02-30T10:00:00.${'1'.repeat(1000)}`)).toContain('1…"');
		expect(problemOf(toYearFirst, `2024-02-30T10:00:00.${'1'.repeat(1000)}`).length).toBeLessThan(
			120,
		);
	});

	it('never cuts a character in half', () => {
		const emoji = fc.constant('\u{1F600}');
		fc.assert(
			fc.property(fc.string({ unit: emoji, minLength: 40 }), fc.boolean(), (text, isOdd) => {
				expect(quoted(isOdd ? `x${text}` : text)).not.toMatch(/\p{Surrogate}/u);
			}),
		);
	});
});
