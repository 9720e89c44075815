import { isDeeperThan, isRecord, trimmedText, withoutBom } from './json/json';
import { toPlainJson } from './json/plainJson';
import { readJson } from './json/receivedJson';

/** An HTTP answer. */
export interface Answer {
	statusCode: number;
	headers: Record<string, unknown>;
	/** What {@link readBody} gives. */
	body: unknown;
}

/** DollarPe's envelope `{status, message, data, errors, err_code}`. */
export type Envelope = Record<string, unknown>;

/** DollarPe's error messages about one field of the request. */
export interface FieldError {
	/** DollarPe's name of the field, such as `email`; nested ones with dots, as `document_details.document_number`. */
	field: string;
	messages: string[];
}

/**
 * What kind of failure it was. `signature`, `key` (401 for another reason), `throttled` (429), `redirect` (3xx), `proxy`
 * (407, which a proxy answers in place of the server: RFC 9110, 15.5.8) and `notDollarPe` (no JSON envelope) call for
 * advice of their own; `contradictory` is 4xx with an envelope that says yes, and has data; `server` is 5xx, `refused`
 * everything else.
 */
export type FailureKind =
	| 'refused'
	| 'signature'
	| 'key'
	| 'throttled'
	| 'server'
	| 'redirect'
	| 'proxy'
	| 'contradictory'
	| 'notDollarPe';

export interface Failure {
	kind: FailureKind;
	httpStatus: number;
	headers: Record<string, unknown>;
	/** DollarPe's message about the request as a whole; empty if it has only messages about fields. */
	message: string;
	fieldErrors: FieldError[];
	/** DollarPe's `err_code`, where the answer has one. */
	errCode?: string;
	/** Where a redirect pointed. */
	location?: string;
	/** The answer's body as it came. */
	body: unknown;
}

export type Opened = { envelope: Envelope } | { failure: Failure };

// Documented answers nest five levels. Who stores one that nests thousands may fail.
const MAX_DEPTH = 100;

// JavaScript's numbers keep all digits of shorter ones.
const LONG_NUMBER = /\d{16}/;

// DollarPe's answers have a handful of each.
const MAX_COMPLAINTS = 50;
const MAX_WORDS = 20;
const MAX_WORDS_DEPTH = 5;

/**
 * Reads the body of an answer, with or without a byte order mark. Whole numbers that JavaScript cannot hold become text with the same digits.
 *
 * @returns the JSON value; the text itself where it is not JSON, or nests deeper than any answer of DollarPe's
 */
export function readBody(text: string): unknown {
	try {
		const value: unknown = JSON.parse(withoutBom(text));
		if (isDeeperThan(value, MAX_DEPTH)) return text;
		return LONG_NUMBER.test(text) ? toPlainJson(readJson(text)) : value;
	} catch {
		return text;
	}
}

/**
 * Opens DollarPe's envelope.
 *
 * It is a success if the HTTP status is below 300, `status` is true, and there is data, as in every documented success
 * (DollarPe docs, Response and Error Handling guides). Everything else is a failure: a 500 may have `success` in place
 * of `status`. Only an HTTP status of 400 or more, or a `status` or `success` of false, is a refusal, and only where the
 * two do not contradict each other.
 */
export function openEnvelope({ statusCode, headers, body }: Answer): Opened {
	const envelope = isRecord(body) ? body : undefined;
	const isSuccess = statusCode < 300 && says(true, envelope) && !says(false, envelope);
	const hasData = envelope?.data !== undefined && envelope.data !== null;
	if (envelope && isSuccess && hasData) return { envelope };

	const { message, fieldErrors } = messagesIn(envelope);
	const errCode = trimmedText(envelope?.err_code)?.toUpperCase();
	const isRedirect = statusCode >= 300 && statusCode < 400;
	const location = isRedirect ? trimmedText(headers.location) : undefined;
	const failure: Failure = {
		kind: 'refused',
		httpStatus: statusCode,
		headers,
		message,
		fieldErrors,
		...(errCode !== undefined && { errCode }),
		...(location !== undefined && { location }),
		body,
	};
	const kind = isSuccess ? 'notDollarPe' : kindOf(failure, envelope, hasData);
	return { failure: { ...failure, kind } };
}

/**
 * Whether the request may have been carried out although the answer is a failure. A server sends 303 after the work is
 * done (RFC 9110, 15.4.4), and 301 and 302 are used in the same way; with 307 and 308 the work is not done.
 */
export function mayBeCarriedOut(failure: Failure): boolean {
	const { kind, httpStatus } = failure;
	if (httpStatus >= 300 && httpStatus < 400) return httpStatus < 307;
	return (
		['server', 'notDollarPe', 'contradictory'].includes(kind) ||
		httpStatus === 408 ||
		isUnfinished(failure)
	);
}

/**
 * Whether DollarPe says that it timed out, or failed on its own side: `NET_TIMEOUT` "Request timed out", `UNKNOWN_ERROR`
 * "Unknown Error" and `SYS_INTERNAL_ERROR` "Internal server error" (DollarPe docs, Error codes), the first two with HTTP
 * 400. One page alone has the key `err_code`, so the words count too, wherever they stand.
 */
export function isUnfinished(failure: Failure): boolean {
	const { kind, errCode = '', message: words, fieldErrors } = failure;
	if (['NET_TIMEOUT', 'SYS_INTERNAL_ERROR'].includes(errCode)) return true;
	// These three are certain, whatever else their words say.
	if (['signature', 'proxy', 'throttled'].includes(kind)) return false;
	// An example on that page has this code beside errors that say what to correct.
	const isUnsaid = fieldErrors.length === 0 && /^(bad request\.?)?$/i.test(words);
	if (errCode === 'UNKNOWN_ERROR' && isUnsaid) return true;
	return messagesOf(failure).some((text) => UNFINISHED.test(text.slice(0, MAX_SEARCHED)));
}

const UNFINISHED =
	/(?<![a-z])(time[ds]?[\s-]{0,3}out|(unknown|unexpected|internal([\s_-]{0,3}server)?)[\s_-]{0,3}errors?)(?![a-z])/i;

const MAX_SEARCHED = 10_000;

/** All texts of a failure: those about fields, and those about the request as a whole. */
function messagesOf({ message: words, fieldErrors, body }: Failure): string[] {
	const { message, detail } = isRecord(body) ? body : {};
	return [message, detail, words, ...fieldErrors.flatMap((each) => each.messages)].filter(
		(text) => typeof text === 'string',
	);
}

function kindOf(
	{ httpStatus, message: words, fieldErrors, errCode, location }: Failure,
	envelope: Envelope | undefined,
	hasData: boolean,
): FailureKind {
	if (location !== undefined) return 'redirect';
	if (httpStatus === 407) return 'proxy';
	if (httpStatus === 429) return 'throttled';
	// 400 with errors.signature and 401 with AUTH_INVALID_SIGNATURE are both documented.
	const isSignature =
		errCode === 'AUTH_INVALID_SIGNATURE' ||
		/invalid signature/i.test(words) ||
		fieldErrors.some(({ field }) => /^signature(\.|$)/.test(field));
	if (isSignature && httpStatus < 500) return 'signature';
	if (httpStatus === 401) return 'key';
	if (httpStatus >= 500) return 'server';
	if (httpStatus >= 400 && hasData && says(true, envelope) && !says(false, envelope)) {
		return 'contradictory';
	}
	// Below 400 only a plain no is one: "success" in place of true may come with a payout that was made.
	return envelope && (httpStatus >= 400 || says(false, envelope)) ? 'refused' : 'notDollarPe';
}

function says(answer: boolean, envelope: Envelope | undefined): boolean {
	return [envelope?.status, envelope?.success].includes(answer);
}

/** `errors` is an object of lists, a list, a text, or missing; if missing, `message` or Django's `detail` is used. */
function messagesIn(envelope: Envelope | undefined): Pick<Failure, 'message' | 'fieldErrors'> {
	const errors = envelope?.errors;
	const byField = isRecord(errors) ? errors : undefined;
	if (byField) {
		const found = new Map<string, string[]>();
		for (const [field, value] of firstEntries(byField)) gather(value, field, found);
		const fieldErrors = [...found].map(([field, messages]) => ({ field, messages }));
		if (fieldErrors.length > 0) return { message: '', fieldErrors };
	}
	const list = new Map<string, string[]>();
	if (!byField) gather(errors, '', list);
	const words = [...list.values()].flat().slice(0, MAX_WORDS);
	const general = trimmedText(envelope?.message) ?? trimmedText(envelope?.detail) ?? '';
	return { message: words.join(' ') || general, fieldErrors: [] };
}

/**
 * Gathers the texts in a value, a few levels down at most, each under the field that it is about. What is wrong with an
 * entry of a list, which Django may put under the entry's number, is about the list.
 */
function gather(
	value: unknown,
	field: string,
	found: Map<string, string[]>,
	depth = MAX_WORDS_DEPTH,
): void {
	const isPlain = typeof value === 'number' || typeof value === 'boolean';
	const text = isPlain ? String(value) : trimmedText(value);
	if (text !== undefined) {
		const words = found.get(field) ?? [];
		const isFull = words.length === 0 && found.size >= MAX_COMPLAINTS;
		if (!isFull && words.length < MAX_WORDS) found.set(field, [...words, text]);
		return;
	}
	if (typeof value !== 'object' || value === null || depth === 0) return;
	for (const [key, each] of firstEntries(value)) {
		const isEntry = Array.isArray(value) || /^\d+$/.test(key);
		gather(each, isEntry ? field : `${field}.${key}`, found, depth - 1);
	}
}

function firstEntries(value: object): Array<[string, unknown]> {
	return Object.entries(value).slice(0, MAX_COMPLAINTS);
}
