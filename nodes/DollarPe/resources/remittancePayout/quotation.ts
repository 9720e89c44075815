import { inBody } from '../fields';
import type { OperationField } from '../operation';
import type { OwnQuotation } from '../orders/createQuotation';
import { network, paymentMethod, sendingAmount } from '../orders/fields';
import { QUOTATION_IN_ZAPYD } from '../orders/samples';
import { toAmount } from '../values/values';
import { remitterId } from './fields';

/** DollarPe wants exactly one of the two amounts. */
const amountIn: OperationField = {
	displayName: 'Amount In',
	name: 'amountIn',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Asset', value: 'asset' },
		{ name: "Recipient's Currency", value: 'fiat' },
	],
	default: 'fiat',
	description: 'Which amount is fixed: what is sent, or what arrives',
};

const shownFor = (unit: string) => ({ show: { amountIn: [unit] } });

/** Create Quotation of a remittance payout. */
export const quotation: OwnQuotation = {
	description:
		'Fix rate, fees and amounts of a payout from another country for a few minutes. No money moves until it is initiated. Since autumn 2026 (Zapyd).',
	// Required, but nothing in it is.
	body: { risk_parameters: {} },
	simplified: [
		'id',
		'customer_id',
		'remitter_id',
		'asset',
		'sending_amount',
		'network',
		'wallet_address',
		'fiat',
		'receiving_amount',
		'expiry_time',
	],
	bankId: {
		description:
			"The customer's account in India to which the money goes: chosen from the list, or by DollarPe's ID",
	},
	fields: [
		remitterId,
		{
			...network,
			required: true,
			description:
				"The network of the stablecoin, such as tron or polygon. If it is prefunded, the wallet's.",
		},
		{
			...paymentMethod,
			default: 'IMPS',
			required: true,
			description: 'The rail by which the account is paid. UPI cannot be used.',
		},
	],
	amounts: [
		amountIn,
		{
			...sendingAmount({
				placeholder: 'e.g. 60',
				description:
					'The amount of crypto that is sent, in units of Asset. It goes to DollarPe digit for digit.',
			}),
			displayOptions: shownFor('asset'),
		},
		{
			displayName: 'Receiving Amount',
			name: 'receivingAmount',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 5000',
			description:
				'The amount of money that arrives, in units of Fiat. It goes to DollarPe digit for digit.',
			displayOptions: shownFor('fiat'),
			routing: inBody('receiving_amount'),
			convert: toAmount,
		},
		{
			displayName: 'Is Self Transfer',
			name: 'isSelfTransfer',
			type: 'boolean',
			default: false,
			required: true,
			description: 'Whether the remitter and the customer are the same person',
			routing: inBody('is_self_transfer'),
		},
	],
	sample: {
		...QUOTATION_IN_ZAPYD,
		remitter_id: 'b1c6a6a4-3d5e-4f57-8a0b-6a7c1a8f3e22',
	},
};
