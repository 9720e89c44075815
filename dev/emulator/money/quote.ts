import { type Decimal, decimal, decimalNumber, over, roundTo, times } from './decimal';

/** The fees of a quotation, under DollarPe's keys. */
export interface Fees {
	readonly client_fee_fiat: number;
	readonly client_fee_crypto: number;
	readonly dollarpe_fee: number;
	readonly pg_fee: number;
	readonly client_gst_fiat: number;
	readonly client_gst_crypto: number;
	readonly dollarpe_gst: number;
	readonly pg_gst: number;
	readonly tds: number;
	readonly gross_effective_exchange_rate: number;
}

export interface Quote {
	readonly receiving: Decimal;
	readonly fees: Fees;
}

const NO_FEES: Omit<Fees, 'gross_effective_exchange_rate'> = {
	client_fee_fiat: 0,
	client_fee_crypto: 0,
	dollarpe_fee: 0,
	pg_fee: 0,
	client_gst_fiat: 0,
	client_gst_crypto: 0,
	dollarpe_gst: 0,
	pg_gst: 0,
	tds: 0,
};

// Derived from the amounts in DollarPe's guides. Real percentages depend on the partner's contract.
const PAYOUT_FEE = decimal('0.005');
const TDS = decimal('0.01');

/**
 * Crypto to fiat: a fee of 0.5 %, then tax deducted at source (TDS) of 1 % of the rest, each rounded to
 * 0.01: 51 at 82.5 gives 4144.60, 10 at 87.2 gives 858.96. Source: DollarPe docs, payout guide, 2025.
 */
export function payoutQuote(sending: Decimal, rate: Decimal): Quote {
	const gross = times(sending, rate);
	const fee = roundTo(times(gross, PAYOUT_FEE), 2);
	const tds = roundTo(times(gross - fee, TDS), 2);
	return {
		receiving: roundTo(gross - fee - tds, 2),
		fees: {
			...NO_FEES,
			client_fee_fiat: decimalNumber(fee),
			client_fee_crypto: decimalNumber(roundTo(over(fee, rate), 8)),
			tds: decimalNumber(tds),
			// Derived from the documented sample, where TDS is 1 % of 1000 times this rate.
			gross_effective_exchange_rate: decimalNumber(roundTo(over(gross - fee, sending), 2)),
		},
	};
}

/**
 * Fiat to crypto, without a fee: 10000 at 91.91 gives 108.80. Source: DollarPe docs, payin guide, 2025.
 */
export function payinQuote(sending: Decimal, rate: Decimal): Quote {
	return {
		receiving: roundTo(over(sending, rate), 2),
		fees: { ...NO_FEES, gross_effective_exchange_rate: decimalNumber(rate) },
	};
}
