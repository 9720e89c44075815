import type { Side } from '../money/market';
import type { Context } from '../server/context';
import type { Order, OrderStatus } from '../store/records';
import { emitStatus, newUtr } from './emit';

/** Source: DollarPe docs, status reference. */
export const ORDER_STATUSES: Readonly<Record<Side, readonly [OrderStatus, ...OrderStatus[]]>> = {
	payout: ['PROCESSING', 'IN_REVIEW', 'SUCCESS', 'FAILED', 'REFUNDED', 'CANCELLED'],
	payin: ['PROCESSING', 'SUCCESS', 'FAILED', 'REFUND_INITIATED', 'REFUNDED', 'ON_HOLD'],
};

/** Default reasons. No codes are documented for payouts. */
const FAILURES: Readonly<Record<Side, string>> = {
	payout: 'AML screening failed',
	payin: 'PAYMENT_NOT_RECEIVED',
};
const REFUND = 'INCORRECT_AMOUNT';

/** Where a payout in review may ask the customer something; its form is not documented. */
const RFI_LINK = 'https://app.zapyd.com/rfi/example';

/** Details of a new status; each has a default. */
export interface Circumstances {
	failure_reason?: string;
	refund_reason?: string;
	utr?: string;
}

/** Changes an order's status, cancels scheduled changes and sends the event. */
export function setOrderStatus(
	context: Context,
	order: Order,
	status: OrderStatus,
	circumstances: Circumstances = {},
): void {
	const { side, id } = order;
	context.clock.cancel(id);
	const refunded = side === 'payin' && status.startsWith('REFUND');
	context.store.orders.change(order, {
		status,
		updatedAt: context.clock.now(),
		failure_reason: status === 'FAILED' ? (circumstances.failure_reason ?? FAILURES[side]) : null,
		refund_reason: refunded ? (circumstances.refund_reason ?? order.refund_reason ?? REFUND) : null,
		utr:
			side === 'payout' && status === 'SUCCESS'
				? (circumstances.utr ?? order.utr ?? newUtr())
				: order.utr,
	});
	emitStatus(context, side.toUpperCase(), id, status, metadataOf(order));
}

/** Starts an order, which succeeds after the configured time. */
export function startOrder(context: Context, order: Order): void {
	context.clock.after(context.processingMs[order.side], order.id, () =>
		setOrderStatus(context, order, 'SUCCESS'),
	);
}

function metadataOf({
	side,
	status,
	utr,
	failure_reason,
	refund_reason,
}: Order): Record<string, unknown> {
	if (side === 'payout' && status === 'SUCCESS') return { utr };
	if (status === 'IN_REVIEW') return { rfi_link: RFI_LINK };
	if (failure_reason !== null) return { failure_reason };
	return refund_reason === null ? {} : { refund_reason };
}
