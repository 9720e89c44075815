import { inBody, inBodyOr } from '../fields';
import { toReference } from '../values/identifiers';
import { orderId } from '../orders/fields';
import { PAYOUT } from '../orders/orderType';
import type { OperationField } from '../operation';

/** A payout by its ID, where the body names it. */
export const payoutIdInBody: OperationField = { ...orderId(PAYOUT), routing: inBody('payout_id') };

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

/** The order on the exchange that a new payout is for. DollarPe wants one, and one payout at most succeeds with it. */
export const exchangeOrderIdOrReference: OperationField = {
	...exchangeOrderId,
	required: false,
	description:
		'The ID of the order on your exchange, as text. One payout at most can succeed with it. If it is blank, the Client Reference ID is sent in its place, but not beside a Transaction Hash. The API of autumn 2026 (Zapyd) has none: leave it blank there.',
	routing: inBodyOr('exchange_order_id', 'clientReferenceId', 'transactionHash'),
	zapyd: 'notSent',
};
