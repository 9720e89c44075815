import { additionalFields, bankAccountLocator, customerIdInBody, inBody } from '../fields';
import { data, type Operation } from '../operation';
import { assetInBody, fiatInBody, riskParameters } from '../orders/fields';
import { quotationAdvice } from '../orders/refusals';
import { QUOTATION } from '../orders/samples';
import { PAYOUT } from '../orders/orderType';
import { toAmount } from '../values';
import { amountLimits } from './amountLimits';

/** POST /payout/quotation (DollarPe docs, API reference, Payout → Quotation, early 2026). */
export const createQuotation: Operation = {
	name: 'Create Quotation',
	value: 'createQuotation',
	action: 'Create payout quotation',
	description:
		'Fix rate, fees and amounts of a payout for a few minutes. No money moves until it is initiated.',
	routing: { request: { method: 'POST', url: `${PAYOUT.path}/quotation` }, output: data },
	simplified: [
		'id',
		'customer_id',
		'bank_id',
		'asset',
		'sending_amount',
		'fiat',
		'rate',
		'receiving_amount',
		'fees',
		'expiry_time',
	],
	advice: {
		...quotationAdvice(PAYOUT),
		'upi is not supported':
			'Payouts go to bank accounts with number and IFSC only: give the Bank ID of one.',
	},
	whenUncertain: 'A quotation moves no money: you can just make another one.',
	...amountLimits,
	fields: [
		customerIdInBody,
		bankAccountLocator({
			description:
				"The customer's bank account to which the money goes: chosen from the list, or by DollarPe's ID. It must be verified, and cannot be a UPI ID.",
			routing: inBody('bank_id'),
		}),
		assetInBody,
		fiatInBody,
		{
			displayName: 'Sending Amount',
			name: 'sendingAmount',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 51',
			description:
				'The amount of crypto that is sent, in units of Asset. It goes to DollarPe digit for digit.',
			routing: inBody('sending_amount'),
			convert: toAmount,
		},
		additionalFields(...riskParameters),
	],
	sample: { ...QUOTATION, sending_amount: 51, rate: 82.5, receiving_amount: 4144.6 },
};
