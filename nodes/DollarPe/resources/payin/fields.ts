import { inBody } from '../fields';
import { toReference } from '../values/identifiers';
import { orderId } from '../orders/fields';
import { PAYIN } from '../orders/orderType';
import type { OperationField } from '../operation';

/** A payin by its ID, where the body names it. */
export const payinIdInBody: OperationField = { ...orderId(PAYIN), routing: inBody('payin_id') };

/** The bank's reference of the payment, which leads to the payin. */
export const utr: OperationField = {
	displayName: 'UTR',
	name: 'utr',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. RATN0329SJDH0',
	// 12 characters by the page's table of errors; the samples of the same page have up to 22.
	description:
		"The bank's reference of the customer's payment, as text. DollarPe accepts each only once.",
	routing: inBody('utr'),
	convert: toReference,
};
