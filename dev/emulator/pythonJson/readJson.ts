import type { PythonJson, PythonObject } from './value';

// Python raises a RecursionError near 1,000 levels.
const MAX_DEPTH = 900;

const WHITESPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?/y;
// Everything from the space on, but for the quotation mark and the backslash.
const PLAIN_CHARACTERS = /[ !#-[\]-\uffff]*/y;
const FOUR_HEX_DIGITS = /[0-9a-fA-F]{4}/y;

const LITERALS: ReadonlyArray<readonly [string, null | boolean]> = [
	['null', null],
	['true', true],
	['false', false],
];

const ESCAPES: ReadonlyMap<string, string> = new Map([
	['"', '"'],
	['\\', '\\'],
	['/', '/'],
	['b', '\b'],
	['f', '\f'],
	['n', '\n'],
	['r', '\r'],
	['t', '\t'],
]);

/** The text is not JSON, or not JSON that the server accepts. The message says what and where. */
export class JsonRefused extends Error {}

/**
 * Reads JSON as Python's `json.loads` does: integers of any size stay integers, `1.0` stays a
 * float, of two equal keys the last wins, lone surrogates are kept.
 *
 * NaN, Infinity and floats too large to be finite are refused, although Python's own default would
 * take them: Django REST framework, which DollarPe's messages are from, reads strictly.
 *
 * @throws {JsonRefused} for everything else
 */
export function readJson(text: string): PythonJson {
	let position = 0;

	const refuse = (expected: string): never => {
		throw new JsonRefused(`Expecting ${expected} at character ${position}`);
	};

	const take = (pattern: RegExp): string | undefined => {
		pattern.lastIndex = position;
		const found = pattern.exec(text)?.[0];
		position += found?.length ?? 0;
		return found;
	};

	const takeIf = (expected: string): boolean => {
		if (!text.startsWith(expected, position)) return false;
		position += expected.length;
		return true;
	};

	const readEscape = (): string => {
		if (takeIf('u')) {
			const digits = take(FOUR_HEX_DIGITS) ?? refuse('four hex digits');
			return String.fromCharCode(Number.parseInt(digits, 16));
		}
		const character = ESCAPES.get(text.charAt(position)) ?? refuse('an escape');
		position += 1;
		return character;
	};

	const readString = (): string => {
		let value = '';
		for (;;) {
			value += take(PLAIN_CHARACTERS) ?? '';
			if (takeIf('"')) return value;
			if (!takeIf('\\')) refuse('a closing quotation mark');
			value += readEscape();
		}
	};

	const readNumber = (): bigint | number => {
		const start = position;
		NUMBER.lastIndex = position;
		const match = NUMBER.exec(text);
		if (match === null) return refuse('a value');
		const [digits, fraction, exponent] = match;
		position += digits.length;
		if (fraction === undefined && exponent === undefined) return BigInt(digits);
		const value = Number(digits);
		if (Number.isFinite(value)) return value;
		position = start;
		return refuse('a finite number');
	};

	const readArray = (depth: number): PythonJson[] => {
		const items: PythonJson[] = [];
		take(WHITESPACE);
		if (takeIf(']')) return items;
		for (;;) {
			items.push(readValue(depth));
			if (takeIf(']')) return items;
			if (!takeIf(',')) refuse('a comma');
		}
	};

	const readObject = (depth: number): PythonObject => {
		const entries: PythonObject = new Map();
		take(WHITESPACE);
		if (takeIf('}')) return entries;
		for (;;) {
			take(WHITESPACE);
			if (!takeIf('"')) refuse('a key');
			const key = readString();
			take(WHITESPACE);
			if (!takeIf(':')) refuse('a colon');
			entries.set(key, readValue(depth));
			if (takeIf('}')) return entries;
			if (!takeIf(',')) refuse('a comma');
		}
	};

	const readBareValue = (depth: number): PythonJson => {
		if (depth > MAX_DEPTH) refuse(`no more than ${MAX_DEPTH} levels`);
		if (takeIf('{')) return readObject(depth + 1);
		if (takeIf('[')) return readArray(depth + 1);
		if (takeIf('"')) return readString();
		for (const [word, value] of LITERALS) if (takeIf(word)) return value;
		return readNumber();
	};

	const readValue = (depth: number): PythonJson => {
		take(WHITESPACE);
		const value = readBareValue(depth);
		take(WHITESPACE);
		return value;
	};

	const value = readValue(0);
	if (position < text.length) refuse('the end');
	return value;
}
