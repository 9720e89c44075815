import { createHmac, timingSafeEqual } from 'node:crypto';

import type { SignedJsonFormat } from '../options';
import type { PythonJson } from '../pythonJson/value';
import { type PythonFormat, writeJson } from '../pythonJson/writeJson';

const LONE_SURROGATE = /\p{Surrogate}/u;

/** The keys and the content of a signature. */
export interface Signed {
	readonly apiKey: string;
	readonly apiSecret: string;
	/** X-TIMESTAMP's text, as it came. */
	readonly timestamp: string;
	/** The body as the server read it. */
	readonly body: PythonJson;
}

/**
 * Whether the signature is the one over `<key>|<timestamp>|<JSON of the body>`: HMAC-SHA256 with the
 * secret's UTF-8 bytes, in standard Base64 with padding. Source: DollarPe docs, Authentication.
 */
export function isSignedBy(signature: string, signed: Signed, format: SignedJsonFormat): boolean {
	const formats: PythonFormat[] =
		format === 'any' ? ['compact', 'compactUtf8', 'spaced'] : [format];
	return formats.some((one) => {
		const message = signedText(signed, one);
		// Python cannot encode a lone surrogate, so there is no signature to compare with.
		return !LONE_SURROGATE.test(message) && sameText(signature, sign(message, signed.apiSecret));
	});
}

/** The signature that DollarPe itself would make. */
export function signatureOf(signed: Signed, format: PythonFormat): string {
	return sign(signedText(signed, format), signed.apiSecret);
}

function signedText({ apiKey, timestamp, body }: Signed, format: PythonFormat): string {
	return `${apiKey}|${timestamp}|${writeJson(body, format)}`;
}

function sign(message: string, apiSecret: string): string {
	return createHmac('sha256', apiSecret).update(message, 'utf8').digest('base64');
}

// In constant time, so that timing does not reveal how much of a wrong signature is right.
function sameText(left: string, right: string): boolean {
	const leftBytes = Buffer.from(left);
	const rightBytes = Buffer.from(right);
	return leftBytes.length === rightBytes.length && timingSafeEqual(leftBytes, rightBytes);
}
