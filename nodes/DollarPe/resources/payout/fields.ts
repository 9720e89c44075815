import { inBody } from '../fields';
import { toReference } from '../identifiers';
import { orderId, quotationId } from '../orders/fields';
import { PAYOUT } from '../orders/orderType';
import type { OperationField } from '../operation';

export const payoutIdInPath = orderId(PAYOUT);

export const payoutIdInBody: OperationField = { ...payoutIdInPath, routing: inBody('payout_id') };

export const quotationIdInPath = quotationId(PAYOUT);

export const quotationIdInBody: OperationField = {
	...quotationIdInPath,
	routing: inBody('quotation_id'),
};

/** The order on the exchange, which leads to the payout. */
export const exchangeOrderId: OperationField = {
	displayName: 'Exchange Order ID',
	name: 'exchangeOrderId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 5059889123892',
	description:
		'The ID of the order on your exchange, as text. One payout at most can succeed with it.',
	routing: inBody('exchange_order_id'),
	convert: toReference,
	expression: 'complete',
};
