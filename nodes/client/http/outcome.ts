import { isRecord } from '../../../dollarpe/json/json';
import {
	isUnfinished,
	mayBeCarriedOut,
	openEnvelope,
	type Answer,
	type Envelope,
	type Failure,
} from '../../../dollarpe/response';

/** All that can come of a request. Where nobody can know whether it was carried out, it is `uncertain`. */
export type Outcome = Answered | Unanswered;

/** All but success. */
export type Unanswered = Refused | Uncertain | NotSent;

/** DollarPe carried it out. */
export interface Answered {
	kind: 'answered';
	envelope: Envelope;
}

/** DollarPe said no, and did not carry it out. */
export interface Refused {
	kind: 'refused';
	failure: Failure;
}

/** It may have been carried out. */
export type Uncertain =
	| { kind: 'uncertain'; cause: 'answer'; failure: Failure }
	| {
			kind: 'uncertain';
			/** `mismatched`: there is an answer with success, but it is of another request, or does not say of which. */
			cause: 'timeout' | 'cancelled' | 'disconnected' | 'tooLarge' | 'mismatched';
			/** The network's own word, such as ECONNRESET; for `mismatched`, what is wrong with the answer, as a sentence. */
			reason: string;
	  };

/**
 * It was not carried out. `runEnded`: the run had ended before its turn. `throttled`: DollarPe asked to wait, and the run
 * ended before the next try. `noAnswers`: DollarPe has not answered for some time. `retryAfterTooLong`: DollarPe asks for a longer wait than the node's; `reason` says how long.
 * `refusedToSign`, `unreachable`: no connection ever stood.
 */
export interface NotSent {
	kind: 'notSent';
	cause:
		| 'runEnded'
		| 'throttled'
		| 'noAnswers'
		| 'retryAfterTooLong'
		| 'refusedToSign'
		| 'unreachable';
	reason: string;
	/** Whether an earlier try reached DollarPe, which asked to wait (HTTP 429). */
	triedBefore: boolean;
}

/** What an HTTP answer means. */
export function outcomeOf(answer: Answer): Outcome {
	const opened = openEnvelope(answer);
	if ('envelope' in opened) return { kind: 'answered', envelope: opened.envelope };
	const { failure } = opened;
	return mayBeCarriedOut(failure)
		? { kind: 'uncertain', cause: 'answer', failure }
		: { kind: 'refused', failure };
}

/** The failure that DollarPe, or something in its place, answered with. */
export function failureIn(outcome: Outcome): Failure | undefined {
	return 'failure' in outcome ? outcome.failure : undefined;
}

/**
 * Whether DollarPe itself has answered, with whatever it says: no proxy, no web page, and no failure of its own side.
 *
 * @returns undefined where an outcome does not tell, since nothing was asked
 */
export function hasAnswered(outcome: Outcome): boolean | undefined {
	switch (outcome.kind) {
		case 'answered':
			return true;
		case 'refused':
			return isDollarPes(outcome.failure);
		case 'uncertain':
			if (outcome.cause === 'answer') return isDollarPes(outcome.failure);
			if (outcome.cause === 'cancelled') return undefined;
			return ['tooLarge', 'mismatched'].includes(outcome.cause);
		case 'notSent':
			return outcome.cause === 'unreachable' ? false : undefined;
	}
}

function isDollarPes(failure: Failure): boolean {
	const { kind, httpStatus, body } = failure;
	if (kind === 'throttled') return true;
	if (httpStatus >= 500 || httpStatus === 408 || isUnfinished(failure)) return false;
	return isRecord(body) && kind !== 'proxy' && kind !== 'redirect';
}
