import { customerIdInPath, idField, inBody } from '../fields';
import type { OwnInitiateAfterLook } from '../orders/initiateAfterLook';
import { ORDER_IN_ZAPYD, PARTIES } from '../orders/samples';

/** Initiate of a prefunded payout. */
export const initiate: OwnInitiateAfterLook = {
	description:
		'Start a payout from the prefunded balance, or return the one that exists already. Money moves, and it cannot be canceled. Since autumn 2026 (Zapyd).',
	simplified: [
		'id',
		'status',
		'quotation_id',
		'customer',
		'client_reference_id',
		'asset',
		'sending_amount',
		'fiat',
		'receiving_amount',
		'failure_reason',
	],
	parties: [
		{ ...customerIdInPath, routing: inBody('customer.receiver.id') },
		idField({
			displayName: 'Sender ID',
			name: 'senderId',
			description: "DollarPe's ID of who starts and pays the payout",
			routing: inBody('customer.sender.id'),
		}),
	],
	sample: {
		...ORDER_IN_ZAPYD,
		customer: PARTIES,
		utr: null,
		failure_reason: null,
		updated_at: '2025-03-08T07:31:24.770Z',
	},
};
