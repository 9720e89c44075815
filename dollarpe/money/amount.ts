import { parseDecimal } from './decimal';

/** An exact amount: how many 10^-18 of one unit of its currency. */
export type Amount = bigint;

const DECIMALS = 18;

/** Far above any amount of money; more digits are no amount, and would take long to compute with. */
const MOST_DIGITS = 30;

/**
 * Reads an amount as DollarPe gives it, a number or a text (`51`, `"51.00000000"`).
 *
 * @returns undefined for what is no amount, is negative, or has digits beyond those of {@link Amount}
 */
export function readAmount(value: unknown): Amount | undefined {
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const decimal = parseDecimal(String(value));
	if (!decimal || decimal.sign < 0) return undefined;
	if (decimal.sign === 0) return 0n;
	const zeros = decimal.power + DECIMALS;
	const { length: digits } = decimal.digits;
	if (zeros < 0 || digits + decimal.power > MOST_DIGITS) return undefined;
	return BigInt(decimal.digits) * 10n ** BigInt(zeros);
}

/**
 * The amount as a decimal number without exponent.
 *
 * @param fewest decimals that it has at least
 */
export function amountText(amount: Amount, fewest = 0): string {
	const digits = amount.toString().padStart(DECIMALS + 1, '0');
	const fraction = digits.slice(-DECIMALS);
	let end = DECIMALS;
	while (end > fewest && fraction[end - 1] === '0') end--;
	return digits.slice(0, -DECIMALS) + (end > 0 ? `.${fraction.slice(0, end)}` : '');
}

/**
 * The amount as a person reads it: `153.00 USDT`, `₹13,142.13`.
 *
 * @param currency a fiat currency by its code, or an asset, in any case
 */
export function formatAmount(amount: Amount, currency: string): string {
	const code = currency.trim().toUpperCase();
	const [whole = '', fraction = ''] = amountText(amount, 2).split('.');
	const text = `${BigInt(whole).toLocaleString('en-US')}.${fraction}`;
	return code === 'INR' ? `₹${text}` : `${text} ${code}`;
}
