import { exchange } from './exchange';
import { failureIn, type NotSent, type Outcome } from './outcome';
import { pause } from './pause';
import type { Request, Sender } from './request';
import { inMinutes, retryAfter, waitBeforeRetry } from './retry';
import type { Throttle } from './throttle';

/** What the requests of a run share. */
export interface SendPolicy {
	throttle: Throttle;
	/** Aborted when nothing more may be sent, not even a retry. */
	halt: AbortSignal;
	/** Whether nothing is sent again: somebody waits for the answer, and can ask again. */
	noRetry?: true;
}

/**
 * Sends a request as often as {@link waitBeforeRetry} allows; each time is signed afresh, and takes its turn anew.
 *
 * @returns what came of the last time; it does not throw
 */
export async function send(
	sender: Sender,
	request: Request,
	{ throttle, halt, noRetry }: SendPolicy,
): Promise<Outcome> {
	for (let attempt = 1; ; attempt++) {
		if (!(await throttle.enter(halt))) return whyNotEntered(attempt, halt, throttle);
		const sentAt = performance.now();
		const outcome = await exchange(sender, request);
		adapt(throttle, outcome, sentAt);
		throttle.leave();
		const wait = noRetry ? undefined : waitBeforeRetry(request.method, outcome, attempt);
		if (wait === undefined) return withTries(outcome, attempt);
		await pause(wait, halt);
		if (halt.aborted) return whyNotEntered(attempt + 1, halt, throttle);
	}
}

function whyNotEntered(attempt: number, halt: AbortSignal, throttle: Throttle): NotSent {
	const triedBefore = attempt > 1;
	if (!halt.aborted) {
		const reason = inMinutes(throttle.tooLongAWait() ?? 0);
		return { kind: 'notSent', cause: 'retryAfterTooLong', reason, triedBefore };
	}
	return {
		kind: 'notSent',
		cause: triedBefore ? 'throttled' : 'runEnded',
		reason: '',
		triedBefore,
	};
}

function withTries(outcome: Outcome, attempt: number): Outcome {
	return outcome.kind === 'notSent' ? { ...outcome, triedBefore: attempt > 1 } : outcome;
}

/** All requests of a run learn from the answer of one. */
function adapt(throttle: Throttle, outcome: Outcome, sentAt: number): void {
	const failure = failureIn(outcome);
	if (failure?.httpStatus === 429) {
		throttle.slowDown(sentAt, retryAfter(failure.headers['retry-after']) ?? 0);
		return;
	}
	// A refusal is an answer too: a second run, in which every customer exists already, has no others.
	if (outcome.kind === 'answered' || outcome.kind === 'refused') throttle.speedUp();
}
