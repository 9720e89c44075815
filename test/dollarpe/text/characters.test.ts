import fc from 'fast-check';

import {
	comparableReference,
	findControl,
	findUnplain,
	findUnseen,
	isPrintableAscii,
	isSeen,
} from '../../../dollarpe/text/characters';

describe('a character that cannot be seen makes another reference of what looks the same: two payments', () => {
	it.each([
		['zero-width space', '\u200B', 'U+200B'],
		['zero-width non-joiner', '\u200C', 'U+200C'],
		['zero-width joiner', '\u200D', 'U+200D'],
		['byte order mark inside', '\uFEFF', 'U+FEFF'],
		['left-to-right mark', '\u200E', 'U+200E'],
		['right-to-left override', '\u202E', 'U+202E'],
		['isolate', '\u2066', 'U+2066'],
		['soft hyphen', '\u00AD', 'U+00AD'],
		['word joiner', '\u2060', 'U+2060'],
		['variation selector', '\uFE0F', 'U+FE0F'],
		['Hangul filler', '\u3164', 'U+3164'],
		['Mongolian vowel separator', '\u180E', 'U+180E'],
		['tag', '\u{E0041}', 'U+E0041'],
		['NUL', '\u0000', 'U+0000'],
		['tab', '\t', 'U+0009'],
		['line break', '\n', 'U+000A'],
		['next line', '\u0085', 'U+0085'],
		['line separator', '\u2028', 'U+2028'],
		['paragraph separator', '\u2029', 'U+2029'],
		['no-break space', '\u00A0', 'U+00A0'],
		['ideographic space', '\u3000', 'U+3000'],
		['blank Braille pattern', '\u2800', 'U+2800'],
		['half a character', '\uD83D', 'U+D83D'],
		['place of an object', '\uFFFC', 'U+FFFC'],
		['Khitan filler', '\u{16FE4}', 'U+16FE4'],
		['empty head of a note', '\u{1D159}', 'U+1D159'],
		['no character', '\uFFFE', 'U+FFFE'],
	])('%s', (_, character, code) => {
		expect(findUnseen(`order-1${character}0`)).toEqual({ code, position: 8 });
		expect(isPrintableAscii(`order-1${character}0`)).toBe(false);
	});

	it('is counted in characters, as a person counts', () => {
		expect(findUnseen('😀a\u200B')).toEqual({ code: 'U+200B', position: 3 });
	});

	it('is none of what is on a keyboard, nor of other scripts', () => {
		for (const text of ['order 10/42 #7_a~', 'ऋण-१', '订单', 'é', '😀']) {
			expect(findUnseen(text)).toBeUndefined();
		}
	});
});

describe('a character that has a plainer one is named, and where it stands', () => {
	it.each([
		['INV\uFF17', { code: 'U+FF17', position: 4 }],
		['\uFB01x', { code: 'U+FB01', position: 1 }],
		['a²', { code: 'U+00B2', position: 2 }],
		['cafe\u0301-1', { code: 'U+0301', position: 5 }],
		['q\u0301\u0323', { code: 'U+0323', position: 3 }],
		['\u1112\u1161x', { code: 'U+1161', position: 2 }],
		['😀\u212B', { code: 'U+212B', position: 2 }],
	])('%s', (text, found) => {
		expect(findUnplain(text)).toEqual(found);
	});

	it('in no text that is in NFKC, and in every other one', () => {
		const unit = fc.nat({ max: 0x10ffff }).map((code) => String.fromCodePoint(code));
		fc.assert(
			fc.property(fc.string({ unit, maxLength: 20 }), (text) => {
				const found = findUnplain(text);
				expect(found === undefined).toBe(text.normalize('NFKC') === text);
				if (found) expect(found.position).toBeLessThanOrEqual([...text].length);
			}),
			{ numRuns: 500 },
		);
	});
});

describe('free text', () => {
	it('has no control characters but tab and line breaks, and no half characters', () => {
		expect(findControl('a\tb\nc\r\n')).toBeUndefined();
		expect(findControl('क्\u200Dष 👩\u200D👧 \u00A0')).toBeUndefined();
		expect(findControl('a\u0007')).toEqual({ code: 'U+0007', position: 2 });
		expect(findControl('ab\uDC00')).toEqual({ code: 'U+DC00', position: 3 });
	});

	it('is seen where one of its characters is', () => {
		expect(isSeen(' \u200B\u2800\u3164\uFEFF\n')).toBe(false);
		expect(isSeen('\u200B.')).toBe(true);
	});
});

describe('references are compared as people read them', () => {
	it.each([
		['ORDER-1', ' order-1 '],
		['order\u20131', 'order\u22121'],
		['caf\u00E9', 'cafe\u0301'],
	])('%s and %s are one', (one, other) => {
		expect(comparableReference(one)).toBe(comparableReference(other));
	});

	it('two orders stay two', () => {
		expect(comparableReference('order-1')).not.toBe(comparableReference('order_1'));
	});
});

it('long texts are searched in no time: a field may hold a file', () => {
	const long = '\u0301'.repeat(300_000);
	const begin = performance.now();
	for (const text of [`x${long}`, ' '.repeat(300_000), '0'.repeat(300_000), 'é'.repeat(300_000)]) {
		findUnseen(text);
		findUnplain(text);
		findControl(text);
		isSeen(text);
		comparableReference(text);
	}
	expect(performance.now() - begin).toBeLessThan(10_000);
});
