import { isUnfinished } from '../../../dollarpe/response';
import { failureIn, type Outcome } from './outcome';

/** How often a request is sent again at the most. */
export const MAX_RETRIES = 5;

/** The longest that the node waits because DollarPe asks it to; beyond that the error says for how long. */
export const LONGEST_WAIT_MS = 5 * 60 * 1000;

/** DollarPe's own words with a 500: try again later. */
const PASSING_FAILURES = [500, 502, 503, 504];

// Items that failed together are not to come back together.
const JITTER = 0.25;

/**
 * Whether to send a request again: only what cannot have been carried out, or can be repeated without harm. That is
 * 429 for every method; 500, 502, 503, 504, what DollarPe itself did not finish (`NET_TIMEOUT`) and a broken connection,
 * and once a time-out, for GET alone.
 *
 * @param attempt how often the request has been sent, 1 or more
 * @returns milliseconds to wait first: as long as DollarPe asks, but no less than the back-off, which doubles with each
 * attempt; undefined when the request is not to be sent again
 */
export function waitBeforeRetry(
	method: string,
	outcome: Outcome,
	attempt: number,
): number | undefined {
	if (attempt > MAX_RETRIES || !mayRepeat(method, outcome, attempt)) return undefined;
	const asked = retryAfter(failureIn(outcome)?.headers['retry-after']) ?? 0;
	if (asked > LONGEST_WAIT_MS) return undefined;
	const least = 1000 * 2 ** (attempt - 1);
	return Math.max(asked, least) + jitterOf(least);
}

/**
 * How long to wait after some failures in a row, in milliseconds: 1 second after none, and twice as long after each, with
 * up to a quarter more.
 */
export function backOff(failures: number): number {
	const least = 1000 * 2 ** failures;
	return least + jitterOf(least);
}

function jitterOf(milliseconds: number): number {
	return milliseconds * JITTER * Math.random();
}

function mayRepeat(method: string, outcome: Outcome, attempt: number): boolean {
	const failure = failureIn(outcome);
	if (failure?.httpStatus === 429) return true;
	if (method !== 'GET' || outcome.kind !== 'uncertain') return false;
	if (failure) {
		const { httpStatus } = failure;
		return httpStatus < 500 ? isUnfinished(failure) : PASSING_FAILURES.includes(httpStatus);
	}
	// Once after a time-out, which has cost as long as the user wants to wait.
	return outcome.cause === 'disconnected' || (outcome.cause === 'timeout' && attempt === 1);
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
	const minutes = Math.ceil(milliseconds / 60_000);
	return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
