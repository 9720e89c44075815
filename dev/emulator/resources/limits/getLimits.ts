import type { Answer } from '../../answers/answer';
import { success } from '../../answers/envelope';
import { type Decimal, decimalNumber } from '../../money/decimal';
import { PAYMENT_METHODS, type PaymentMethod, type Side } from '../../money/market';
import type { Context } from '../../server/context';
import type { Call } from '../../server/endpoint';
import { isEddVerified } from '../../states/edd';
import { customerOf } from '../found';
import { limitsOf } from './limitsOf';

const DAY_MS = 24 * 60 * 60 * 1000;

/** DollarPe docs, EDD limits, of Payin and Payout. */
export function getLimits(side: Side, { params }: Call, context: Context): Answer {
	const customer = customerOf(context, params.customer_id);
	const limits = limitsOf(context, side, customer.id);
	const midnight = (Math.floor(context.clock.now() / DAY_MS) + 1) * DAY_MS;
	return success({
		daily_limit: decimalNumber(limits.daily),
		available_limit: decimalNumber(limits.available),
		payment_method_limits: {
			per_transaction_limit: byMethod(limits.perTransaction),
			total_available_limit: byMethod(limits.availableBy),
		},
		full_limit_reset_timestamp: new Date(midnight).toISOString().replace('.000Z', 'Z'),
		is_edd_required: context.store.eddDemanded.has(`${side} ${customer.id}`),
		is_limit_increase_available: !isEddVerified(context, side, customer.id),
	});
}

function byMethod(limit: (method: PaymentMethod) => Decimal): Record<string, number> {
	return Object.fromEntries(
		PAYMENT_METHODS.map((method) => [method, decimalNumber(limit(method))]),
	);
}
