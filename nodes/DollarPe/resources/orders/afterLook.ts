import { isInitiateRefusal } from '../../../../dollarpe/initiateRefusals';
import type { OrderAfterLookDelivery } from '../delivery';
import { amountsOf, hasEndedUnpaid } from './existing';
import type { UntracedOrderType } from './orderType';

/**
 * How an order is made where neither its quotation nor the order can be looked at, and nothing documents that DollarPe
 * refuses a second one: the history of all customers is read first. What is known of its refusals is that they are answered
 * like a payout's (the demo app of DollarPe's developers, autumn 2026).
 */
export function afterLook(type: UntracedOrderType): OrderAfterLookDelivery {
	const { singular, history, ownKey, parties, whenUnpaid, made } = type;
	return {
		kind: 'orderAfterLook',
		singular,
		plural: `${singular}s`,
		history,
		reference: 'client_reference_id',
		quotation: 'quotation_id',
		uniqueFields: {
			client_reference_id: 'Client Reference ID',
			quotation_id: 'Quotation',
			...ownKey,
		},
		ambiguousRefusals: ['quotation has expired'],
		mustMatch: [
			{
				name: 'client_reference_id',
				displayName: 'Client Reference ID',
				sent: 'client_reference_id',
				kept: ['client_reference_id'],
				isKeptAlways: true,
			},
			{
				name: 'quotation_id',
				displayName: 'Quotation ID',
				sent: 'quotation_id',
				kept: ['quotation_id'],
				isKeptAlways: true,
			},
			...parties,
		],
		isDocumented: (text) => isInitiateRefusal(type.value, text),
		whenRefused: `DollarPe's history shows no ${singular} with this Client Reference ID. Correct what DollarPe names, then run this item again with the same Client Reference ID: the history is read first.`,
		hasEndedUnpaid,
		whenUnpaid,
		made,
		amounts: amountsOf(type),
	};
}
