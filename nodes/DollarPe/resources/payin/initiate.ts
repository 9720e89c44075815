import { customerIdInBody, inBody, notice } from '../fields';
import { data, type Operation } from '../operation';
import { clientReferenceId, humanReviewNotice } from '../orders/fields';
import { initiateAdvice, whenInitiateIsUncertain } from '../orders/refusals';
import { NEW_ORDER } from '../orders/samples';
import { PAYIN } from '../orders/side';
import { quotationIdInBody } from './fields';

/**
 * POST /payin/initiate (DollarPe docs, API reference, Payin → Initiate, early 2026). It has no idempotency key, and
 * nothing cancels it: quotation and references are what makes it happen once.
 */
export const initiate: Operation = {
	name: 'Initiate',
	value: 'initiate',
	action: 'Initiate payin',
	description:
		'Tell DollarPe under which UTR the customer has paid. Crypto moves, and it cannot be canceled.',
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
			"If the customer has not paid, make a new one with Payin → Create Quotation. If they have, ask DollarPe's support, with the UTR.",
		'utr is already linked to another payin':
			'This payment has its payin: find it with Payin → Get Many, by its utr.',
		'invalid utr format':
			"Ask the customer for the UTR again: it is the bank's reference of the payment, mostly 12 letters and digits.",
	},
	whenUncertain: whenInitiateIsUncertain(PAYIN, 'UTR'),
	fields: [
		notice(
			'initiateNotice',
			'This moves money and cannot be undone. If no answer comes, look with Get Quotation before you run it again.',
		),
		humanReviewNotice,
		quotationIdInBody,
		customerIdInBody,
		{
			displayName: 'UTR',
			name: 'utr',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. RATN0329SJDH0',
			// 12 characters by the page's table of errors; the samples of the same page have up to 22.
			description:
				"The bank's reference of the customer's payment, as text. DollarPe accepts each only once.",
			routing: inBody('utr'),
		},
		clientReferenceId(PAYIN),
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
