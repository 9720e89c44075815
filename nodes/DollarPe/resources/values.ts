import { quoted } from '../../../dollarpe/quoted';
import { isUuid } from '../../../dollarpe/uuid';
import type { JsonValue } from './operation';

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

/** True and false also as text; any other text goes to DollarPe as it is. */
export function toBoolean(value: unknown): JsonValue | undefined {
	if (typeof value === 'boolean') return value;
	const text = toText(value);
	const word = text?.toLowerCase();
	return word === 'true' || word === 'false' ? word === 'true' : text;
}

/**
 * A field's conversion that changes a text that is not blank, or refuses it.
 *
 * @param change throws {@link UnfitValue}, or gives the text to be sent
 */
export function textThat(change: (text: string) => string): (value: unknown) => string | undefined {
	return (value) => {
		const text = toText(value);
		return text ? change(text) : text;
	};
}

const DECIMAL = /^\d+(\.\d+)?$/;

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
	if (!DECIMAL.test(text)) {
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

/** An ID of DollarPe's. */
export const toUuid = textThat((text) => {
	if (isUuid(text)) return text;
	throw new UnfitValue(
		`must be an ID of DollarPe's, such as def8b740-99f9-4cba-bc9e-99de57e927b4, but it is ${quoted(text)}`,
	);
});
