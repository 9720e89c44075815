import { failureIn, type Outcome } from './outcome';
import { retryAfter } from './retry';
import type { Throttle } from './throttle';

/**
 * All requests of a run learn from the answer of one.
 *
 * @param sentAt when it was sent, by `performance.now()`
 */
export function adaptThrottle(throttle: Throttle, outcome: Outcome, sentAt: number): void {
	const failure = failureIn(outcome);
	if (failure?.httpStatus === 429) {
		throttle.slowDown(sentAt, retryAfter(failure.headers['retry-after']) ?? 0);
		return;
	}
	// A refusal is an answer too: a second run, in which every customer exists already, has no others.
	if (outcome.kind === 'answered' || outcome.kind === 'refused') throttle.speedUp();
}
