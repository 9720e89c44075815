/**
 * A finite number as Python writes the float: `1.0`, `1e-05`, `1e+16`, `-0.0`.
 *
 * The digits are JavaScript's: both languages write the fewest that give the same float. They differ in when they use
 * an exponent and in its format.
 */
export function floatText(value: number): string {
	const [digits = '', exponent = ''] = value.toExponential().split('e');
	const power = Number(exponent);
	if (power < -4 || power >= 16) {
		const sign = power < 0 ? '-' : '+';
		return `${digits}e${sign}${String(Math.abs(power)).padStart(2, '0')}`;
	}
	const text = Object.is(value, -0) ? '-0' : String(value);
	return Number.isInteger(value) ? `${text}.0` : text;
}

/**
 * A JSON number as Python would write it after reading it: whole numbers of any size stay as they are, `1.0` stays
 * `1.0` and `1.50` becomes `1.5`.
 *
 * @param literal valid JSON: digits, and perhaps a fraction or an exponent
 * @returns undefined where Python would read infinity, such as `1e400`
 */
export function numberText(literal: string): string | undefined {
	if (/[.eE]/.test(literal)) {
		const value = Number(literal);
		return Number.isFinite(value) ? floatText(value) : undefined;
	}
	return literal === '-0' ? '0' : literal;
}
