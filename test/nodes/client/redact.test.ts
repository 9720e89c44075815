import fc from 'fast-check';

import { excerpt, hiding } from '../../../nodes/client/redact';

const KEY = 'key-0123456789';
const SECRET = ['secret', 'a/b+c', '0123456789'].join('-');
const hide = hiding({ apiKey: KEY, apiSecret: ` ${SECRET} ` });

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
		expect(excerpt({ [KEY]: [{ [`a ${SECRET}`]: KEY }] }, hide)).toEqual({
			'[hidden]': [{ 'a [hidden]': '[hidden]' }],
		});
	});
});

describe('an excerpt is bounded, and an answer within the bounds is whole', () => {
	it('keeps a documented answer as it is', () => {
		const answer = { status: false, errors: { email: ['In use.'] }, data: null, n: 1.5, yes: true };
		expect(excerpt(answer, hide)).toEqual(answer);
	});

	it('keeps "__proto__" as the data that it is', () => {
		const copy = excerpt(JSON.parse('{"__proto__":{"a":1}}'), hide);
		expect(JSON.stringify(copy)).toBe('{"__proto__":{"a":1}}');
		expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
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
		expect(JSON.stringify(excerpt(value, hide)).length).toBeLessThan(100_000);
	});
});
