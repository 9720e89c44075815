import { compareDecimals } from './decimal';
import { isRecord } from '../json/json';

/** The smallest and the largest amount, as decimal texts; undefined where there is none. */
export interface AmountLimits {
	min: string | undefined;
	max: string | undefined;
	/** Whether one is there that is no decimal number: it is left out, so nobody knows what is allowed. */
	isPartlyUnread?: true;
}

/** Payouts by UPI are refused, although the configuration has limits for them (DollarPe docs, Payout → Quotation). */
const NOT_PAID_OUT_BY = 'upi';

// Fiat, asset, network, payment method.
const DEEPEST = 3;

/**
 * The limits of payouts of an asset, from the configuration of payouts. DollarPe documents it in several shapes: limits by
 * fiat, asset and payment method (2026), and before that by asset alone, with amounts as texts, or for each network.
 * Where there are several, a payout has to fit into one of them, so the widest limits count.
 *
 * @param data what the answer has under `data`
 * @param fiat in any case, as is `asset`
 * @returns undefined where the configuration has no limits for it
 */
export function payoutLimits(data: unknown, fiat: string, asset: string): AmountLimits | undefined {
	const limits = memberOf(memberOf(data, fiat) ?? data, 'coin_limits');
	const found = limitsIn(memberOf(memberOf(limits, fiat) ?? limits, asset), DEEPEST);
	if (found.length === 0) return undefined;
	const min = widest(found, (each) => each.min, -1);
	const max = widest(found, (each) => each.max, 1);
	if (min === undefined && max === undefined) return undefined;
	return {
		min,
		max,
		...(found.some(({ isPartlyUnread }) => isPartlyUnread) && { isPartlyUnread: true }),
	};
}

/** What the limits are about in the body of a quotation of a payout. */
export function amountOf(body: Readonly<Record<string, unknown>>) {
	const { fiat, asset, sending_amount: amount } = body;
	return { fiat: String(fiat), asset: String(asset), amount: String(amount) };
}

/** Whether an amount is smaller or larger than limits allow. */
export function isOutside({ min, max }: AmountLimits, amount: string): boolean {
	return (
		(min !== undefined && compareDecimals(amount, min) < 0) ||
		(max !== undefined && compareDecimals(amount, max) > 0)
	);
}

/** DollarPe writes the names in small letters there, and in capitals elsewhere. */
function memberOf(value: unknown, name: string): unknown {
	if (!isRecord(value)) return undefined;
	const wanted = name.trim().toLowerCase();
	return Object.entries(value).find(([key]) => key.toLowerCase() === wanted)?.[1];
}

function limitsIn(value: unknown, depth: number): AmountLimits[] {
	if (!isRecord(value)) return [];
	const [min, max] = [decimalIn(value.min), decimalIn(value.max)];
	if (isUnread(value.min) || isUnread(value.max)) return [{ min, max, isPartlyUnread: true }];
	if (min !== undefined || max !== undefined) return [{ min, max }];
	if (depth === 0) return [];
	return Object.entries(value)
		.filter(([name]) => name.toLowerCase() !== NOT_PAID_OUT_BY)
		.flatMap(([, each]) => limitsIn(each, depth - 1));
}

function isUnread(bound: unknown): boolean {
	const isGiven = typeof bound === 'string' ? bound.trim() !== '' : typeof bound === 'number';
	return isGiven && decimalIn(bound) === undefined;
}

function decimalIn(value: unknown): string | undefined {
	const text = typeof value === 'number' ? String(value) : value;
	return typeof text === 'string' && compareDecimals(text, text) === 0 ? text.trim() : undefined;
}

/** The widest of some limits on one side; none where one of them has none there. */
function widest(
	all: AmountLimits[],
	side: (limits: AmountLimits) => string | undefined,
	direction: -1 | 1,
): string | undefined {
	return all
		.map(side)
		.reduce((a, b) =>
			a === undefined || b === undefined
				? undefined
				: compareDecimals(a, b) * direction >= 0
					? a
					: b,
		);
}
