import { inBody } from '../fields';
import { loadedChoice } from '../loadedChoice';
import type { OwnQuotation } from '../orders/createQuotation';
import { network, sendingAmount } from '../orders/fields';
import { QUOTATION } from '../orders/samples';

/** Create Quotation of a payin. */
export const createQuotation: OwnQuotation = {
	description:
		'Fix rate, fees and amounts of a payin for a few minutes, and get the instructions for paying. No money moves until the customer pays.',
	// Required, but nothing in it is.
	body: { risk_parameters: {} },
	simplified: [
		'id',
		'customer_id',
		'payment_method',
		'fiat',
		'sending_amount',
		'asset',
		'rate',
		'receiving_amount',
		'deposit_instructions',
		'expiry_time',
	],
	bankId: {
		description:
			"What the customer pays from: a UPI ID for UPI, a bank account for IMPS; chosen from the list, or by DollarPe's ID. It must be verified. With the API of autumn 2026 (Zapyd) for ACH_PULL only.",
		required: false,
		zapyd: { property: 'bank_id', mayBeBlank: true },
	},
	fields: [
		// BANK_TRANSFER in May 2025; configurations have them in lower case.
		loadedChoice('getPaymentMethods', ['&fiat', '&asset'], {
			displayName: 'Payment Method',
			name: 'paymentMethod',
			default: 'IMPS',
			required: true,
			description: 'How the customer pays. An expression may give any text.',
			routing: inBody('payment_method'),
		}),
	],
	amounts: [
		sendingAmount({
			placeholder: 'e.g. 10000',
			description:
				'The amount of money that the customer pays, in units of Fiat. It goes to DollarPe digit for digit.',
		}),
	],
	optional: [network],
	sample: {
		...QUOTATION,
		payment_method: 'IMPS',
		sending_amount: 1000,
		rate: 91.91,
		receiving_amount: 108.8,
		deposit_instructions: {
			account_number: '1234567890',
			ifsc: 'SBIN0000001',
			account_name: 'Sandbox Technologies Pvt Ltd',
		},
	},
};
