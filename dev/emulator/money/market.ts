import { type Decimal, decimal, decimalNumber, over } from './decimal';

export type Side = 'payout' | 'payin';
export type PaymentMethod = 'IMPS' | 'UPI';

export const ASSETS = ['USDT', 'USDC'] as const;
export const FIATS = ['INR'] as const;
export const PAYMENT_METHODS = ['IMPS', 'UPI'] as const;

/** Fiat for 1 crypto, for both assets; rates of DollarPe's own samples. */
const RATES: Readonly<Record<Side, Decimal>> = { payout: decimal('87.2'), payin: decimal('91.91') };

/** Limits of one transaction in INR. The configuration shows them divided by the rate. Source: DollarPe docs, payment methods. */
const SMALLEST = decimal('2500');
const LARGEST: Readonly<Record<PaymentMethod, Decimal>> = {
	IMPS: decimal('500000'),
	UPI: decimal('100000'),
};

export function rateOf(side: Side): Decimal {
	return RATES[side];
}

/** The smallest and largest amount of one transaction in crypto, in whole coins. */
export function cryptoLimits(side: Side, method: PaymentMethod): { min: number; max: number } {
	const rate = rateOf(side);
	return {
		min: Math.ceil(decimalNumber(over(SMALLEST, rate))),
		max: Math.floor(decimalNumber(over(LARGEST[method], rate))),
	};
}

/** The smallest and largest amount of one transaction in fiat. */
export function fiatLimits(method: PaymentMethod): { min: Decimal; max: Decimal } {
	return { min: SMALLEST, max: LARGEST[method] };
}
