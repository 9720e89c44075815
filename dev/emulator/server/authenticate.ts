import { Refusal } from '../answers/answer';
import { failure } from '../answers/envelope';
import type { Settings } from '../options';
import type { PythonJson } from '../pythonJson/value';
import { requestJson } from './requestJson';
import type { RecordedRequest } from './requestLog';
import { isSignedBy } from './signature';

const UNIX_SECONDS = /^\d{1,15}$/;

/**
 * Accepts a request only with a known key, a current timestamp and the right signature. The
 * method, path and query are not signed. Source: DollarPe docs, Authentication.
 *
 * @param bytes the body as it came
 * @returns the body, read
 * @throws {Refusal} 401 AUTH_MISSING_HEADERS, 401 AUTH_UNAUTHORIZED, the chosen status with
 * AUTH_INVALID_SIGNATURE, or what `requestJson` throws: without JSON there is nothing to check
 */
export function authenticate(
	headers: RecordedRequest['headers'],
	bytes: Buffer,
	settings: Settings,
): PythonJson {
	const header = (name: string): string => {
		const value = headers[name.toLowerCase()];
		if (typeof value === 'string' && value !== '') return value;
		throw unauthorised('AUTH_MISSING_HEADERS', `${name} header is required`);
	};
	const apiKey = header('X-API-KEY');
	const timestamp = header('X-TIMESTAMP');
	const signature = header('X-SIGNATURE');

	if (apiKey !== settings.apiKey) throw unauthorised('AUTH_UNAUTHORIZED', 'Invalid API key');
	const body = requestJson(bytes, headers['content-type']);
	const signed = { apiKey, apiSecret: settings.apiSecret, timestamp, body };
	if (!isTimely(timestamp, settings) || !isSignedBy(signature, signed, settings.signedJsonFormat)) {
		throw new Refusal(
			failure(settings.invalidSignatureStatus, 'AUTH_INVALID_SIGNATURE', {
				signature: ['Invalid Signature'],
			}),
		);
	}
	return body;
}

function isTimely(timestamp: string, { now, timestampToleranceSeconds }: Settings): boolean {
	if (!UNIX_SECONDS.test(timestamp)) return false;
	const age = Math.floor(now() / 1000) - Number(timestamp);
	return Math.abs(age) <= timestampToleranceSeconds;
}

function unauthorised(code: 'AUTH_MISSING_HEADERS' | 'AUTH_UNAUTHORIZED', text: string): Refusal {
	return new Refusal(failure(401, code, { authentication: [text] }));
}
