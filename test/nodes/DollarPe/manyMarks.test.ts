import { comparableReference, findUnplain } from '../../../dollarpe/text/characters';
import { toCountryCode } from '../../../nodes/DollarPe/resources/values/countries';
import { toIdentifier } from '../../../nodes/DollarPe/resources/values/identifiers';
import { comparableName } from '../../../nodes/DollarPe/delivery/compare/comparableName';
import { comparableText } from '../../../nodes/DollarPe/delivery/compare/comparable';
import { matches } from '../../../nodes/DollarPe/pickers/listSearch/matches';

// Unicode's normal forms sort the marks of a letter, which takes the square of their number: 100,000 of them 6 s.
const MARKED = `a${'\u0301\u0323'.repeat(50_000)}`;

const tried = (each: () => unknown) => () => {
	try {
		each();
	} catch {
		// That it is refused is fine too.
	}
};

describe('a letter with 100,000 marks, as a customer may give as a name: n8n would stand for seconds, with all its workflows', () => {
	it.each<[string, () => unknown]>([
		['as an identifier', () => toIdentifier(MARKED)],
		['as a country', () => toCountryCode(MARKED)],
		['among references', () => comparableReference(MARKED)],
		['in a list that is searched for a customer', () => comparableText('email', MARKED)],
		['as the name of who is found', () => comparableName(MARKED)],
		['in a row of a picker', () => matches({ parts: [], searched: [MARKED] }, 'a')],
		['searched for in a picker', () => matches({ parts: [], searched: ['a'] }, MARKED)],
	])('%s', (_, each) => {
		const begin = performance.now();
		tried(each)();
		expect(performance.now() - begin).toBeLessThan(500);
	});

	it('is refused in an identifier, at the first mark', () => {
		expect(findUnplain(MARKED)).toEqual({ code: 'U+0301', position: 2 });
	});

	it('letters with as many marks as letters have are compared as ever', () => {
		expect(comparableText('email', 'e\u0301@x.in')).toBe('\u00e9@x.in');
		expect(comparableName('Jose\u0301')).toBe('jose');
		expect(comparableReference(`a${'\u0301\u0323'.repeat(15)}`)).toMatch(/^\u1ea1/);
	});
});
