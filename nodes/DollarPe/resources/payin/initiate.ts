import { withReceivingAmount } from '../../../../dollarpe/money/receivingAmount';
import { customerIdInBody, notice } from '../fields';
import { data, type Operation } from '../operation';
import { existingOrder, runAgain } from '../orders/existing';
import { clientReferenceId, humanReviewNotice } from '../orders/fields';
import { initiateAdvice } from '../orders/refusals';
import { NEW_ORDER } from '../orders/samples';
import { PAYIN } from '../orders/orderType';
import { quotationIdInBody, utr } from './fields';

/**
 * POST /payin/initiate (DollarPe docs, API reference, Payin → Initiate, early 2026). It has no idempotency key, and
 * nothing cancels it: quotation and references are what makes it happen once. Where DollarPe answers that one of them is
 * taken, the payin that exists is the result, and the node finds out what became of a request that was not answered.
 */
export const initiate: Operation = {
	name: 'Initiate',
	value: 'initiate',
	action: 'Initiate payin',
	description:
		'Tell DollarPe under which UTR the customer has paid, or return the payin that exists already. Crypto moves, and it cannot be canceled.',
	routing: { request: { method: 'POST', url: `${PAYIN.path}/initiate` }, output: data },
	simplified: [
		'id',
		'status',
		'quotation_id',
		'customer_id',
		'client_reference_id',
		'utr',
		'fiat',
		'sending_amount',
		'asset',
		'receiving_amount',
	],
	advice: {
		...initiateAdvice(PAYIN),
		'quotation has expired':
			"If the customer has not paid, make a new one with Payin → Create Quotation, and keep the client reference ID. If they have, ask DollarPe's support, with the UTR.",
		'utr is already linked to another payin':
			'This payment has its payin: find it with Payin → Get Many, by its utr.',
		'invalid utr format':
			"Ask the customer for the UTR again: it is the bank's reference of the payment, mostly 12 letters and digits.",
	},
	result: withReceivingAmount,
	existing: existingOrder(PAYIN, { utr: 'UTR' }),
	whenUncertain: runAgain(PAYIN),
	fields: [
		notice(
			'initiateNotice',
			'This moves money and cannot be undone. One Client Reference ID is one payin, however often this runs: a payin that exists is returned (<code>created: false</code>) whatever its status, and one that failed is not made again.',
		),
		humanReviewNotice,
		quotationIdInBody,
		customerIdInBody,
		clientReferenceId(PAYIN),
		utr,
	],
	sample: {
		...NEW_ORDER,
		payment_method: 'IMPS',
		deposit_instructions: {
			account_number: '1234567890',
			ifsc: '1234567890',
			account_name: 'Sandbox Technologies Pvt Ltd',
		},
		utr: 'RATN0329SJDH0',
	},
};
