import { timingSafeEqual } from 'node:crypto';

import { canonicalJson, JSON_FORMATS } from '../json/canonicalJson';
import { toPlainJson } from '../json/plainJson';
import { readJson } from '../json/receivedJson';
import { sign } from './signature';

/** A webhook call as it arrived. Nothing of it is trusted. */
export interface ReceivedCall {
	/** The body as bytes or text; undefined if unknown. */
	rawBody: unknown;
	/** The `X-TIMESTAMP` header: Unix time in seconds. */
	timestamp: unknown;
	/** The `X-SIGNATURE` header: standard Base64 of 32 bytes. */
	signature: unknown;
}

/** The credential, clock and tolerance to check the call against. */
export interface Verifier {
	apiKey: string;
	apiSecret: string;
	/** The secret that is being replaced, with which events may still be signed; blank where there is none. */
	previousApiSecret?: string;
	/** This machine's Unix time in seconds. */
	now: number;
	/**
	 * Maximum difference between the timestamp and `now`, in seconds: a number from 1 to {@link MAX_TOLERANCE_SECONDS},
	 * or its text. It may be of any type; every other value refuses all calls.
	 */
	toleranceSeconds: unknown;
}

/** Five minutes: what DollarPe's developers name for requests and events (their demo app, autumn 2026). */
export const DEFAULT_TOLERANCE_SECONDS = 300;

/** A day. */
export const MAX_TOLERANCE_SECONDS = 86_400;

/** Far larger than any event, and small enough that a forged body costs next to nothing. */
export const MAX_BODY_BYTES = 64 * 1024;

/** An authentic call. */
export interface VerifiedCall {
	/** See {@link toPlainJson}. */
	body: unknown;
	/** The canonical JSON of the body: the same for the same content, with the digits of its numbers. */
	canonical: string;
}

/** Why a call is refused: the HTTP status to answer with, and the reason in words without any secret. */
export interface RefusedCall {
	status: 400 | 401 | 413;
	reason: string;
}

/**
 * Checks a webhook call as DollarPe's verification example does: HMAC-SHA256 with the API secret over
 * `<apiKey>|<X-TIMESTAMP>|<canonical JSON of the body>` (DollarPe docs, Webhooks guide, 2026). The text is made from
 * the raw body, so the sender's white space, key order and escapes do not matter. DollarPe's examples
 * disagree on the format of the canonical JSON: each of the three is accepted, since each needs the secret.
 *
 * The cheapest checks come first: headers and clock, then the size, then the body.
 */
export function verifyCall(call: ReceivedCall, verifier: Verifier): VerifiedCall | RefusedCall {
	return refuseByHeaders(call, verifier) ?? verifyBody(call, verifier);
}

function refuseByHeaders(
	{ timestamp, signature }: ReceivedCall,
	{ apiKey, apiSecret, now, toleranceSeconds }: Verifier,
): RefusedCall | undefined {
	if (apiKey === '' || apiSecret === '') {
		return { status: 401, reason: 'the credential has no API key or no API secret' };
	}
	const tolerance = readTolerance(toleranceSeconds);
	if (tolerance === undefined) {
		const range = `1 to ${MAX_TOLERANCE_SECONDS.toLocaleString('en-US')}`;
		return {
			status: 401,
			reason: `the timestamp tolerance must be a number of seconds from ${range}`,
		};
	}
	if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) {
		return { status: 401, reason: 'X-TIMESTAMP is missing or is not a number of seconds' };
	}
	if (typeof signature !== 'string' || !/^[A-Za-z0-9+/]{43}=$/.test(signature)) {
		return { status: 401, reason: 'X-SIGNATURE is missing or is not a signature' };
	}
	const age = now - Number(timestamp);
	if (Math.abs(age) <= tolerance) return undefined;
	const when = age > 0 ? 'old' : 'ahead of this machine';
	return { status: 401, reason: `it is ${Math.abs(age)} seconds ${when}` };
}

/** Undefined if it is not a number of seconds in the range. */
function readTolerance(value: unknown): number | undefined {
	const isNumeric = typeof value === 'string' && /^\d+(\.\d+)?$/.test(value.trim());
	const seconds = isNumeric ? Number(value) : value;
	if (typeof seconds !== 'number') return undefined;
	// NaN fails both comparisons.
	return seconds >= 1 && seconds <= MAX_TOLERANCE_SECONDS ? seconds : undefined;
}

function verifyBody(
	call: ReceivedCall,
	{ apiKey, apiSecret, previousApiSecret = '' }: Verifier,
): VerifiedCall | RefusedCall {
	const { rawBody, timestamp, signature } = call;
	if (typeof rawBody !== 'string' && !(rawBody instanceof Uint8Array)) {
		return { status: 401, reason: 'the raw body is not known' };
	}
	if (Buffer.byteLength(rawBody) > MAX_BODY_BYTES) {
		return { status: 413, reason: `the body is larger than ${MAX_BODY_BYTES / 1024} KiB` };
	}
	const read = readSignedBody(rawBody);
	if (read === undefined) return { status: 400, reason: 'the body is not JSON' };
	// A blank secret is one that everybody knows.
	const secrets = [apiSecret, previousApiSecret].filter((secret) => secret !== '');
	const matches = secrets.flatMap((secret) =>
		read.texts.map((json) => {
			const expected = sign({ apiKey, apiSecret: secret, timestamp: String(timestamp), json });
			return timingSafeEqual(Buffer.from(expected), Buffer.from(String(signature)));
		}),
	);
	// All are compared, so that timing does not reveal which one matches.
	if (!matches.includes(true)) return { status: 401, reason: 'the signature does not match' };
	return { body: toPlainJson(read.value), canonical: canonicalJson(read.value) };
}

/** The body, and the texts that may be signed for it; undefined if it is not JSON or nested too deep. */
function readSignedBody(
	rawBody: string | Uint8Array,
): { value: unknown; texts: string[] } | undefined {
	try {
		const value = readJson(Buffer.from(rawBody).toString('utf8'));
		return { value, texts: JSON_FORMATS.map((format) => canonicalJson(value, format)) };
	} catch {
		return undefined;
	}
}
