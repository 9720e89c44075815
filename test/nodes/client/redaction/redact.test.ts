import fc from 'fast-check';

import { sanitize } from '../../../../nodes/client/redaction/sanitize';
import { createRedactor } from '../../../../nodes/client/redaction/redact';

const KEY = 'key-0123456789';
const SECRET = ['secret', 'a/b+c', '0123456789'].join('-');
const hide = createRedactor({ apiKey: KEY, apiSecret: ` ${SECRET} ` });

describe('what a server sends back must not carry the key or a signature into an error', () => {
	it.each([
		['the key', KEY],
		['the secret', SECRET],
		['the secret as part of a URL', encodeURIComponent(SECRET)],
		['a signature', `${'Ab+/'.repeat(10)}Abc=`],
		['a signature as part of a URL', encodeURIComponent(`${'Ab+/'.repeat(10)}Abc=`)],
	])('%s', (_, text) => {
		expect(hide(`before ${text} after`)).toBe('before [hidden] after');
	});

	it.each(
		[
			['+', '%2b', '%2B', '\\u002b', '\\u002B', '&#x2B;', '&#x2b;', '&#43;', '&#043;'],
			['/', '%2f', '\\/', '\\u002f', '&#x2F;', '&#47;'],
			['=', '%3d', '\\u003d', '&#x3D;', '&#61;'],
		].flatMap(([character = '', ...all]) => all.map((escaped) => [character, escaped] as const)),
	)('a signature with %s written as %s', (character, escaped) => {
		const signature = `${'Ab+/'.repeat(10)}Abc=`.replaceAll(character, escaped);
		expect(hide(`before ${signature} after`)).toBe('before [hidden] after');
	});

	const ODD = 'a/"b\\c&<d>\'é😀-%25';
	it.each([
		['in JSON', JSON.stringify(ODD).slice(1, -1)],
		['in JSON with escaped slashes', 'a\\/\\"b\\\\c&<d>\'é😀-%25'],
		['in ASCII JSON', 'a/\\"b\\\\c\\u0026\\u003cd\\u003E\'\\u00e9\\ud83d\\uDE00-%25'],
		['in HTML', 'a/&quot;b\\c&amp;&lt;d&gt;&#39;é😀-%25'],
		['in HTML as others escape it', 'a&#x2F;&#34;b&#x5c;c&#38;&lt;d&gt;&#x27;&#233;&#x1F600;-%25'],
		['in HTML as PHP escapes it', 'a/&quot;b\\c&amp;&lt;d&gt;&#039;é😀-%25'],
		['in a URL', encodeURIComponent(ODD)],
		['in a URL, in lower case', encodeURIComponent(ODD).toLowerCase()],
	])('a secret of odd characters, %s', (_, text) => {
		const shown = createRedactor({ apiKey: KEY, apiSecret: ODD })(`before ${text} after`);
		expect(shown).toBe('before [hidden] after');
	});

	it('an escaped secret at the end of a backslash is hidden whole', () => {
		expect(createRedactor({ apiKey: KEY, apiSecret: 'secret\\' })('"secret\\\\"')).toBe(
			'"[hidden]"',
		);
	});

	it('the previous secret, with which events are still accepted', () => {
		const both = createRedactor({
			apiKey: KEY,
			apiSecret: SECRET,
			previousApiSecret: 'old_secret',
		});
		expect(both(`before old_secret, ${SECRET} after`)).toBe('before [hidden], [hidden] after');
	});

	it('the whole of a secret that begins with the key', () => {
		const long = createRedactor({ apiKey: 'acme_1234', apiSecret: 'acme_1234_rest' });
		expect(long('acme_1234_rest, acme_1234')).toBe('[hidden], [hidden]');
	});

	it('a key that is part of the word for hidden', () => {
		const short = createRedactor({ apiKey: 'a_long_key', apiSecret: 'hidd' });
		expect(short('a_long_key hidden')).toBe('[hidden] [hidden]en');
	});

	it('half a surrogate pair is no reason to fail', () => {
		expect(createRedactor({ apiKey: KEY, apiSecret: 'half\ud83d' })('a half\ud83d b')).toBe(
			'a [hidden] b',
		);
	});

	it.each([201, 1_000, 10_000])('a secret of %d characters, and all after it', (length) => {
		const secret = 'x-'.repeat(length).slice(0, length);
		expect(createRedactor({ apiKey: KEY, apiSecret: secret })(`a ${KEY} b ${secret} c`)).toBe(
			'a [hidden] b [hidden]',
		);
	});

	it('a secret too long for any pattern: an error that fails to be made would show it', () => {
		const secret = 'x-'.repeat(50_000);
		expect(createRedactor({ apiKey: KEY, apiSecret: secret })(secret)).not.toContain('x-');
	});

	it('a secret of 200 characters alone', () => {
		const secret = 'x-'.repeat(100);
		expect(createRedactor({ apiKey: KEY, apiSecret: secret })(`a ${secret} b`)).toBe(
			'a [hidden] b',
		);
	});

	it('an escaped secret where the text is cut', () => {
		const html = [...SECRET].map((each) => `&#x${each.charCodeAt(0).toString(16)};`).join('');
		for (let before = 9_990 - html.length; before <= 10_010; before++) {
			const shown = hide('x'.repeat(before) + html + 'y'.repeat(20_000));
			expect(shown).not.toContain('&#x');
		}
	});

	it.each([
		['each of several', `${KEY}, ${SECRET}, ${KEY}`, '[hidden], [hidden], [hidden]'],
		['not what is shorter than a signature', `${'A'.repeat(42)}=`, `${'A'.repeat(42)}=`],
		['not an id', '0c8f6a52-7a59-4a0c-8c0f-6d8f1f1a7b11', '0c8f6a52-7a59-4a0c-8c0f-6d8f1f1a7b11'],
	])('%s', (_, text, shown) => expect(hide(text)).toBe(shown));

	it.each<[what: string, apiKey: unknown, text: string, shown: string]>([
		['four letters are a key', 'abcd', 'abcd abc', '[hidden] abc'],
		['three would be found everywhere', 'abc', 'abcd abc', 'abcd abc'],
		['spaces around it are not', '  abc  ', '  abc  ', '  abc  '],
		['none', '', 'abcd', 'abcd'],
		['no text', 12345, '12345', '12345'],
		['missing', undefined, 'undefined', 'undefined'],
	])('a credential half filled in: %s', (_, apiKey, text, shown) => {
		expect(createRedactor({ apiKey, apiSecret: '' })(text)).toBe(shown);
	});

	it.each([9_999, 10_000, 10_001, 10_132, 10_133, 20_000])(
		'shows 10,000 characters at the most, and no fewer without need: of %d',
		(length) => {
			expect(hide('x-'.repeat(length / 2 + 1).slice(0, length))).toHaveLength(
				Math.min(length, 10_000),
			);
		},
	);

	it('in a text of any length, also where it is cut', () => {
		const long = fc.integer({ min: 9_000, max: 11_000 });
		fc.assert(
			fc.property(
				long,
				fc.integer({ min: 0, max: 400 }),
				fc.nat(2000),
				(before, repeats, after) => {
					const shown = hide(
						'x'.repeat(before - repeats) + SECRET.repeat(repeats) + 'y'.repeat(after),
					);
					expect(shown).not.toContain(SECRET.slice(0, 6));
					expect(shown.length).toBeLessThanOrEqual(10_000);
				},
			),
		);
	});

	it('in keys, at any depth', () => {
		expect(sanitize({ [KEY]: [{ [`a ${SECRET}`]: KEY }] }, hide)).toEqual({
			'[hidden]': [{ 'a [hidden]': '[hidden]' }],
		});
	});
});

describe('an excerpt is bounded, and an answer within the bounds is whole', () => {
	it('keeps a documented answer as it is', () => {
		const answer = { status: false, errors: { email: ['In use.'] }, data: null, n: 1.5, yes: true };
		expect(sanitize(answer, hide)).toEqual(answer);
	});

	it('keeps "__proto__" as the data that it is', () => {
		const copy = sanitize(JSON.parse('{"__proto__":{"a":1}}'), hide);
		expect(JSON.stringify(copy)).toBe('{"__proto__":{"a":1}}');
		expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
	});

	it('keeps eight levels, 100 entries of each, and 50,000 characters', () => {
		const nested = (levels: number): unknown[] => (levels === 1 ? [] : [nested(levels - 1)]);
		expect(sanitize(nested(8), hide)).toEqual(nested(8));
		expect(JSON.stringify(sanitize(nested(9), hide))).toBe(`${'['.repeat(8)}"…"${']'.repeat(8)}`);
		const list = Array.from({ length: 101 }, (_, n) => n);
		expect(sanitize(list, hide)).toEqual(list.slice(0, 100));
		expect(sanitize({ ...list }, hide)).toEqual({ ...list.slice(0, 100) });
		const texts = Array.from({ length: 7 }, () => 'x-'.repeat(4_500));
		expect((sanitize(texts, hide) as string[]).map(({ length }) => length)).toEqual([
			9_000, 9_000, 9_000, 9_000, 9_000, 5_000, 0,
		]);
	});

	it('keeps lists and objects until there are a thousand values, and plain values after that', () => {
		const wide = Array.from({ length: 20 }, () => Array.from({ length: 60 }, () => [1]));
		const copy = JSON.stringify(sanitize(wide, hide));
		const kept = copy.split('[1]').length - 1;
		// Each of the kept ones counts twice, with its number.
		expect(kept).toBeGreaterThan(450);
		expect(kept).toBeLessThan(500);
		expect(copy).toContain('"…"');
	});

	it.each([
		['deep', JSON.parse('[ '.repeat(5000) + ']'.repeat(5000))],
		['wide', Array.from({ length: 100_000 }, (_, n) => ({ n }))],
		[
			'wide and deep',
			Array.from({ length: 200 }, () => Array.from({ length: 200 }, () => ['x'.repeat(500)])),
		],
		['long', 'x'.repeat(1_000_000)],
	])('%s', (_, value: unknown) => {
		expect(JSON.stringify(sanitize(value, hide)).length).toBeLessThan(100_000);
	});
});
