/** What DollarPe's error messages call some fields, and the name in the request (DollarPe docs, Error handling). */
export const FIELD_ALIASES: ReadonlyArray<[alias: string, name: string]> = [
	['customer', 'customer_id'],
	['amount', 'sending_amount'],
	['name', 'full_name'],
];

/** Keys of `errors` that name no field: Django and DollarPe put under them what is about the request as a whole. */
export const WHOLE_REQUEST_KEYS: readonly string[] = [
	'authentication',
	'date_range',
	'signature',
	'transaction',
];
