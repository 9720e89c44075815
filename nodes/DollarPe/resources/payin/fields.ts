import { inBody } from '../fields';
import { toReference } from '../values/identifiers';
import { orderId } from '../orders/fields';
import { PAYIN } from '../orders/orderType';
import type { OperationField } from '../operation';

/** A payin by its ID, where the body names it. */
export const payinIdInBody: OperationField = { ...orderId(PAYIN), routing: inBody('payin_id') };

/** The bank's reference of the payment, which leads to the payin. */
export const utr: OperationField = {
	displayName: 'UTR or Transaction Reference',
	name: 'utr',
	type: 'string',
	default: '',
	placeholder: 'e.g. RATN0329SJDH0',
	// 12 characters by the page's table of errors; the samples of the same page have up to 22.
	description:
		"The bank's reference of the customer's payment, as text. DollarPe accepts each only once. The API of autumn 2026 (Zapyd) calls it transaction reference ID: required for INR, and optional for USD.",
	routing: inBody('utr'),
	zapyd: { property: 'transaction_reference_id', mayBeBlank: true },
	convert: toReference,
};
