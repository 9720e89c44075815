import { refuse } from '../../answers/refuse';
import type { Decimal } from '../../money/decimal';
import { fiatLimits, type PaymentMethod, type Side } from '../../money/market';
import type { Context } from '../../server/context';
import { isEddVerified } from '../../states/edd';
import type { Customer } from '../../store/customers';
import { limitsOf } from './limitsOf';

/**
 * Whether a quotation may be made over this amount of fiat. Whoever wants more than is left of today's
 * limit is asked for enhanced due diligence. Of the texts only the beginning of the first is published.
 *
 * @throws {Refusal} when it may not
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
