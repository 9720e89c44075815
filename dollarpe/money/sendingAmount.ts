import type { Amount } from './amount';

/** Of the asset, in units of 10^-18: DollarPe's samples have up to six decimals. */
const STEP: Amount = 10n ** 12n;

const PERCENT = 100n * 10n ** 18n;

/** What may arrive of a payment that is to bring an amount, and what to aim at between the two. */
export interface ReceivingBounds {
	least: Amount;
	most: Amount;
	aim: Amount;
}

/**
 * The bounds of what may arrive: the amount at least, and at most the tolerance above it. A quarter of the tolerance is
 * aimed at, since a rate may fall between two quotations.
 *
 * @param tolerancePercent as an amount: 0.5 is half a percent
 */
export function receivingBounds(wanted: Amount, tolerancePercent: Amount): ReceivingBounds {
	const tolerance = (wanted * tolerancePercent) / PERCENT;
	return { least: wanted, most: wanted + tolerance, aim: wanted + tolerance / 4n };
}

/**
 * What to send so that an amount arrives, from what was sent and arrived, or would have; rounded up to six decimals.
 *
 * @returns undefined where nothing arrived: no amount can be told from it
 */
export function sendingAmountFor(
	aim: Amount,
	{ sent, received }: { sent: Amount; received: Amount },
): Amount | undefined {
	if (received <= 0n || sent <= 0n) return undefined;
	const divisor = received * STEP;
	return ((aim * sent + divisor - 1n) / divisor) * STEP;
}
