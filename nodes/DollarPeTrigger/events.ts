import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import { isDataObject } from '../client/dataObject';

/** Any event not in the list. DollarPe's documentation mentions states without saying whether it sends an event for them. */
export const OTHER = 'OTHER';

/** DollarPe's events, as `type.event`, sorted by name, the rest last (DollarPe docs, Webhooks guide, 2026). */
export const eventOptions: INodePropertyOptions[] = [
	{ name: 'Bank Account Failed', value: 'BANK.FAILED' },
	{ name: 'Bank Account Verified', value: 'BANK.VERIFIED' },
	{
		name: 'Customer Failed',
		value: 'CUSTOMER.FAILED',
		description: 'The KYC of a customer failed',
	},
	{ name: 'Customer Verified', value: 'CUSTOMER.VERIFIED' },
	{ name: 'Enhanced Due Diligence Failed', value: 'EDD.FAILED' },
	{ name: 'Enhanced Due Diligence Verified', value: 'EDD.VERIFIED' },
	{ name: 'Payin Failed', value: 'PAYIN.FAILED' },
	{ name: 'Payin Refund Initiated', value: 'PAYIN.REFUND_INITIATED' },
	{ name: 'Payin Refunded', value: 'PAYIN.REFUNDED' },
	{ name: 'Payin Success', value: 'PAYIN.SUCCESS' },
	{ name: 'Payout Failed', value: 'PAYOUT.FAILED' },
	{
		name: 'Payout In Review',
		value: 'PAYOUT.IN_REVIEW',
		description:
			'Since autumn 2026 (Zapyd): the payout is under way, and metadata.rfi_link may hold a page for the customer',
	},
	{ name: 'Payout Refunded', value: 'PAYOUT.REFUNDED' },
	{ name: 'Payout Success', value: 'PAYOUT.SUCCESS' },
	{ name: 'Any Other Event', value: OTHER, description: 'Any event not listed above' },
];

const KNOWN = new Set(eventOptions.map(({ value }) => value));

/** Whether an event is one of those chosen in the panel. Early events had their type in lower case. */
export function isChosen({ type, event }: IDataObject, chosen: string[]): boolean {
	const name = `${String(type)}.${String(event)}`.toUpperCase();
	return chosen.includes(KNOWN.has(name) ? name : OTHER);
}

/**
 * The event as it came, with `receivedAt`. Older events have no `metadata`, but their details under `data`, or a
 * `failure_reason` at the top level; these are copied to `metadata`, where today's events have them.
 *
 * @param receivedAt ISO 8601
 */
export function toOutput(event: IDataObject, receivedAt: string): IDataObject {
	const { metadata, data, failure_reason: failureReason } = event;
	const older = {
		...(isDataObject(data) && data),
		...(failureReason !== undefined && { failure_reason: failureReason }),
	};
	return { ...event, metadata: metadata ?? older, receivedAt };
}
