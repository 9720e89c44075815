import { withReceivingAmount } from '../../../../dollarpe/money/receivingAmount';
import { inBody, notice } from '../fields';
import { data, type Operation, type OperationField } from '../operation';
import { afterLook } from './afterLook';
import { clientReferenceId as payoutReference, humanReviewNotice, quotationId } from './fields';
import { ifExists } from './ifExists';
import type { UntracedOrderType } from './orderType';

/** What Initiate of one kind of order has of its own. */
export interface OwnInitiateAfterLook
	extends Pick<Operation, 'description' | 'simplified' | 'sample'> {
	/** Whom the order is of: fields after Quotation ID. */
	parties: OperationField[];
	/** Fields after Client Reference ID. */
	fields?: OperationField[];
}

/**
 * POST /prefunded/payout/initiate and /remittance-payout/initiate (the demo app of DollarPe's developers, autumn 2026).
 * Neither a quotation nor an order can be looked at, and whether DollarPe takes a reference only once is not documented.
 */
export function initiateAfterLook(
	type: UntracedOrderType,
	{ parties, fields = [], ...own }: OwnInitiateAfterLook,
): Operation {
	const { singular, name, path } = type;
	return {
		name: 'Initiate',
		value: 'initiate',
		action: `Initiate ${singular}`,
		routing: { request: { method: 'POST', url: `${path}/initiate` }, output: data },
		advice: {
			'client reference id already exists': `A ${singular} with this Client Reference ID exists, most likely this very one. Keep the reference, and look for it in DollarPe.`,
			'quotation is already linked to another payout': `This quotation has its ${singular}. Look for it in DollarPe before you make a new quotation.`,
			'quotation is not found':
				'Check Quotation ID, and that the credential is for the environment in which it was created.',
			'customer id does not match with the quotation':
				'Give the customer for whom the quotation was made.',
			'quotation has expired': `Make a new one with ${name} → Create Quotation, and keep the Client Reference ID. With many items, make and use quotations in batches (n8n's Loop Over Items).`,
		},
		whenUncertain: `Keep its Client Reference ID. The history may not show a new ${singular} at once, and DollarPe may not refuse a second one: make sure in DollarPe that there is none before you run this item again.`,
		result: withReceivingAmount,
		returns: 'payout',
		delivery: afterLook(type),
		options: [ifExists],
		fields: [
			notice(
				'initiateNotice',
				`This moves money and cannot be undone. DollarPe may not refuse a second ${singular} with one Client Reference ID: the node reads the history of all customers first, and returns what exists (<code>created: false</code>). <b>Two executions at the same moment are not protected from each other.</b> Retry On Fail must be off. There are no limits of amounts here, since DollarPe does not show the amount of a quotation again: check it after Create Quotation.`,
			),
			humanReviewNotice,
			{ ...quotationId(type), routing: inBody('quotation_id') },
			...parties,
			clientReferenceId(type),
			...fields,
		],
		...own,
	};
}

/** What makes money move once, as far as the history shows it. Optional for DollarPe. */
function clientReferenceId(type: UntracedOrderType): OperationField {
	return {
		...payoutReference(type),
		placeholder: 'e.g. salary-2026-11-4711',
		description: `Your own ID of the ${type.singular}, the same each time you run it. If the history has one with it, nothing is sent.`,
	};
}
