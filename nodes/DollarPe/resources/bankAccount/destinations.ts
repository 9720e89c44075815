/** What DollarPe's demo app names in `identifiers` of an account abroad. */
export type Identifier =
	| 'account_holder_name'
	| 'account_number'
	| 'account_type'
	| 'bank_code'
	| 'bank_name'
	| 'br_cpf'
	| 'mx_clabe'
	| 'phone_number'
	| 'routing_number'
	| 'sort_code'
	| 'swift_code';

const HELD = ['account_holder_name', 'bank_name', 'account_number'] as const;
const IN_THE_US = [...HELD, 'routing_number'] as const;

/**
 * Where money can be paid out to outside India, as `<fiat>:<rail>`, and what of the account each wants (DollarPe's demo
 * app, autumn 2026). A rail alone does not tell: BANK-TRANSFER has five meanings.
 */
export const DESTINATIONS: Readonly<Record<string, readonly Identifier[]>> = {
	'AED:BANK-TRANSFER': ['account_holder_name', 'account_number', 'swift_code'],
	'BRL:PIX': ['br_cpf'],
	'CNY:WIRE': [...HELD, 'swift_code'],
	'COP:BANK-TRANSFER': ['bank_name', 'account_number', 'account_type'],
	'COP:NEQUI': ['phone_number'],
	'EUR:SEPA': ['account_holder_name', 'account_number', 'swift_code'],
	'EUR:WIRE': [...HELD, 'swift_code'],
	'GBP:BANK-TRANSFER': ['account_holder_name', 'account_number', 'sort_code'],
	'HKD:CHATS': [...HELD, 'swift_code', 'bank_code'],
	'HKD:WIRE': [...HELD, 'swift_code'],
	'MXN:SPEI': ['mx_clabe'],
	'NGN:BANK-TRANSFER': HELD,
	'PHP:INSTAPAY': HELD,
	'PHP:PESONET': HELD,
	'SGD:BANK-TRANSFER': [...HELD, 'swift_code'],
	'USD:ACH_PUSH': IN_THE_US,
	'USD:DOMESTIC_WIRE': IN_THE_US,
	'USD:FEDWIRE': IN_THE_US,
	'USD:RTP': IN_THE_US,
	'USD:WIRE': [...HELD, 'swift_code'],
};

/** A destination that is none of {@link DESTINATIONS}: rail and identifiers are given by name. */
export const OTHER = 'OTHER';
