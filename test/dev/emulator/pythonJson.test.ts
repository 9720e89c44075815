import { spawnSync } from 'node:child_process';

import fc from 'fast-check';

import { JsonRefused, readJson } from '../../../dev/emulator/pythonJson/readJson';
import { writeJson } from '../../../dev/emulator/pythonJson/writeJson';

const PYTHON = `
import base64, json, math, sys

def refuse(word):
    raise ValueError(word)

def finite(text):
    value = float(text)
    return value if math.isfinite(value) else refuse(text)

for line in sys.stdin:
    try:
        value = json.loads(base64.b64decode(line).decode(), parse_constant=refuse, parse_float=finite)
        answer = [
            json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False),
            json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False, ensure_ascii=False),
            json.dumps(value, sort_keys=True, allow_nan=False),
        ]
    except ValueError:
        answer = None
    print(json.dumps(answer))
`;

/** [compact, compactUtf8, spaced], or null for what is refused. */
type Texts = [string, string, string] | null;

const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) console.log('python3 is not here: the comparison with it is left out');
const withPython = hasPython ? it : it.skip;

function pythonTexts(texts: string[]): unknown[] {
	const input = texts.map((text) => Buffer.from(text).toString('base64')).join('\n');
	const { stdout, stderr } = spawnSync('python3', ['-c', PYTHON], {
		input,
		encoding: 'utf8',
		maxBuffer: 2 ** 28,
	});
	expect(stderr).toBe('');
	return stdout
		.trim()
		.split('\n')
		.map((line): unknown => JSON.parse(line));
}

function ourTexts(text: string): Texts {
	try {
		const value = readJson(text);
		return [
			writeJson(value, 'compact'),
			writeJson(value, 'compactUtf8'),
			writeJson(value, 'spaced'),
		];
	} catch (error) {
		expect(error).toBeInstanceOf(JsonRefused);
		return null;
	}
}

function expectSameAsPython(texts: string[]): void {
	const python = pythonTexts(texts);
	expect(python).toHaveLength(texts.length);
	const differences = texts
		.map((text, index) => ({ text, python: python[index], here: ourTexts(text) }))
		.filter(({ python, here }) => JSON.stringify(python) !== JSON.stringify(here));
	expect(differences.slice(0, 3)).toEqual([]);
}

const space = fc.constantFrom('', '', '', ' ', '\n\t', ' \r');
const digits = fc.stringMatching(/^\d{1,25}$/);
const written = fc
	.tuple(
		fc.constantFrom('', '-'),
		fc.stringMatching(/^(0|[1-9]\d{0,24})$/),
		fc.option(digits, { nil: undefined }),
		fc.option(fc.tuple(fc.constantFrom('e', 'E'), fc.constantFrom('', '+', '-'), fc.nat(330)), {
			nil: undefined,
		}),
	)
	.map(([sign, whole, fraction, exponent]) =>
		[sign, whole, fraction === undefined ? '' : `.${fraction}`, ...(exponent ?? [])].join(''),
	);
const number = fc.oneof(
	written,
	fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
	fc.double({ min: 1e-8, max: 1e18, noNaN: true }).map(String),
	fc.bigInt().map(String),
);

const hexEscape = fc.tuple(fc.nat(0xffff), fc.boolean()).map(([unit, upper]) => {
	const hex = unit.toString(16).padStart(4, '0');
	return `\\u${upper ? hex.toUpperCase() : hex}`;
});
const surrogateEscape = fc
	.integer({ min: 0xd7fe, max: 0xe001 })
	.map((unit) => `\\u${unit.toString(16)}`);
const rawCharacters = fc
	.string({ unit: 'binary' })
	.map((text) => text.replace(/["\\]|[^ -\uffff]/g, '\x7f'));
const stringText = fc
	.array(
		fc.oneof(
			rawCharacters,
			hexEscape,
			surrogateEscape,
			fc.constantFrom(
				'\\n',
				'\\"',
				'\\\\',
				'\\/',
				'\\b',
				'\\f',
				'\\r',
				'\\t',
				'/',
				'\x7f',
				'\u2028',
			),
		),
		{ maxLength: 6 },
	)
	.map((pieces) => `"${pieces.join('')}"`);
const key = fc.oneof(
	stringText,
	fc.constantFrom('"a"', '"b"', '"A"', '"\\u0061"', '"__proto__"', '"\uffff"', '"😀"', '"\\ud83d"'),
);

const { json } = fc.letrec<{ json: string; array: string; object: string }>((tie) => ({
	json: fc
		.tuple(
			space,
			fc.oneof(
				{ depthSize: 'small', withCrossShrink: true },
				fc.oneof(number, stringText, fc.constantFrom('true', 'false', 'null')),
				tie('array'),
				tie('object'),
			),
			space,
		)
		.map((parts) => parts.join('')),
	array: fc
		.tuple(space, fc.array(tie('json'), { maxLength: 5 }))
		.map(([inner, items]) => `[${inner}${items.join(',')}]`),
	object: fc
		.tuple(space, fc.array(fc.tuple(space, key, space, tie('json')), { maxLength: 6 }))
		.map(
			([inner, entries]) =>
				`{${inner}${entries.map(([a, name, b, value]) => `${a}${name}${b}:${value}`).join(',')}}`,
		),
}));

/** JSON with one character dropped, doubled or exchanged; often, but not always, no JSON any more. */
const damaged = fc
	.tuple(
		json,
		fc.nat(),
		fc.constantFrom('', ',', '"', '0', '}', '.', 'e', '-', '\\', '\n', '\u00a0'),
	)
	.map(([text, at, put]) => {
		const characters = [...text];
		characters.splice(at % Math.max(1, characters.length), at % 3 === 0 ? 0 : 1, put);
		return characters.join('');
	});

describe('JSON read and written as Python does, or right signatures would be refused', () => {
	withPython('for thousands of random texts', () => {
		expectSameAsPython(fc.sample(json, 4000));
	});

	withPython('for thousands of random numbers', () => {
		expectSameAsPython(fc.sample(number, 4000));
	});

	withPython('for thousands of texts with a mistake, refusing the same ones', () => {
		expectSameAsPython(fc.sample(damaged, 4000));
	});

	withPython('for what is known to be awkward', () => {
		expectSameAsPython([
			...['', ' ', 'nul', 'nullx', '01', '1.', '.5', '+1', '1e', '1e+', '-', '--1', '0x1', '1_0'],
			...[
				'NaN',
				'Infinity',
				'-Infinity',
				'1e999',
				'-1e999',
				'[1,]',
				'{"a":1,}',
				"{'a':1}",
				'{a:1}',
			],
			...[
				'"\t"',
				'"\x7f"',
				'"\\x41"',
				'"\\u12g4"',
				'"\\u 123"',
				'"',
				'\ufeff{}',
				'{}\u00a0',
				'{} 1',
			],
			...[
				'{"a":1,"a":2}',
				'{"\\ud83d\\ude00":1,"\\uffff":2,"\\ud83d":3}',
				'"\\ud83d\\ud83d\\ude00"',
			],
			...['-0', '-0.0', '0e0', '-0e5', '1E5', '1e16', '1e15', '123456789012345678', '1e-4', '1e-5'],
			...[
				'5e-324',
				'1.7976931348623157e308',
				'4.35',
				'0.1',
				'1e22',
				'9007199254740993.0',
				'2.5e-7',
			],
			...['1e-400', '123456789012345678901234567890', '0.00001', '100000.0', '9999999999999998.0'],
		]);
	});

	it.each([
		['1e-5', '1e-05'],
		['1e-7', '1e-07'],
		['1e16', '1e+16'],
		['1E5', '100000.0'],
		['1.0', '1.0'],
		['-0.0', '-0.0'],
		['-0', '0'],
		['123456789012345678901234567890', '123456789012345678901234567890'],
		['{"b":1,"a":[true,null]}', '{"a":[true,null],"b":1}'],
		['{"a":1,"a":2}', '{"a":2}'],
		['"\x7f/é😀\\ud83d"', '"\\u007f/\\u00e9\\ud83d\\ude00\\ud83d"'],
		['{"😀":1,"\uffff":2}', '{"\\uffff":2,"\\ud83d\\ude00":1}'],
	])('%s becomes %s, also where there is no Python to ask', (text, expected) => {
		expect(writeJson(readJson(text), 'compact')).toBe(expected);
	});
});
