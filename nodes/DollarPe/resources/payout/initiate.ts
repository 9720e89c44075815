import { withReceivingAmount } from '../../../../dollarpe/money/receivingAmount';
import { customerIdInBody, notice } from '../fields';
import { data, type Operation } from '../operation';
import { existingOrder, runAgain } from '../orders/existing';
import { clientReferenceId, humanReviewNotice } from '../orders/fields';
import { initiateAdvice } from '../orders/refusals';
import { NEW_ORDER } from '../orders/samples';
import { PAYOUT } from '../orders/orderType';
import { exchangeOrderIdOrReference, quotationIdInBody } from './fields';

/**
 * POST /payout/initiate (DollarPe docs, API reference, Payout → Initiate, early 2026). It has no idempotency key, and
 * nothing cancels it: quotation and references are what makes it happen once. Where DollarPe answers that one of them is
 * taken, the payout that exists is the result, and the node finds out what became of a request that was not answered.
 */
export const initiate: Operation = {
	name: 'Initiate',
	value: 'initiate',
	action: 'Initiate payout',
	description:
		'Start a payout on the terms of its quotation, or return the payout that exists already. Money moves, and it cannot be canceled.',
	routing: { request: { method: 'POST', url: `${PAYOUT.path}/initiate` }, output: data },
	simplified: [
		'id',
		'status',
		'quotation_id',
		'customer_id',
		'client_reference_id',
		'exchange_order_id',
		'asset',
		'sending_amount',
		'fiat',
		'receiving_amount',
	],
	advice: {
		...initiateAdvice(PAYOUT),
		'exchange order id already linked to a payout that is either processing or successful':
			'This order has its payout: find it with Payout → Get Many, by its exchange_order_id. It may be used again only when that payout has failed.',
	},
	returns: 'payout',
	result: withReceivingAmount,
	existing: existingOrder(PAYOUT, { exchange_order_id: 'Exchange Order ID' }),
	whenUncertain: runAgain(PAYOUT),
	fields: [
		notice(
			'initiateNotice',
			'This moves money and cannot be undone. One Client Reference ID is one payout, however often this runs: a payout that exists is returned (<code>created: false</code>) whatever its status, and one that failed is not made again.',
		),
		humanReviewNotice,
		quotationIdInBody,
		customerIdInBody,
		clientReferenceId(PAYOUT),
		exchangeOrderIdOrReference,
	],
	sample: { ...NEW_ORDER, exchange_order_id: '5059889123892' },
};
