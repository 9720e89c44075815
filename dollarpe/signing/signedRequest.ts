import { canonicalJson, JSON_FORMATS, type JsonFormat } from '../json/canonicalJson';
import {
	isLoopback,
	nameOf,
	originOf,
	withoutFinalDot,
	type EnvironmentChoice,
} from '../environments';
import { isEventShaped } from './event';
import { readJson } from '../json/receivedJson';
import { sign } from './signature';

/** A DollarPe credential as the user entered it; its values are not validated yet. */
export interface Credential extends EnvironmentChoice {
	apiKey?: unknown;
	apiSecret?: unknown;
	/** The secret that `apiSecret` replaces: events may still be signed with it, requests never are. */
	previousApiSecret?: unknown;
	signedJsonFormat?: unknown;
}

/** A request before it is signed. */
export interface UnsignedRequest {
	method: string;
	/** Absolute. */
	url: string;
	/** An object, JSON text, or nothing. */
	body?: unknown;
	/** Whether the server's certificate is not verified. Default: it is verified. */
	skipsCertificateCheck?: boolean;
	/** Whether the request goes through a proxy. */
	usesProxy?: boolean;
}

/** The signed request. */
export interface SignedRequest {
	url: string;
	headers: Record<'Content-Type' | 'X-API-KEY' | 'X-TIMESTAMP' | 'X-SIGNATURE', string>;
	/** The same text that was signed; absent if the request has no body. */
	body?: string;
}

/** Thrown instead of signing. Its message is written for the person who sent the request. */
export class SigningError extends Error {
	override name = 'SigningError';

	/** @param readableBy what would let others read the request in transit, where that is the reason */
	constructor(
		message: string,
		readonly readableBy?: 'proxy' | 'unverifiedServer',
	) {
		super(message);
	}
}

const METHODS_WITHOUT_BODY = ['GET', 'HEAD'];

/**
 * Signs a request for the credential's own origin.
 *
 * @param timestamp Unix time in seconds
 * @throws {SigningError} if key or secret is missing, the URL is not on the credential's origin, others could read the
 * request in transit, or the body is not JSON or could pass for an event
 */
export function signRequest(
	request: UnsignedRequest,
	credential: Credential,
	timestamp: number,
): SignedRequest {
	try {
		const { apiKey, apiSecret, origin } = readCredential(credential);
		const url = urlOnOrigin(request.url, origin);
		refuseReadableConnection(request, origin);
		const hasBody =
			!METHODS_WITHOUT_BODY.includes(request.method.toUpperCase()) && !isAbsent(request.body);
		const json = hasBody ? bodyText(request.body, formatOf(credential)) : '{}';
		return {
			url,
			headers: {
				'Content-Type': 'application/json',
				'X-API-KEY': apiKey,
				'X-TIMESTAMP': String(timestamp),
				'X-SIGNATURE': sign({ apiKey, apiSecret, timestamp, json }),
			},
			...(hasBody && { body: json }),
		};
	} catch (error) {
		throw asSigningError(error);
	}
}

function asSigningError(error: unknown): unknown {
	if (error instanceof SigningError || !(error instanceof Error)) return error;
	return new SigningError(
		error instanceof SyntaxError
			? 'DollarPe takes JSON bodies: this one is text that is not JSON'
			: error.message,
	);
}

/**
 * Key, secret and origin of a credential, ready for use.
 *
 * @throws {Error} that names the field of the credential that is empty or invalid
 */
export function readCredential(credential: Credential): {
	apiKey: string;
	apiSecret: string;
	origin: string;
} {
	const apiKey = requiredText(credential.apiKey, 'API Key');
	const apiSecret = requiredText(credential.apiSecret, 'API Secret');
	// An HTTP client would drop other characters from the header after signing.
	if (!/^[\x21-\x7e]+$/.test(apiKey)) throw strangeCharacter('API Key');
	if (INVISIBLE.test(apiSecret)) throw strangeCharacter('API Secret');
	return { apiKey, apiSecret, origin: originOf(credential) };
}

// Control and zero-width characters, which can be copied from an email with the secret.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

function strangeCharacter(name: string): Error {
	return new Error(
		`The ${name} of the DollarPe credential contains an invalid character, perhaps an invisible one: copy it again`,
	);
}

/** The JSON format that a credential asks for; `compact` where it says nothing. */
export function formatOf({ signedJsonFormat }: Credential): JsonFormat {
	return JSON_FORMATS.find((format) => format === signedJsonFormat) ?? 'compact';
}

// A key or secret pasted with surrounding white space would never match DollarPe's.
function requiredText(value: unknown, name: string): string {
	const text = typeof value === 'string' ? value.trim() : '';
	if (text === '') throw new Error(`The ${name} of the DollarPe credential is empty`);
	return text;
}

/** The URL as it will be requested, so that what was checked and what is sent cannot differ. */
function urlOnOrigin(url: string, origin: string): string {
	const target = URL.canParse(url) ? withoutFinalDot(new URL(url)) : undefined;
	if (target?.origin === origin) return target.href;
	const where = target ? target.origin : `"${url}"`;
	const known =
		target && nameOf(target.origin) !== target.host ? ` (${nameOf(target.origin)})` : '';
	throw new Error(
		`Refused to sign a request to ${where}${known}: this DollarPe credential is for ${origin} (${nameOf(origin)}) alone`,
	);
}

/** Key and signature are in the headers: anyone who reads them can act as this organization. */
function refuseReadableConnection(
	{ skipsCertificateCheck = false, usesProxy = false }: UnsignedRequest,
	origin: string,
): void {
	if (!skipsCertificateCheck && !usesProxy) return;
	const { protocol, hostname } = new URL(origin);
	if (usesProxy && protocol === 'http:') {
		throw new SigningError(
			`Refused to sign a request to ${origin} through a proxy: over plain http, the proxy could read the API key and the signature`,
			'proxy',
		);
	}
	// Nobody else can read requests that stay on this machine. "localhost" behind a proxy is another machine.
	const staysHere = isLoopback(hostname) && !usesProxy;
	if (skipsCertificateCheck && !staysHere) {
		throw new SigningError(
			`Refused to sign a request to ${origin} without verifying its certificate: another server could take its place and read the API key and the signature`,
			'unverifiedServer',
		);
	}
}

function isAbsent(body: unknown): boolean {
	return body === undefined || body === null || body === '';
}

function bodyText(body: unknown, format: JsonFormat): string {
	if (typeof body !== 'string' && !isPlain(body)) {
		throw new Error('DollarPe takes JSON bodies: this one is a form, a file or a stream');
	}
	// Numbers in a text keep their digits.
	const json = canonicalJson(typeof body === 'string' ? readJson(body) : body, format);
	// Checked as DollarPe will parse it. Few texts contain the word, so few are parsed again.
	if (json.includes('"event"') && isEventShaped(JSON.parse(json))) {
		throw new Error(
			'Refused to sign a body with both "type" and "event": events are signed the same way, so anyone with this request could pass it off as an event from DollarPe',
		);
	}
	return json;
}

/** Objects and arrays as JSON has them. Forms, buffers, streams and the like have a class of their own. */
function isPlain(body: unknown): boolean {
	if (typeof body !== 'object' || body === null) return false;
	if (Array.isArray(body)) return true;
	// By its shape, since code may run in several contexts, each with its own Object.
	const prototype: unknown = Object.getPrototypeOf(body);
	return prototype === null || Object.getPrototypeOf(prototype) === null;
}
