/**
 * A payout or payin with `receiving_amount`. DollarPe's pages of Get and History misspell the name, its guides do not: the
 * right one is there in any case.
 */
export function withReceivingAmount<Order extends Record<string, unknown>>(order: Order): Order {
	if (order.receiveing_amount === undefined || order.receiving_amount !== undefined) return order;
	return { ...order, receiving_amount: order.receiveing_amount };
}
