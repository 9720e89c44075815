import { type Decimal, decimal, decimalNumber, over } from './decimal';

export type Side = 'payout' | 'payin';
export type PaymentMethod = 'IMPS' | 'UPI';

export const ASSETS = ['USDT', 'USDC'] as const;
export const FIATS = ['INR'] as const;
export const PAYMENT_METHODS = ['IMPS', 'UPI'] as const;

/** Fiat for 1 crypto, for both assets; rates of DollarPe's own samples. */
const RATES: Readonly<Record<Side, Decimal>> = { payout: decimal('87.2'), payin: decimal('91.91') };

/** Rupees of one transaction. Source: DollarPe docs, payment methods; the configuration's are these by the rate. */
const SMALLEST = decimal('2500');
const LARGEST: Readonly<Record<PaymentMethod, Decimal>> = {
	IMPS: decimal('500000'),
	UPI: decimal('100000'),
};

export function rateOf(side: Side): Decimal {
	return RATES[side];
}

/** The smallest and largest amount in crypto, in whole coins as the configuration has them. */
export function cryptoLimits(side: Side, method: PaymentMethod): { min: number; max: number } {
	const rate = rateOf(side);
	return {
		min: Math.ceil(decimalNumber(over(SMALLEST, rate))),
		max: Math.floor(decimalNumber(over(LARGEST[method], rate))),
	};
}

/** The same in fiat. */
export function fiatLimits(method: PaymentMethod): { min: Decimal; max: Decimal } {
	return { min: SMALLEST, max: LARGEST[method] };
}
