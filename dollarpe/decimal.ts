const DECIMAL = /^(-?)(\d+)(?:\.(\d*))?(?:e([+-]?\d{1,4}))?$/i;

/**
 * A decimal number as a text that is the same for the same amount, however it is written: DollarPe gives amounts as
 * numbers and as texts with 8 decimals (`51`, `"51.00000000"`). It never becomes a float.
 *
 * @returns undefined for what is no decimal number
 */
export function comparableDecimal(text: string): string | undefined {
	const [, sign = '', whole = '', fraction = '', exponent = '0'] = DECIMAL.exec(text.trim()) ?? [];
	if (whole === '') return undefined;
	const digits = (whole + fraction).replace(/^0+/, '');
	const significant = digits.replace(/0+$/, '');
	if (significant === '') return '0';
	const power = Number(exponent) - fraction.length + digits.length - significant.length;
	return `${sign}${significant}e${power}`;
}
