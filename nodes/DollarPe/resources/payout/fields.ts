import { inBody, inBodyOr } from '../fields';
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

/** The order on the exchange, which leads to a payout that exists. */
export const exchangeOrderId: OperationField = {
	displayName: 'Exchange Order ID',
	name: 'exchangeOrderId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 5059889123892',
	description:
		'The ID of the order on your exchange, as text. Of a payout that was initiated without one it is its Client Reference ID.',
	routing: inBody('exchange_order_id'),
	convert: toReference,
	expression: 'complete',
};

/** The order on the exchange that a new payout is for. DollarPe wants one, and pays each once. */
export const exchangeOrderIdOrReference: OperationField = {
	...exchangeOrderId,
	required: false,
	description:
		'The ID of the order on your exchange, as text. One payout at most can succeed with it. If it is blank, the Client Reference ID is sent in its place.',
	routing: inBodyOr('exchange_order_id', 'clientReferenceId'),
};
