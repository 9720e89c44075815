/** The `err_code` values used here. Source: docs.dollarpe.xyz, the page of error codes. */
export type ErrorCode =
	| 'AUTH_UNAUTHORIZED'
	| 'AUTH_MISSING_HEADERS'
	| 'AUTH_INVALID_SIGNATURE'
	| 'NOT_FOUND'
	| 'TOO_MANY_REQUESTS'
	| 'UNKNOWN_ERROR'
	| 'SYS_INTERNAL_ERROR'
	| 'REQ_FIELD_MISSING'
	| 'REQ_INVALID_COUNTRY'
	| 'REQ_INVALID_RESIDENCE_COUNTRY'
	| 'INPUT_MALFORMED'
	| 'USR_DUPLICATE_CONTACT'
	| 'USR_NOT_FOUND';
