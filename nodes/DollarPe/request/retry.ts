import type { Outcome } from './send';

/** How often a request is sent again at the most. */
export const MAX_RETRIES = 5;

/** The longest that the node waits because DollarPe asks it to; beyond that the error says for how long. */
export const LONGEST_WAIT_MS = 5 * 60 * 1000;

/** DollarPe's own words with a 500: try again later. */
const PASSING_FAILURES = [500, 502, 503, 504];

/**
 * Whether to send a request again: only what cannot have been carried out, or can be repeated without harm. That is
 * 429 for every method; 500, 502, 503, 504 and a broken connection, and once a time-out, for GET alone.
 *
 * @param attempt how often the request has been sent, 1 or more
 * @returns milliseconds to wait first; undefined when it is not to be sent again
 */
export function waitBeforeRetry(
	method: string,
	outcome: Outcome,
	attempt: number,
): number | undefined {
	if (attempt > MAX_RETRIES || !mayRepeat(method, outcome, attempt)) return undefined;
	const asked = 'answer' in outcome ? retryAfter(outcome.answer.headers['retry-after']) : undefined;
	if (asked === undefined) return 1000 * 2 ** (attempt - 1);
	return asked <= LONGEST_WAIT_MS ? asked : undefined;
}

function mayRepeat(method: string, outcome: Outcome, attempt: number): boolean {
	if ('broken' in outcome) {
		const { kind } = outcome.broken;
		// Once after a time-out, which has cost as long as the user wants to wait.
		return method === 'GET' && (kind === 'cut' || (kind === 'timeout' && attempt === 1));
	}
	const { statusCode } = outcome.answer;
	return statusCode === 429 || (method === 'GET' && PASSING_FAILURES.includes(statusCode));
}

/**
 * The `Retry-After` header in milliseconds from now: it is a number of seconds or an HTTP date (RFC 9110, 10.2.3).
 *
 * @returns undefined where it is missing or neither, or lies in the past: then one of the two clocks is wrong
 */
export function retryAfter(header: unknown): number | undefined {
	if (typeof header !== 'string' || header.trim() === '') return undefined;
	const seconds = Number(header);
	const milliseconds = Number.isNaN(seconds) ? Date.parse(header) - Date.now() : seconds * 1000;
	return milliseconds >= 0 && milliseconds < Infinity ? milliseconds : undefined;
}

/** A wait in words. */
export function inMinutes(milliseconds: number): string {
	return `${Math.ceil(milliseconds / 60_000)} minutes`;
}
