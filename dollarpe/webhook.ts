import { timingSafeEqual } from 'node:crypto';

import { canonicalJson, type JsonFormat } from './canonicalJson';
import { readJson } from './receivedJson';
import { sign } from './signature';

/** A webhook call as it arrived. Nothing of it is trusted. */
export interface ReceivedCall {
	/** The bytes of the body, or the text that they are; undefined where they are not known. */
	rawBody: unknown;
	/** The `X-TIMESTAMP` header: Unix time in seconds. */
	timestamp: unknown;
	/** The `X-SIGNATURE` header: standard Base64 of 32 bytes. */
	signature: unknown;
}

/** What the call is checked against. */
export interface Verifier {
	apiKey: string;
	apiSecret: string;
	format: JsonFormat;
	/** This machine's Unix time in seconds. */
	now: number;
	/** How far the timestamp may lie from `now`, either way, in seconds. */
	toleranceSeconds: number;
}

/** Larger than any event by far. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** Either the verified body, or the HTTP status to answer with and why, in words without any secret. */
export type Verdict = { body: unknown } | { status: 400 | 401 | 413; reason: string };

/**
 * Checks a webhook call as DollarPe's verification example does: HMAC-SHA256 with the API secret over
 * `<apiKey>|<X-TIMESTAMP>|<canonical JSON of the body>` (DollarPe docs, Webhooks guide, 2026). The text is made from
 * the raw body, so that how the sender wrote white space, key order or letters does not matter.
 */
export function verifyCall(call: ReceivedCall, verifier: Verifier): Verdict {
	const text = textOf(call.rawBody);
	if (text === undefined) return { status: 401, reason: 'the raw body is not known' };
	if (Buffer.byteLength(text) > MAX_BODY_BYTES) {
		return { status: 413, reason: `the body is larger than ${MAX_BODY_BYTES} bytes` };
	}
	const { apiKey, apiSecret, format, now, toleranceSeconds } = verifier;
	if (apiKey === '' || apiSecret === '') {
		return { status: 401, reason: 'the credential has no API key or no API secret' };
	}
	if (typeof call.timestamp !== 'string' || !/^\d{1,12}$/.test(call.timestamp)) {
		return { status: 401, reason: 'X-TIMESTAMP is missing or is not a number of seconds' };
	}
	if (typeof call.signature !== 'string' || !/^[A-Za-z0-9+/]{43}=$/.test(call.signature)) {
		return { status: 401, reason: 'X-SIGNATURE is missing or is not a signature' };
	}
	const received = read(text, format);
	if (received === undefined) return { status: 400, reason: 'the body is not JSON' };
	const expected = sign({ apiKey, apiSecret, timestamp: call.timestamp, json: received.json });
	if (!timingSafeEqual(Buffer.from(expected), Buffer.from(call.signature))) {
		return { status: 401, reason: 'the signature does not match' };
	}
	const age = now - Number(call.timestamp);
	if (Math.abs(age) > toleranceSeconds) {
		const when = age > 0 ? 'old' : 'ahead of this machine';
		return { status: 401, reason: `it is ${Math.abs(age)} seconds ${when}` };
	}
	return { body: received.body };
}

function textOf(rawBody: unknown): string | undefined {
	if (typeof rawBody === 'string') return rawBody;
	return rawBody instanceof Uint8Array ? Buffer.from(rawBody).toString('utf8') : undefined;
}

/** The body, and the text that is signed for it; undefined for what is not JSON, or is nested beyond all reason. */
function read(text: string, format: JsonFormat): { body: unknown; json: string } | undefined {
	try {
		return { body: JSON.parse(text), json: canonicalJson(readJson(text), format) };
	} catch {
		return undefined;
	}
}
