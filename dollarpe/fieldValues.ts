/** Fields that mean the same in capitals: DollarPe ignores the case of emails, banks that of UPI IDs, IFSCs and UTRs. */
export const CASE_INSENSITIVE_FIELDS: readonly string[] = [
	'asset',
	'bank_id',
	'customer_id',
	'email',
	'fiat',
	'ifsc',
	'quotation_id',
	'transaction_reference_id',
	'utr',
	'vpa',
];

/** Fields that are numbers in one answer, and texts with 8 decimals in another. */
export const AMOUNT_FIELDS: readonly string[] = ['rate', 'receiving_amount', 'sending_amount'];

/** The field that is a phone number, with or without its country code. */
export const PHONE_FIELD = 'phone';

/** The field that says whose an object is. */
export const OWNER_FIELD = 'customer_id';

/** Fields that a request and its answer share: where one differs, the answer belongs to another request. */
export const IDENTIFYING_FIELDS: readonly string[] = [
	'quotation_id',
	OWNER_FIELD,
	'client_reference_id',
];
