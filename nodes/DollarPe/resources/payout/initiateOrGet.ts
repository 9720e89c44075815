import { customerIdInBody, notice } from '../fields';
import type { Operation } from '../operation';
import { existingOrder, runAgain } from '../orders/existing';
import { humanReviewNotice, clientReferenceId } from '../orders/fields';
import { ifExists } from '../orders/ifExists';
import { PAYOUT } from '../orders/orderType';
import { exchangeOrderId, quotationIdInBody } from './fields';
import { initiate } from './initiate';

/**
 * Initiate, which returns the payout that exists where DollarPe answers that the client reference ID, quotation or
 * exchange order is taken, and finds out what became of a request that was not answered. However often it runs, there is one
 * payout for one client reference ID.
 */
export const initiateOrGet: Operation = {
	...initiate,
	name: 'Initiate or Get',
	value: 'initiateOrGet',
	action: 'Initiate or get payout',
	description:
		'Start a payout on the terms of its quotation, or return the payout that exists already. Money moves, and it cannot be canceled.',
	whenUncertain: runAgain(PAYOUT),
	delivery: existingOrder(PAYOUT, { exchange_order_id: 'Exchange Order ID' }),
	options: [ifExists],
	fields: [
		notice(
			'initiateNotice',
			'This moves money and cannot be undone. A payout that exists is returned. One that ended without payment is an error, and is not made again.',
		),
		humanReviewNotice,
		quotationIdInBody,
		customerIdInBody,
		exchangeOrderId,
		clientReferenceId(PAYOUT),
	],
};
