import type { OwnInitiate } from '../orders/initiate';
import { NEW_ORDER } from '../orders/samples';
import { utr } from './fields';

/** Initiate of a payin. */
export const initiate: OwnInitiate = {
	description:
		'Tell DollarPe under which UTR the customer has paid, or return the payin that exists already. Crypto moves, and it cannot be canceled.',
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
		'quotation has expired':
			"If the customer has not paid, make a new one with Payin → Create Quotation, and keep the client reference ID. If they have, ask DollarPe's support, with the UTR.",
		'utr is already linked to another payin':
			'This payment has its payin: find it with Payin → Get Many, by its utr.',
		'invalid utr format':
			"Ask the customer for the UTR again: it is the bank's reference of the payment, mostly 12 letters and digits.",
	},
	fields: [utr],
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
