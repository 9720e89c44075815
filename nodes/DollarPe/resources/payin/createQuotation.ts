import { additionalFields, bankAccountLocator, customerIdInBody, inBody } from '../fields';
import { loadedChoice } from '../loadedChoice';
import { data, type Operation } from '../operation';
import { assetInBody, fiatInBody, riskParameters } from '../orders/fields';
import { quotationAdvice } from '../orders/refusals';
import { QUOTATION } from '../orders/samples';
import { PAYIN } from '../orders/orderType';
import { toAmount } from '../values';

/**
 * POST /payin/quotation (DollarPe docs, API reference, Payin → Quotation, early 2026). `risk_parameters` is required, but
 * nothing in it is. None of its error texts is known: the advice is for those of its twin.
 */
export const createQuotation: Operation = {
	name: 'Create Quotation',
	value: 'createQuotation',
	action: 'Create payin quotation',
	description:
		'Fix rate, fees and amounts of a payin for a few minutes, and get the instructions for paying. No money moves until the customer pays.',
	routing: {
		request: { method: 'POST', url: `${PAYIN.path}/quotation`, body: { risk_parameters: {} } },
		output: data,
	},
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
	advice: quotationAdvice(PAYIN),
	whenUncertain: 'A quotation moves no money: you can just make another one.',
	fields: [
		customerIdInBody,
		bankAccountLocator({
			description:
				"What the customer pays from: a UPI ID for UPI, a bank account for IMPS; chosen from the list, or by DollarPe's ID. It must be verified.",
			routing: inBody('bank_id'),
		}),
		// BANK_TRANSFER in May 2025; configurations have them in lower case.
		loadedChoice('getPaymentMethods', ['&fiat', '&asset'], {
			displayName: 'Payment Method',
			name: 'paymentMethod',
			default: 'IMPS',
			required: true,
			description: 'How the customer pays. An expression may give any text.',
			routing: inBody('payment_method'),
		}),
		assetInBody,
		fiatInBody,
		{
			displayName: 'Sending Amount',
			name: 'sendingAmount',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 10000',
			description:
				'The amount of money that the customer pays, in units of Fiat. It goes to DollarPe digit for digit.',
			routing: inBody('sending_amount'),
			convert: toAmount,
		},
		additionalFields(...riskParameters),
	],
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
