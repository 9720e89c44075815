import { refuse } from '../../answers/refuse';
import type { Decimal } from '../../money/decimal';
import { fiatLimits, type PaymentMethod, type Side } from '../../money/market';
import type { Context } from '../../server/context';
import { isEddVerified } from '../../states/edd';
import type { Customer } from '../../store/customers';
import { limitsOf } from './limitsOf';

/**
 * Refuses an amount outside the limits. An amount above what is left of the daily limit makes EDD
 * required. Of these texts only the beginning of the first is published.
 *
 * @param amount in fiat
 * @throws {Refusal} with the first limit that it breaks
 */
export function checkAmount(
	context: Context,
	side: Side,
	{ id }: Customer,
	amount: Decimal,
	method: PaymentMethod,
): void {
	const { min, max } = fiatLimits(method);
	if (amount < min) refuse('amount', 'Entered amount is less than minimum amount');
	if (amount > max) refuse('amount', 'Entered amount is more than maximum amount');
	const tooMuch = amount > limitsOf(context, side, id).availableBy(method);
	if (tooMuch && !isEddVerified(context, side, id)) context.store.demandEdd(side, id);
	if (context.store.eddDemanded.has(`${side} ${id}`)) refuse('customer', 'EDD is required');
	if (tooMuch) refuse('amount', 'Daily limit exceeded');
}
