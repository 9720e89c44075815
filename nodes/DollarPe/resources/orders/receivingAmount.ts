import type { IDataObject } from 'n8n-workflow';

/** DollarPe's pages of Get and History misspell `receiving_amount`, its guides do not: the right name is there in any case. */
export function withReceivingAmount(order: IDataObject): IDataObject {
	if (order.receiveing_amount === undefined || order.receiving_amount !== undefined) return order;
	return { ...order, receiving_amount: order.receiveing_amount };
}
