import type { OwnQuotation } from '../orders/createQuotation';
import { paymentMethod, sendingAmount } from '../orders/fields';
import { QUOTATION_IN_ZAPYD } from '../orders/samples';

/** Create Quotation of a prefunded payout: as a payout's, without a network. */
export const quotation: OwnQuotation = {
	description:
		'Fix rate, fees and amounts of a payout from the prefunded balance for a few minutes. No money moves until it is initiated. Since autumn 2026 (Zapyd).',
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
	bankId: {
		description:
			"The customer's account to which the money goes: chosen from the list, or by DollarPe's ID",
	},
	amounts: [
		sendingAmount({
			placeholder: 'e.g. 60',
			description:
				'The amount of crypto that is taken from the balance, in units of Asset. It goes to DollarPe digit for digit.',
		}),
	],
	optional: [paymentMethod],
	sample: QUOTATION_IN_ZAPYD,
};
