import { isUtf8 } from 'node:buffer';

import { Refusal } from '../answers/answer';
import { failure } from '../answers/envelope';
import { JsonRefused, readJson } from '../pythonJson/readJson';
import type { PythonJson } from '../pythonJson/value';

/**
 * The JSON of a request's body; an empty object when there is no body.
 *
 * @throws {Refusal} HTTP 415 for a Content-Type other than application/json, 400 INPUT_MALFORMED for
 * what is no JSON. The texts are Django REST framework's.
 */
export function requestJson(bytes: Buffer, contentType: string | undefined): PythonJson {
	if (bytes.length === 0) return new Map();
	requireJsonType(contentType);
	if (!isUtf8(bytes)) throw malformed('the text is not UTF-8');
	try {
		return readJson(bytes.toString('utf8'));
	} catch (error) {
		if (error instanceof JsonRefused) throw malformed(error.message);
		throw error;
	}
}

/** HTTP 415 for a media type that DollarPe does not take. */
export function unsupportedMediaType(contentType: string | undefined): Refusal {
	const text = `Unsupported media type "${contentType ?? ''}" in request.`;
	return new Refusal(failure(415, 'INPUT_MALFORMED', { detail: [text] }));
}

function requireJsonType(contentType: string | undefined): void {
	const mediaType = contentType?.split(';', 1)[0]?.trim().toLowerCase();
	if (mediaType !== 'application/json') throw unsupportedMediaType(contentType);
}

function malformed(reason: string): Refusal {
	return new Refusal(failure(400, 'INPUT_MALFORMED', { detail: [`JSON parse error - ${reason}`] }));
}
