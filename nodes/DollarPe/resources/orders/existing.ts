import type { IDataObject } from 'n8n-workflow';

import { isInitiateRefusal } from '../../../../dollarpe/initiateRefusals';
import { trimmedText } from '../../../../dollarpe/json/json';
import type { OrderDelivery } from '../delivery';
import type { OrderType, TwinOrderType } from './orderType';

// Nothing was paid, so DollarPe lets the exchange order be used again (API reference, Payout → Initiate).
const ENDED_UNPAID = ['FAILED', 'REFUNDED', 'CANCELLED'];

/** Whether an order ended so that what it was for may be paid again. */
export function hasEndedUnpaid(order: IDataObject): boolean {
	return ENDED_UNPAID.includes(statusOf(order));
}

/** What only payins have: what the customer has paid goes back to them (DollarPe docs, Status reference). */
function isBeingRefunded(order: IDataObject): boolean {
	return statusOf(order) === 'REFUND_INITIATED';
}

function statusOf({ status }: IDataObject): string {
	return trimmedText(status)?.toUpperCase() ?? '';
}

/**
 * How a payout or payin is found that exists already: through its quotation, else in the customer's history by its
 * client reference ID, quotation, exchange order or UTR. What differs in what was to be paid is an error.
 *
 * The history is read without dates: it may be of any day, and DollarPe does not say in which time zone days are.
 */
export function existingOrder(type: TwinOrderType): OrderDelivery {
	const { value, name, path, ownKey, newKey } = type;
	const keys = ['client reference ID', ...Object.values(ownKey)].join(' and ');
	return {
		kind: 'order',
		resend: true,
		singular: value,
		plural: `${value}s`,
		reference: 'client_reference_id',
		quotation: {
			idField: 'quotation_id',
			idName: 'Quotation ID',
			orderIdField: 'order_id',
			path: `${path}/quotation/{quotation_id}`,
			orderPath: `${path}/{order_id}`,
			mustMatch: {
				bank_id: 'Bank ID',
				asset: 'Asset',
				fiat: 'Fiat',
				sending_amount: 'Sending Amount',
			},
			isDocumented: (text) => isInitiateRefusal(value, text),
			whenRefused: `DollarPe shows no ${value} of its quotation. Correct what DollarPe names, then run this item again with the same client reference ID.`,
			whenUnlinked: `It was not carried out so far: DollarPe shows no ${value} of its quotation, and none of the customer with this client reference ID. ${runAgain(type)}`,
			whenExpired: `It was not carried out: its quotation has expired without a ${value}, and none of the customer has this client reference ID. Make a new one with ${name} → Create Quotation, and run this item again with the same ${keys}.`,
		},
		list: `${path}/history?customer_id={customer_id}`,
		everyone: `${path}/history`,
		uniqueFields: {
			client_reference_id: 'Client Reference ID',
			quotation_id: 'Quotation',
			...ownKey,
			...newKey,
		},
		isOfKind: (key, result) => key !== 'exchange_order_id' || !hasEndedUnpaid(result),
		hasEndedUnpaid,
		whenUnpaid: type.whenUnpaid,
		isBeingRefunded,
		made: type.made,
		amounts: amountsOf(type),
		owner: 'customer_id',
		mustMatch: {
			customer_id: 'Customer ID',
			client_reference_id: 'Client Reference ID',
			...ownKey,
			...newKey,
		},
		derivedFrom: { exchange_order_id: 'client_reference_id' },
		// A second run may come so late that its quotation has expired, although the first run has paid.
		ambiguousRefusals: ['quotation has expired'],
		// An order that was started without one is found by its other keys; a new one may not be shown.
		mayBeAbsent: ['client_reference_id', ...Object.keys(newKey)],
		reportedDifferences: {
			quotation_id: 'quotation_id',
			client_reference_id: 'client_reference_id',
			rate: 'rate',
			receiving_amount: 'receiving_amount',
		},
	};
}

/** What an order says of its amounts. */
export function amountsOf({ sends }: OrderType): OrderDelivery['amounts'] {
	return {
		sent: { amount: 'sending_amount', currency: sends },
		received: { amount: 'receiving_amount', currency: sends === 'asset' ? 'fiat' : 'asset' },
	};
}

/** What to do where nobody can know: running it again is what this is for. */
export function runAgain({ value }: TwinOrderType): string {
	return `Running it again with the same client reference ID looks by itself, also with a new quotation: a ${value} that exists is found, and none is made twice.`;
}
