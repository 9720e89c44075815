import { floatText, numberText } from './pythonNumber';

/**
 * The three ways in which DollarPe's public examples serialize a body before it is signed:
 * `compact` as its newest Python code (webhook verification, 2026) writes it, `compactUtf8` as its Node.js and Java
 * examples do (non-ASCII characters unescaped), `spaced` as its older Python example does (`", "` and `": "`).
 */
export const JSON_FORMATS = ['compact', 'compactUtf8', 'spaced'] as const;

export type JsonFormat = (typeof JSON_FORMATS)[number];

/** A number that is kept as text, since JavaScript's own numbers lose digits and cannot tell `1.0` from `1`. */
export class NumberLiteral {
	/** @param text as JSON has it */
	constructor(readonly text: string) {}
}

interface Dialect {
	comma: string;
	colon: string;
	asciiOnly: boolean;
}

const DIALECTS: Record<JsonFormat, Dialect> = {
	compact: { comma: ',', colon: ':', asciiOnly: true },
	compactUtf8: { comma: ',', colon: ':', asciiOnly: false },
	spaced: { comma: ', ', colon: ': ', asciiOnly: true },
};

// Far more than any DollarPe body, and below the recursion limit of Python's json.
export const MAX_JSON_DEPTH = 500;

/** Thrown for a body that is nested more than {@link MAX_JSON_DEPTH} levels deep. */
export class TooDeep extends Error {
	override name = 'TooDeep';

	constructor() {
		super(`The body is nested more than ${MAX_JSON_DEPTH} levels deep, or refers to itself`);
	}
}

// Without the u flag the class sees UTF-16 units, which is how Python escapes characters beyond the BMP: as a pair.
const NOT_PRINTABLE_ASCII = /[\u007f-\uffff]/g;

/**
 * The canonical JSON text of a body, which is both signed and sent.
 *
 * @param value anything that `JSON.stringify` accepts; `undefined` stands for "no body" and gives `{}`
 * @param format see {@link JsonFormat}
 * @returns for `compact`, byte for byte what Python's
 * `json.dumps(json.loads(JSON.stringify(value)), sort_keys=True, separators=(",", ":"))` gives
 * @throws {TooDeep} for what is nested too deep or refers to itself
 * @throws {Error} for BigInt, NaN, Infinity, and numbers that Python would read as infinity
 */
export function canonicalJson(value: unknown, format: JsonFormat = 'compact'): string {
	return write(value, '', DIALECTS[format], 0) ?? '{}';
}

/** The text of one value; undefined for values that JSON omits. */
function write(value: unknown, key: string, dialect: Dialect, depth: number): string | undefined {
	if (depth > MAX_JSON_DEPTH) throw new TooDeep();
	if (value === null) return 'null';
	switch (typeof value) {
		case 'string':
			return writeString(value, dialect);
		case 'number':
			return writeNumber(value, key);
		case 'boolean':
			return String(value);
		case 'bigint':
			throw new Error(`"${key}" is a BigInt, which JSON cannot hold: give it as text`);
		case 'object':
			return writeObject(value, key, dialect, depth);
		default:
			return undefined;
	}
}

function writeObject(
	value: object,
	key: string,
	dialect: Dialect,
	depth: number,
): string | undefined {
	if (value instanceof NumberLiteral) {
		return numberText(value.text) ?? refuseNumber(value.text, key);
	}
	// Before a `toJSON`, which a host may give to all of them.
	if (value instanceof BigInt) return write(value.valueOf(), key, dialect, depth);
	if ('toJSON' in value && typeof value.toJSON === 'function') {
		const plain: unknown = value.toJSON(key);
		if (plain !== value) return write(plain, key, dialect, depth + 1);
	}
	if (value instanceof String || value instanceof Number || value instanceof Boolean) {
		return write(value.valueOf(), key, dialect, depth);
	}
	if (Array.isArray(value)) {
		const entries = Array.from(
			value,
			(each: unknown, index) => write(each, String(index), dialect, depth + 1) ?? 'null',
		);
		return `[${entries.join(dialect.comma)}]`;
	}
	const members: string[] = [];
	const entries = value as Record<string, unknown>;
	for (const name of Object.keys(value).sort(byCodePoint)) {
		const text = write(entries[name], name, dialect, depth + 1);
		if (text !== undefined) members.push(writeString(name, dialect) + dialect.colon + text);
	}
	return `{${members.join(dialect.comma)}}`;
}

function writeString(value: string, dialect: Dialect): string {
	const text = JSON.stringify(value);
	if (!dialect.asciiOnly) return text;
	return text.replace(
		NOT_PRINTABLE_ASCII,
		(unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}

/** Python's text for the number that JavaScript writes: `1e-05` where JavaScript has `0.00001`, `1e-07` for `1e-7`. */
function writeNumber(value: number, key: string): string {
	if (!Number.isFinite(value)) refuseNumber(String(value), key);
	// Up to here JavaScript writes whole numbers without an exponent, so that Python reads them as whole numbers.
	const isWhole = Number.isInteger(value) && Math.abs(value) < 1e21;
	return isWhole ? JSON.stringify(value) : floatText(value);
}

function refuseNumber(text: string, key: string): never {
	throw new Error(`"${key}" is ${text}, which is not a number that JSON can hold`);
}

/** Python sorts by code point, JavaScript by UTF-16 unit; they differ where one key goes beyond the BMP. */
function byCodePoint(a: string, b: string): number {
	for (let i = 0; i < a.length && i < b.length; i++) {
		const left = a.codePointAt(i) ?? 0;
		const right = b.codePointAt(i) ?? 0;
		if (left !== right) return left - right;
		if (left > 0xffff) i++;
	}
	return a.length - b.length;
}
