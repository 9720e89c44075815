import { OUTAGE_AFTER } from '../http/circuitBreaker';
import { MAX_ANSWER_BYTES } from '../http/exchange';
import type { NotSent, Refused, Unanswered, Uncertain } from '../http/outcome';
import { nextStep, tooLong, TOO_MANY, describeFailure } from './refusal';
import type { Request, Sender } from '../http/request';
import { joinSentences } from './sentences';
import type { ErrorContext } from './errorContext';
import { uncertainAdvice } from './uncertain';

/** Why the breaker of a run gave up, without a period. */
export const NO_ANSWERS = `DollarPe has not answered the last ${OUTAGE_AFTER} requests`;

/** What an error says, before secrets are taken out. */
export interface Wording {
	message: string;
	description: string;
	details?: Record<string, unknown>;
}

/** What an error says about a request that was not answered with success. */
export function wordingOf(
	outcome: Unanswered,
	sender: Sender,
	request: Request,
	errorContext: ErrorContext,
): Wording {
	switch (outcome.kind) {
		case 'refused':
			return failureWording(outcome, sender, request, errorContext);
		case 'uncertain':
			if (outcome.cause === 'answer') return failureWording(outcome, sender, request, errorContext);
			return brokenWording(outcome, sender, request, errorContext);
		case 'notSent':
			return notSentWording(outcome, sender);
	}
}

/** Something answered, and it was no success. */
function failureWording(
	outcome: Refused | Extract<Uncertain, { cause: 'answer' }>,
	sender: Sender,
	request: Request,
	errorContext: ErrorContext,
): Wording {
	const { failure } = outcome;
	const { httpStatus, errCode, body: answer } = failure;
	const source = ['HTTP ' + httpStatus, errCode].filter(Boolean).join(', ');
	const step = nextStep(failure, sender, request, errorContext);
	const steps =
		outcome.kind === 'uncertain'
			? [step, adviceAfter(request, errorContext)]
			: [errorContext.looked ?? step];
	return {
		message: describeFailure(failure, sender, request, errorContext),
		description: `${joinSentences(steps)} (${source})`,
		details: { httpStatus, ...(errCode !== undefined && { errCode }), answer },
	};
}

/** There is no answer, or none that could be read, and nobody knows whether the request was carried out. */
function brokenWording(
	{ cause, reason }: Exclude<Uncertain, { cause: 'answer' }>,
	{ timeoutSeconds }: Sender,
	request: Request,
	errorContext: ErrorContext,
): Wording {
	const description = adviceAfter(request, errorContext);
	switch (cause) {
		case 'timeout': {
			const unit = timeoutSeconds === 1 ? 'second' : 'seconds';
			return {
				message: `DollarPe did not answer within ${timeoutSeconds} ${unit}`,
				description: errorContext.isPicker
					? description
					: `${description} The option Timeout says how long to wait.`,
				details: { reason },
			};
		}
		case 'cancelled':
			return { message: 'Canceled before DollarPe answered', description };
		case 'tooLarge':
			return {
				message: `DollarPe's answer is larger than ${MAX_ANSWER_BYTES / 1024 / 1024} MiB, and was not read`,
				description,
			};
		case 'mismatched':
			return { message: reason, description };
		case 'disconnected':
			return {
				message: `The connection to DollarPe broke before an answer came (${reason})`,
				description,
				details: { reason },
			};
	}
}

/** What to do after an outcome that nobody can know. */
function adviceAfter({ method }: Request, { looked, whenUncertain }: ErrorContext): string {
	return looked ?? uncertainAdvice(method, whenUncertain);
}

function notSentWording({ cause, reason, triedBefore }: NotSent, { origin }: Sender): Wording {
	// An earlier try did reach DollarPe, which only asked to wait.
	const nothing = triedBefore ? 'It was not carried out.' : 'Nothing was sent.';
	switch (cause) {
		case 'runEnded':
			return { message: 'Not sent: the run had ended', description: nothing };
		case 'throttled':
			return {
				message: 'Not carried out: DollarPe asked to wait, and the run ended before the next try',
				description: 'Run this item again.',
			};
		case 'noAnswers':
			return {
				message: `Not ${triedBefore ? 'carried out' : 'sent'}: ${NO_ANSWERS}`,
				description: `${nothing} It is safe to run this item again.`,
			};
		case 'retryAfterTooLong':
			return { message: TOO_MANY, description: tooLong(reason) };
		case 'refusedToSign':
			return { message: reason, description: nothing };
		case 'unreachable': {
			const { host } = new URL(origin);
			return {
				message: `DollarPe cannot be reached at ${host} (${reason})`,
				description: `${nothing} Check the environment of the credential, and that this machine may connect to ${host}.`,
				details: { reason },
			};
		}
	}
}
