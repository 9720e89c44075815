import { NumberLiteral } from './canonicalJson';

/**
 * Converts the result of {@link readJson} to plain JSON. A whole number beyond ±(2^53 − 1) becomes text
 * with the same digits, since JavaScript would change them; every other number stays a number. So the value is exactly
 * what a signature over the canonical text covers: whole numbers to the last digit, all others as the nearest float.
 *
 * @param value nested no deeper than `canonicalJson` accepts
 */
export function toPlainJson(value: unknown): unknown {
	if (value instanceof NumberLiteral) return numberOrDigits(value.text);
	if (Array.isArray(value)) return value.map(toPlainJson);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toPlainJson(each)]));
}

function numberOrDigits(literal: string): number | string {
	const number = Number(literal);
	const isWhole = !/[.eE]/.test(literal);
	const isHeld = isWhole ? Number.isSafeInteger(number) : Number.isFinite(number);
	return isHeld ? number : literal;
}
