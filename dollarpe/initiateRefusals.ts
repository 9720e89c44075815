/**
 * The texts with which DollarPe refuses to initiate a payout or payin, as far as they are documented (DollarPe docs, API
 * reference, Payout → Initiate and Payin → Initiate, the error messages of any endpoint, and Error codes, early 2026).
 * After one of these nothing was made; after another text nobody knows.
 */
const TEXTS = {
	any: [
		'customer not found or access denied',
		'ensure this field has no more than 255 characters',
		'malformed input',
		'mandatory field is missing',
		'not found',
		'this field is required',
		'this field may not be blank',
		'unauthorized',
	],
	both: [
		'client reference id already exists',
		'customer id does not match with the quotation',
		'quotation has expired',
		'quotation is not found',
	],
	payout: [
		'exchange order id already linked to a payout that is either processing or successful',
		'quotation is already linked to another payout',
	],
	payin: [
		'invalid utr format',
		'quotation is already linked to another payin',
		'utr is already linked to another payin',
	],
};

/** "quotation_id is required" and the like, of older pages. */
const ABOUT_FIELD =
	/^(client_reference_id|customer_id|exchange_order_id|quotation_id|utr) is (invalid|required)$/;

const LONGEST = 200;

/** Whether a text of a refusal is one that DollarPe documents for Initiate; capitals and a final period do not matter. */
export function isInitiateRefusal(side: 'payout' | 'payin', text: string): boolean {
	if (text.length > LONGEST) return false;
	const words = text.trim().toLowerCase().replace(/\.$/, '');
	const known = [...TEXTS.any, ...TEXTS.both, ...TEXTS[side]];
	return known.includes(words) || ABOUT_FIELD.test(words);
}
