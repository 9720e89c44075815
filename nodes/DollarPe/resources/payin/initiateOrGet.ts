import { customerIdInBody, notice } from '../fields';
import type { Operation } from '../operation';
import { existingOrder, runAgain } from '../orders/existing';
import { humanReviewNotice, clientReferenceId } from '../orders/fields';
import { ifExists } from '../orders/ifExists';
import { PAYIN } from '../orders/orderType';
import { quotationIdInBody, utr } from './fields';
import { initiate } from './initiate';

/**
 * Initiate, which returns the payin that exists where DollarPe answers that the client reference ID, quotation or
 * UTR is taken, and finds out what became of a request that was not answered. However often it runs, there is one
 * payin for one client reference ID.
 */
export const initiateOrGet: Operation = {
	...initiate,
	name: 'Initiate or Get',
	value: 'initiateOrGet',
	action: 'Initiate or get payin',
	description:
		'Tell DollarPe under which UTR the customer has paid, or return the payin that exists already. Crypto moves, and it cannot be canceled.',
	whenUncertain: runAgain(PAYIN),
	delivery: existingOrder(PAYIN, { utr: 'UTR' }),
	options: [ifExists],
	fields: [
		notice(
			'initiateNotice',
			'This moves money and cannot be undone. A payin that exists is returned. One that ended without payment is an error, and is not made again.',
		),
		humanReviewNotice,
		quotationIdInBody,
		customerIdInBody,
		utr,
		clientReferenceId(PAYIN),
	],
};
