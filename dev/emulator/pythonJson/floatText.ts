/**
 * A finite float as Python's `repr` writes it: the shortest digits that give the number back, with
 * an exponent of at least two digits below 1e-04 and from 1e+16 on, and always a point or an
 * exponent (`100000.0`, `1e-05`, `1e+16`, `-0.0`).
 */
export function floatText(value: number): string {
	const sign = value < 0 || Object.is(value, -0) ? '-' : '';
	// JavaScript and Python agree on the shortest digits; only where the point goes differs.
	const [mantissa = '', power = ''] = Math.abs(value).toExponential().split('e');
	const digits = mantissa.replace('.', '');
	const exponent = Number(power);
	if (exponent < -4 || exponent >= 16) return sign + withExponent(digits, exponent);
	if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
	const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
	return `${sign}${whole}.${digits.slice(exponent + 1) || '0'}`;
}

function withExponent(digits: string, exponent: number): string {
	const point = digits.length > 1 ? '.' : '';
	const power = String(Math.abs(exponent)).padStart(2, '0');
	return `${digits.charAt(0)}${point}${digits.slice(1)}e${exponent < 0 ? '-' : '+'}${power}`;
}
