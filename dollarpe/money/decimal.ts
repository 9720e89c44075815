import { stripEnd, stripStart } from '../text/strip';

const DECIMAL = /^(-?)(\d+)(?:\.(\d*))?(?:e([+-]?\d{1,4}))?$/i;

/** A decimal number: its significant digits, times ten to the power. */
export interface Decimal {
	sign: -1 | 0 | 1;
	/** Without zeros at either end; empty for 0. */
	digits: string;
	power: number;
}

/** Reads a decimal number, also one with an exponent. @returns undefined for what is none */
export function parseDecimal(text: string): Decimal | undefined {
	const [, sign = '', whole = '', fraction = '', exponent = '0'] = DECIMAL.exec(text.trim()) ?? [];
	if (whole === '') return undefined;
	const all = stripStart(whole + fraction, '0');
	const digits = stripEnd(all, '0');
	if (digits === '') return { sign: 0, digits, power: 0 };
	const power = Number(exponent) - fraction.length + all.length - digits.length;
	return { sign: sign === '' ? 1 : -1, digits, power };
}

/**
 * A decimal number as a text that is the same for the same amount, however it is written: DollarPe gives amounts as
 * numbers and as texts with 8 decimals (`51`, `"51.00000000"`). It never becomes a float.
 *
 * @returns undefined for what is no decimal number
 */
export function comparableDecimal(text: string): string | undefined {
	const decimal = parseDecimal(text);
	if (!decimal) return undefined;
	const { sign, digits, power } = decimal;
	return sign === 0 ? '0' : `${sign < 0 ? '-' : ''}${digits}e${power}`;
}

/**
 * Compares two decimal numbers digit by digit; they never become floats.
 *
 * @returns less than 0, 0 or more than 0, as for sorting; NaN where one is no decimal number
 */
export function compareDecimals(a: string, b: string): number {
	const [first, second] = [parseDecimal(a), parseDecimal(b)];
	if (!first || !second) return NaN;
	return first.sign - second.sign || first.sign * compareSizes(first, second);
}

function compareSizes(a: Decimal, b: Decimal): number {
	const places = a.digits.length + a.power - (b.digits.length + b.power);
	if (places !== 0) return places;
	// Of the same size, the texts sort as the numbers do.
	return a.digits === b.digits ? 0 : a.digits < b.digits ? -1 : 1;
}
