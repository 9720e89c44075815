/** A decimal number as a whole number of units of 0.00000001: DollarPe shows 8 decimals in its answers. */
export type Decimal = bigint;

const PLACES = 8;
const ONE = 10n ** BigInt(PLACES);
const TEXT = /^(\d{1,20})(?:\.(\d*))?$/;

/**
 * Reads "51" or "51.25".
 *
 * @returns undefined for any other text, and for more than 8 decimals
 */
export function parseDecimal(text: string): Decimal | undefined {
	const [, whole, fraction = ''] = TEXT.exec(text) ?? [];
	if (whole === undefined || fraction.length > PLACES) return undefined;
	return BigInt(whole) * ONE + BigInt(fraction.padEnd(PLACES, '0'));
}

/** Reads a text that is known to be valid. @throws {RangeError} if it is not */
export function decimal(text: string): Decimal {
	const value = parseDecimal(text);
	if (value === undefined) throw new RangeError(`"${text}" is no decimal number`);
	return value;
}

/** "51.00000000". */
export function decimalText(value: Decimal): string {
	const sign = value < 0n ? '-' : '';
	const digits = String(value < 0n ? -value : value).padStart(PLACES + 1, '0');
	return `${sign}${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`;
}

/** For the answers in which DollarPe gives amounts as JSON numbers: exact up to 15 digits. */
export function decimalNumber(value: Decimal): number {
	return Number(decimalText(value));
}

export function times(left: Decimal, right: Decimal): Decimal {
	return rounded(left * right, ONE);
}

/** @param right above 0 */
export function over(left: Decimal, right: Decimal): Decimal {
	return rounded(left * ONE, right);
}

/** Rounds half up, as DollarPe's printed amounts do. */
export function roundTo(value: Decimal, places: number): Decimal {
	const unit = 10n ** BigInt(PLACES - places);
	return rounded(value, unit) * unit;
}

/** Divides and rounds half up. Neither number may be negative. */
function rounded(numerator: bigint, denominator: bigint): bigint {
	return (2n * numerator + denominator) / (2n * denominator);
}
