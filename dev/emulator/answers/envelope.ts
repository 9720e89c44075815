import { STATUS_CODES } from 'node:http';

import { type Answer, jsonAnswer } from './answer';
import type { ErrorCode } from './errorCodes';

/**
 * Error texts by field name, laid out as in Django REST framework: nested like the body, with list items
 * under their index.
 */
export interface FieldErrors {
	readonly [field: string]: readonly string[] | FieldErrors;
}

/**
 * `{status: true, message: "Success", data}`. Source: DollarPe docs, every endpoint's 200 sample.
 *
 * @param status 200, or 201 for payin and payout initiate
 */
export function success(data: unknown, status: 200 | 201 = 200): Answer {
	return jsonAnswer(status, { status: true, message: 'Success', data });
}

/**
 * `{status: false, message, data: null, errors, err_code}`, the message being HTTP's own phrase
 * ("Bad Request"). Source: DollarPe docs, error handling.
 */
export function failure(status: number, code: ErrorCode, errors: FieldErrors): Answer {
	return jsonAnswer(status, {
		status: false,
		message: STATUS_CODES[status] ?? 'Error',
		data: null,
		errors,
		err_code: code,
	});
}

/**
 * HTTP 500. DollarPe's pages show it in two envelopes: with the key `success` and no err_code, or
 * with `status`; `errors` is a string in both. Source: DollarPe docs, error handling (`success`),
 * introduction and configuration pages (`status`).
 */
export function internalError(
	envelope: 'status' | 'success',
	errors = 'Unexpected error occurred. Please try again later.',
): Answer {
	const rest = { message: 'Internal Server Error', errors, data: null };
	return jsonAnswer(
		500,
		envelope === 'success'
			? { success: false, ...rest }
			: { status: false, ...rest, err_code: 'SYS_INTERNAL_ERROR' },
	);
}
