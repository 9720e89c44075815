import { findControl, findUnseen, isSeen } from '../../../../dollarpe/text/characters';
import { quoted } from '../../../../dollarpe/text/quoted';

export { quoted };

/** Thrown for a value that cannot be sent; its message completes the sentence "Email …". */
export class UnfitValue extends Error {}

/**
 * The text of what a field or an expression gave: trimmed, and a number as text.
 *
 * @returns undefined where there is none
 * @throws {UnfitValue} for a value that has no sensible text
 */
export function toText(value: unknown): string | undefined {
	switch (typeof value) {
		case 'string':
			return value.trim();
		case 'number':
			if (!Number.isFinite(value)) throw new UnfitValue(`is ${value}, which is not a number`);
			// Its last digits are no longer those that somebody wrote: another account, or another order.
			if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw inexact(String(value));
			return String(value);
		case 'bigint':
			return String(value);
		case 'boolean':
			throw new UnfitValue(`must be text, but it is ${value}`);
		case 'object':
			return value === null ? undefined : objectToText(value);
		default:
			return undefined;
	}
}

function inexact(number: string): UnfitValue {
	return new UnfitValue(`is ${number}, a number that cannot be written exactly: give it as text`);
}

/** Dates, n8n's DateTime among them, have a text of their own. */
function objectToText(value: object): string | undefined {
	const plain: unknown =
		'toJSON' in value && typeof value.toJSON === 'function' ? value.toJSON() : value;
	if (typeof plain === 'string') return plain.trim();
	// What is left of an invalid date.
	if (plain === null) return undefined;
	throw new UnfitValue(`must be text, but it is ${Array.isArray(value) ? 'a list' : 'an object'}`);
}

/** @throws {UnfitValue} that names the first character which cannot be seen */
export function refuseUnseen(text: string): void {
	const found = findUnseen(text);
	if (!found) return;
	throw new UnfitValue(
		`has the character ${found.code} at position ${found.position}, which cannot be seen or only looks like a space: remove it`,
	);
}

/**
 * A name, an address or other text for people, in any script and with emoji. What has nothing to be seen is blank.
 *
 * @throws {UnfitValue} for a control character other than tab and line breaks, or half a character
 */
export function toFreeText(value: unknown): string | undefined {
	const text = toText(value);
	if (!text || !isSeen(text)) return undefined;
	const found = findControl(text);
	if (!found) return text;
	throw new UnfitValue(
		`has the character ${found.code} at position ${found.position}, which is none of a text: remove it`,
	);
}

/** A password, which may begin and end with white space. */
export function toPassword(value: unknown): string | undefined {
	return typeof value === 'string' ? value : toText(value);
}

/** True or false, also as text; undefined for anything else. */
export function readBoolean(value: unknown): boolean | undefined {
	if (typeof value === 'boolean') return value;
	const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
	return word === 'true' || word === 'false' ? word === 'true' : undefined;
}

/** What sheets and forms write for true and false. */
const WORDS = new Map([
	['yes', true],
	['1', true],
	['no', false],
	['0', false],
]);

/**
 * True or false, also as a word or a number.
 *
 * @throws {UnfitValue} for anything else, unless it is blank
 */
export function toBoolean(value: unknown): boolean | undefined {
	const known = readBoolean(value);
	if (known !== undefined) return known;
	const text = toText(value);
	if (!text) return undefined;
	const meant = WORDS.get(text.toLowerCase());
	if (meant !== undefined) return meant;
	throw new UnfitValue(`must be true or false, but it is ${quoted(text)}`);
}

const PLAIN_DECIMAL = /^\d+(\.\d+)?$/;

// More of them, and the number is no longer what somebody wrote.
const SIGNIFICANT_DIGITS = 15;

/**
 * An amount of money as decimal text, digit for digit as it was given: never through a float, no exponent, no rounding.
 *
 * @throws {UnfitValue} for what is no decimal, and for a number whose digits are not certain
 */
export function toAmount(value: unknown): string | undefined {
	const text = toText(value);
	if (!text) return text;
	if (!PLAIN_DECIMAL.test(text)) {
		refuseUnseen(text);
		throw typeof value === 'number' && value >= 0
			? inexact(text)
			: new UnfitValue(`must be an amount such as 1250.50, but it is ${quoted(text)}`);
	}
	const digits = text.replace('.', '').replace(/^0+/, '');
	if (typeof value === 'number' && digits.length > SIGNIFICANT_DIGITS) {
		throw inexact(text);
	}
	return text;
}
