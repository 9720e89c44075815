import type { OwnQuotation } from '../orders/createQuotation';
import { network, paymentMethod, sendingAmount } from '../orders/fields';
import { QUOTATION } from '../orders/samples';
import { amountLimits } from './amountLimits';

/** Create Quotation of a payout. */
export const createQuotation: OwnQuotation = {
	description:
		'Fix rate, fees and amounts of a payout for a few minutes. No money moves until it is initiated.',
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
		'upi is not supported':
			'Payouts go to bank accounts with number and IFSC only: give the Bank ID of one.',
	},
	...amountLimits,
	bankId: {
		description:
			"The customer's bank account to which the money goes: chosen from the list, or by DollarPe's ID. It must be verified, and cannot be a UPI ID (since autumn 2026, with Zapyd, it can).",
	},
	amounts: [
		sendingAmount({
			placeholder: 'e.g. 51',
			description:
				'The amount of crypto that is sent, in units of Asset. It goes to DollarPe digit for digit.',
		}),
	],
	optional: [network, paymentMethod],
	sample: { ...QUOTATION, sending_amount: 51, rate: 82.5, receiving_amount: 4144.6 },
};
