import { STATES } from '../../../../dollarpe/states';
import { customerIdInPath, idField, inBody, inQuery, notice } from '../fields';
import { toReference } from '../values/identifiers';
import { toAmount } from '../values/values';
import { loadedChoice } from '../loadedChoice';
import { locator } from '../locator';
import type { OperationField } from '../operation';
import type { OrderType, TwinOrderType } from './orderType';

const asset = loadedChoice('getAssets', ['&fiat'], {
	displayName: 'Asset',
	name: 'asset',
	required: true,
	description: 'The stablecoin: one of those that DollarPe takes. An expression may give any text.',
});

const fiat = loadedChoice('getFiats', [], {
	displayName: 'Fiat',
	name: 'fiat',
	required: true,
	description:
		'The currency of the bank: one of those that DollarPe takes. An expression may give any text.',
});

export const assetInBody: OperationField = { ...asset, routing: inBody('asset') };
export const assetInQuery: OperationField = { ...asset, routing: inQuery('asset') };
export const fiatInBody: OperationField = { ...fiat, routing: inBody('fiat') };
export const fiatInQuery: OperationField = { ...fiat, routing: inQuery('fiat') };

/** What DollarPe wants to know about the risk of a transaction; none of it is required. */
export const riskParameters: OperationField[] = [
	{
		displayName: 'Device ID',
		name: 'deviceId',
		type: 'string',
		default: '',
		placeholder: 'e.g. dev-1',
		description: "The ID of the customer's device",
		routing: inBody('risk_parameters.device_id'),
	},
	{
		displayName: 'IP Address',
		name: 'ipAddress',
		type: 'string',
		default: '',
		placeholder: 'e.g. 203.0.113.7',
		description: 'The IP address from which the customer asked for it',
		routing: inBody('risk_parameters.ip_address'),
	},
	{
		displayName: 'Law Enforcement Agency Report',
		name: 'lawEnforcementAgencyReport',
		type: 'boolean',
		default: false,
		description: 'Whether a law enforcement agency has reported the customer',
		routing: inBody('risk_parameters.law_enforcement_agency_report'),
	},
	{
		displayName: 'Suspicious Activity Report',
		name: 'suspiciousActivityReport',
		type: 'boolean',
		default: false,
		description: 'Whether suspicious activity of the customer has been reported',
		routing: inBody('risk_parameters.suspicious_activity_report'),
	},
];

/** Unknown ones are passed on: there will be others. */
export const network: OperationField = {
	displayName: 'Network',
	name: 'network',
	type: 'string',
	default: '',
	placeholder: 'e.g. tron',
	description:
		'Since autumn 2026 (Zapyd): the network of the stablecoin, such as tron, ethereum, polygon, arbitrum, solana or bsc; sepolia in the sandbox',
	routing: inBody('network'),
};

/** Unknown ones are passed on: each country has its own. */
export const paymentMethod: OperationField = {
	displayName: 'Payment Method',
	name: 'paymentMethod',
	type: 'string',
	default: '',
	placeholder: 'e.g. IMPS',
	description: 'Since autumn 2026 (Zapyd): the rail by which the bank account is paid',
	routing: inBody('payment_method'),
};

/** The amount that is sent, in the body. */
export function sendingAmount(
	own: Pick<OperationField, 'description' | 'placeholder'>,
): OperationField {
	return {
		displayName: 'Sending Amount',
		name: 'sendingAmount',
		type: 'string',
		default: '',
		required: true,
		...own,
		routing: inBody('sending_amount'),
		convert: toAmount,
	};
}

/** A payout or payin by its ID, without its place in the request. */
export function orderId({ value, name }: TwinOrderType): OperationField {
	return locator(`search${name}s`, {
		displayName: `${name} ID`,
		name: `${value}Id`,
		description: `The ${value}: chosen from the list, or by DollarPe's ID, as Initiate returns it under id`,
	});
}

/** A quotation by its ID, without its place in the request. */
export function quotationId({ singular }: OrderType): OperationField {
	return idField({
		displayName: 'Quotation ID',
		name: 'quotationId',
		description: `DollarPe's ID of the ${singular} quotation, as Create Quotation returns it under id`,
	});
}

const HUMAN_REVIEW =
	'An agent decides when this runs. Put n8n\'s <a href="https://docs.n8n.io/advanced-ai/human-in-the-loop-tools/" target="_blank">human review</a> between the agent and this tool, so that a person approves before money moves.';

/** For whoever gives an AI agent what moves money; n8n has human review since 2.6. */
export const humanReviewNotice = toolNotice(HUMAN_REVIEW);

/** The same for an operation with limits of amounts among its options. */
export const humanReviewAndLimitsNotice = toolNotice(
	`${HUMAN_REVIEW} Limits that you set under Options hold for the agent too: it cannot set options unless you let it.`,
);

function toolNotice(text: string): OperationField {
	return { ...notice('humanReviewNotice', text), displayOptions: { show: { '@tool': [true] } } };
}

/** What makes money move once. Optional for DollarPe. */
export function clientReferenceId({ value }: OrderType): OperationField {
	return {
		displayName: 'Client Reference ID',
		name: 'clientReferenceId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. order-1042',
		description: `Your own ID of the ${value}, the same each time you run it. DollarPe accepts each only once: a second run returns the ${value} that exists, and makes none.`,
		routing: inBody('client_reference_id'),
		convert: toReference,
		expression: 'stable',
	};
}

/** The transfer of crypto that pays for a payout. */
export const transactionHash: OperationField = {
	displayName: 'Transaction Hash',
	name: 'transactionHash',
	type: 'string',
	default: '',
	placeholder: 'e.g. 0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060',
	description:
		'Since autumn 2026 (Zapyd), in place of Exchange Order ID: the hash of your transfer to the wallet_address of the quotation. DollarPe rejects one that has already paid for a payout.',
	routing: inBody('transaction_hash'),
	convert: toReference,
	expression: 'complete',
};

/** The transfer on the exchange; DollarPe's page declares a UUID, but its sample is a number in a text. */
export const exchangeTransferId: OperationField = {
	displayName: 'Exchange Transfer ID',
	name: 'exchangeTransferId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 987283747899283945',
	description: 'The ID of the transfer of crypto on your exchange, as text: a number loses digits',
	routing: inBody('exchange_transfer_id'),
	convert: toReference,
};

/** The status of a payout or payin, without its place in the request; DollarPe may have others than those documented. */
export function orderStatus(
	{ value, name }: TwinOrderType,
	description: string,
	without: readonly string[] = [],
): OperationField {
	const { pending, final } = STATES[value];
	const options = [...pending, ...final]
		.filter((status) => !without.includes(status))
		.sort()
		.map((status) => ({ name: status, value: status }));
	return {
		displayName: `${name} Status`,
		name: `${value}Status`,
		type: 'options',
		options,
		default: 'SUCCESS',
		description: `${description}. An expression may give any text.`,
	};
}

/** The customer whose payouts or payins are listed. */
export const customerIdFilter: OperationField = {
	...customerIdInPath,
	required: false,
	routing: inQuery('customer_id'),
};
