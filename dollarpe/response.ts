/** An HTTP answer as n8n hands it over: the body is parsed where it was JSON, text where it was not. */
export interface Answer {
	statusCode: number;
	headers: Record<string, unknown>;
	body: unknown;
}

/** One field of the request that DollarPe complained about, and its words. */
export interface FieldComplaint {
	/** DollarPe's name of the field, such as `email`. */
	field: string;
	words: string[];
}

/**
 * What kind of refusal it was. `signature`, `key` (401 for another reason), `throttled` (429), `redirect` (3xx) and
 * `notDollarPe` (no JSON envelope) call for an advice of their own; `server` is 5xx, `refused` all the rest.
 */
export type FailureKind =
	| 'refused'
	| 'signature'
	| 'key'
	| 'throttled'
	| 'server'
	| 'redirect'
	| 'notDollarPe';

export interface Failure {
	kind: FailureKind;
	httpStatus: number;
	/** DollarPe's own words about the request as a whole; empty where it only complained about fields. */
	words: string;
	complaints: FieldComplaint[];
	/** DollarPe's `err_code`, where the answer has one. */
	errCode?: string;
	/** Where a redirect pointed. */
	location?: string;
	/** The answer's body as it came. */
	body: unknown;
}

export type Opened = { envelope: Record<string, unknown> } | { failure: Failure };

/**
 * Opens DollarPe's envelope `{status, message, data, errors, err_code}`.
 *
 * It is a success when the HTTP status is below 300, `status` is true, and there is data: every documented success is
 * like that (DollarPe docs, Response and Error Handling guides). All else is a failure: a 500 may say `success` in
 * place of `status`.
 */
export function openEnvelope({ statusCode, headers, body }: Answer): Opened {
	const envelope = asRecord(body);
	const saysYes = [envelope?.status, envelope?.success].includes(true);
	const saysNo = [envelope?.status, envelope?.success].includes(false);
	const isSuccess = statusCode < 300 && saysYes && !saysNo;
	const hasData = envelope?.data !== undefined && envelope.data !== null;
	if (envelope && isSuccess && hasData) return { envelope };

	const { words, complaints } = complaintsOf(envelope);
	const errCode = textOf(envelope?.err_code);
	const isRedirect = statusCode >= 300 && statusCode < 400;
	const location = isRedirect ? textOf(headers.location) : undefined;
	const failure: Failure = {
		kind: 'refused',
		httpStatus: statusCode,
		words,
		complaints,
		...(errCode !== undefined && { errCode }),
		...(location !== undefined && { location }),
		body,
	};
	const kind = isSuccess ? 'notDollarPe' : kindOf(failure, envelope !== undefined);
	return { failure: { ...failure, kind } };
}

function kindOf(
	{ httpStatus, words, complaints, errCode, location }: Failure,
	isJson: boolean,
): FailureKind {
	if (location !== undefined) return 'redirect';
	if (httpStatus === 429) return 'throttled';
	// 400 with errors.signature and 401 with AUTH_INVALID_SIGNATURE are both documented.
	const isSignature =
		errCode === 'AUTH_INVALID_SIGNATURE' ||
		/invalid signature/i.test(words) ||
		complaints.some(({ field }) => field === 'signature');
	if (isSignature) return 'signature';
	if (httpStatus === 401) return 'key';
	if (httpStatus >= 500) return 'server';
	return isJson &&
		(httpStatus >= 400 || errCode !== undefined || words !== '' || complaints.length > 0)
		? 'refused'
		: 'notDollarPe';
}

/** `errors` is an object of lists, a list, a text, or missing; then `message` has to do, or Django's own `detail`. */
function complaintsOf(envelope: Record<string, unknown> | undefined): {
	words: string;
	complaints: FieldComplaint[];
} {
	const errors = envelope?.errors;
	const byField = asRecord(errors);
	if (byField) {
		const complaints = Object.entries(byField)
			.map(([field, value]) => ({ field, words: wordsIn(value) }))
			.filter(({ words }) => words.length > 0);
		if (complaints.length > 0) return { words: '', complaints };
	}
	const words = byField ? [] : wordsIn(errors);
	const general = textOf(envelope?.message) ?? textOf(envelope?.detail) ?? '';
	return { words: words.join(' ') || general, complaints: [] };
}

/** Every text in a value, however deep it lies. */
function wordsIn(value: unknown): string[] {
	if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
	if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
	if (Array.isArray(value)) return value.flatMap(wordsIn);
	const record = asRecord(value);
	return record ? Object.values(record).flatMap(wordsIn) : [];
}

function asRecord(value: unknown): Record<string, unknown> | undefined {
	const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
	return isRecord ? (value as Record<string, unknown>) : undefined;
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
