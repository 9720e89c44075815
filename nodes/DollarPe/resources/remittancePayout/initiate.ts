import { additionalFields, customerIdInBody } from '../fields';
import type { OwnInitiateAfterLook } from '../orders/initiateAfterLook';
import { transactionHash } from '../orders/fields';
import { ORDER_IN_ZAPYD } from '../orders/samples';
import { remitterId } from './fields';

/** Initiate of a remittance payout. */
export const initiate: OwnInitiateAfterLook = {
	description:
		'Start a payout from another country, or return the one that exists already. Money moves, and it cannot be canceled. Since autumn 2026 (Zapyd).',
	simplified: [
		'id',
		'status',
		'quotation_id',
		'customer_id',
		'remitter_id',
		'client_reference_id',
		'asset',
		'sending_amount',
		'fiat',
		'receiving_amount',
	],
	parties: [customerIdInBody, remitterId],
	fields: [
		additionalFields({
			...transactionHash,
			description:
				'The hash of your transfer to the wallet_address of the quotation. Leave it out if it is prefunded.',
		}),
	],
	sample: {
		...ORDER_IN_ZAPYD,
		remitter_id: 'b1c6a6a4-3d5e-4f57-8a0b-6a7c1a8f3e22',
	},
};
