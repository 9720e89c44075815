import { type Decimal, decimal, times } from '../../money/decimal';
import { fiatLimits, type PaymentMethod, type Side } from '../../money/market';
import type { Context } from '../../server/context';
import { isEddVerified } from '../../states/edd';
import type { Order } from '../../store/records';
import { timestamp } from '../../time/timestamp';

/** The daily limit in INR, before and after EDD. How far EDD raises it is not documented. */
const DAILY = decimal('500000');
const DAILY_AFTER_EDD = decimal('1000000');

/** A customer's limits today, in fiat. */
export interface Limits {
	readonly daily: Decimal;
	readonly available: Decimal;
	perTransaction(method: PaymentMethod): Decimal;
	availableBy(method: PaymentMethod): Decimal;
}

/** A day starts at midnight UTC. Orders that failed or were refunded do not count. */
export function limitsOf(context: Context, side: Side, customerId: string): Limits {
	const today = timestamp(context.clock.now()).slice(0, 10);
	const used = context.store.orders
		.by('customer', `${side} ${customerId}`)
		.filter((order) => counts(order) && timestamp(order.createdAt).startsWith(today))
		.reduce((sum, order) => sum + fiatOf(order), 0n);
	const daily = isEddVerified(context, side, customerId) ? DAILY_AFTER_EDD : DAILY;
	const available = daily > used ? daily - used : 0n;
	const perTransaction = (method: PaymentMethod): Decimal => fiatLimits(method).max;
	return {
		daily,
		available,
		perTransaction,
		availableBy: (method) => smaller(perTransaction(method), available),
	};
}

function counts({ status }: Order): boolean {
	return ['PROCESSING', 'IN_REVIEW', 'SUCCESS', 'ON_HOLD'].includes(status);
}

function fiatOf({ side, sending_amount, rate }: Order): Decimal {
	const sending = decimal(sending_amount);
	return side === 'payin' ? sending : times(sending, decimal(rate));
}

function smaller(left: Decimal, right: Decimal): Decimal {
	return left < right ? left : right;
}
