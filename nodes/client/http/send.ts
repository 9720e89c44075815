import { adaptThrottle } from './adaptThrottle';
import { OPEN_GATE, type Gate, type Pass } from './circuitBreaker';
import type { CircuitBreakers } from './circuitBreakers';
import { exchange } from './exchange';
import { failureIn, hasAnswered, type Outcome } from './outcome';
import { pause } from './pause';
import type { Request, Sender } from './request';
import { inMinutes, waitBeforeRetry } from './retry';
import type { RetryBudget } from './retryBudget';
import type { Throttle } from './throttle';

/** What the requests of a run share. */
export interface SendPolicy {
	throttle: Throttle;
	/** Aborted when nothing more may be sent, not even a retry. */
	halt: AbortSignal;
	/** Whether nothing is sent again: somebody waits for the answer, and can ask again. */
	noRetry?: true;
	/** Hold requests back while DollarPe does not answer. */
	breakers?: CircuitBreakers;
	/** What the retries may cost; they cost nothing where it is left out. */
	retryBudget?: RetryBudget;
}

/**
 * Sends a request as often as {@link waitBeforeRetry} and the policy allow; each time is signed afresh, and takes its turn
 * anew.
 *
 * @returns what came of the last time; it does not throw
 */
export async function send(sender: Sender, request: Request, policy: SendPolicy): Promise<Outcome> {
	const { throttle, halt } = policy;
	const gate = policy.breakers?.gateFor(sender, request) ?? OPEN_GATE;
	let last: Outcome | undefined;
	let isPaid = false;
	for (let attempt = 1; ; attempt++) {
		const turn = await takeTurn(policy, gate);
		if (typeof turn === 'string') return whyNotSent(turn, last, policy);
		const sentAt = performance.now();
		const outcome = await exchange(sender, request);
		adaptThrottle(throttle, outcome, sentAt);
		throttle.leave();
		gate.leave(turn, outcome);
		if (hasAnswered(outcome)) policy.retryBudget?.refund(isPaid);

		const mayRepeat = !policy.noRetry && !isVainLook(sender, request, policy, outcome);
		const wait = mayRepeat ? waitBeforeRetry(request.method, outcome, attempt) : undefined;
		if (wait === undefined) return withTries(outcome, attempt);
		// What the breaker holds back goes only when DollarPe answers again.
		isPaid = gate.isClosed() && !isThrottled(outcome);
		if (isPaid && policy.retryBudget?.pay() === false) return withTries(outcome, attempt);
		await pause(wait, halt);
		if (halt.aborted) return whyNotSent('runEnded', outcome, policy);
		last = outcome;
	}
}

/**
 * Waits until a request may go: when there is room among those in flight, and its service answers.
 *
 * @returns its pass; or why it may not go
 */
async function takeTurn(
	{ throttle, halt }: SendPolicy,
	gate: Gate,
): Promise<Pass | 'runEnded' | 'noAnswers'> {
	for (;;) {
		if (!(await throttle.enter(halt))) return 'runEnded';
		// Only now: the breaker may have opened while others were in flight.
		const pass = gate.enter();
		if (pass !== undefined) return pass;
		throttle.leave();
		if (!(await gate.wait())) return 'noAnswers';
		if (halt.aborted) return 'runEnded';
	}
}

/** A request that is sent in an outage all the same is not to wait for its time-out twice. */
function isVainLook(
	sender: Sender,
	request: Request,
	{ breakers }: SendPolicy,
	outcome: Outcome,
): boolean {
	const isTimeout = outcome.kind === 'uncertain' && outcome.cause === 'timeout';
	return isTimeout && breakers?.letsGoInOutage(sender, request) === true;
}

/** What comes of a request that may not go: what came of it before, unless DollarPe only asked it to wait. */
function whyNotSent(
	why: 'runEnded' | 'noAnswers',
	last: Outcome | undefined,
	{ halt, throttle }: SendPolicy,
): Outcome {
	if (last && !isThrottled(last)) return last;
	const triedBefore = last !== undefined;
	if (why === 'noAnswers') return { kind: 'notSent', cause: why, reason: '', triedBefore };
	if (!halt.aborted) {
		const reason = inMinutes(throttle.tooLongAWait() ?? 0);
		return { kind: 'notSent', cause: 'retryAfterTooLong', reason, triedBefore };
	}
	return { kind: 'notSent', cause: triedBefore ? 'throttled' : why, reason: '', triedBefore };
}

function isThrottled(outcome: Outcome): boolean {
	return failureIn(outcome)?.httpStatus === 429;
}

function withTries(outcome: Outcome, attempt: number): Outcome {
	return outcome.kind === 'notSent' ? { ...outcome, triedBefore: attempt > 1 } : outcome;
}
