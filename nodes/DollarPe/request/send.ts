import type {
	ICredentialsDecrypted,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import type { Answer } from '../../../dollarpe/response';
import { pause } from './pause';
import { inMinutes, retryAfter, waitBeforeRetry } from './retry';
import type { Throttle } from './throttle';

/**
 * Why there is no answer that counts. `notSent`, `refusedToSign` and `unreachable`: nothing was sent. `halted`: DollarPe
 * was throttling or down, and the run ended before the next try. `held`: another request learned that DollarPe asks for
 * a longer wait than the node's.
 */
export interface Broken {
	kind:
		| 'notSent'
		| 'refusedToSign'
		| 'unreachable'
		| 'halted'
		| 'held'
		| 'timeout'
		| 'cancelled'
		| 'cut';
	/** The network's own word, such as ECONNRESET, or the reason not to sign. */
	reason: string;
}

/** By what a request goes out. */
export interface Sender {
	context: IExecuteFunctions | IHookFunctions;
	throttle: Throttle;
	/** Aborted when nothing more may be sent, not even a retry. */
	halt: AbortSignal;
}

export type Outcome = { answer: Answer } | { broken: Broken };

// Before a connection stands, nothing can have been sent; the same holds when its certificate is refused.
const UNREACHABLE =
	/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EADDRNOTAVAIL|.*CERT.*|UNABLE_TO_.*|ERR_TLS.*|EPROTO)$/;

// These come before a connection stands, or while an answer is awaited.
const NO_WAY_THERE = ['EHOSTUNREACH', 'ENETUNREACH'];

const TIMED_OUT = ['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT'];

/**
 * Sends a request through n8n's own client, which has the credential sign it, as often as {@link waitBeforeRetry}
 * allows; each time is signed afresh, and takes its turn anew.
 *
 * @returns what came of the last time; it does not throw
 */
export async function send(
	{ context, throttle, halt }: Sender,
	credentialsDecrypted: ICredentialsDecrypted,
	options: IHttpRequestOptions,
): Promise<Outcome> {
	const { method = 'GET' } = options;
	for (let attempt = 1; ; attempt++) {
		if (!(await throttle.enter(halt))) return halt.aborted ? notSent(attempt) : held(throttle);
		const sentAt = Date.now();
		const outcome = await sendOnce(context, credentialsDecrypted, options);
		const wait = waitBeforeRetry(method, outcome, attempt);
		tell(throttle, outcome, sentAt);
		throttle.leave();
		if (wait === undefined) return outcome;
		await pause(wait, halt);
		if (halt.aborted) return notSent(attempt + 1);
	}
}

function notSent(attempt: number): Outcome {
	const kind = attempt === 1 ? 'notSent' : 'halted';
	return { broken: { kind, reason: kind } };
}

function held(throttle: Throttle): Outcome {
	return { broken: { kind: 'held', reason: inMinutes(throttle.tooLongAWait() ?? 0) } };
}

/** All requests learn from the answer of one. */
function tell(throttle: Throttle, outcome: Outcome, sentAt: number): void {
	if (!('answer' in outcome)) return;
	const { statusCode, headers } = outcome.answer;
	if (statusCode === 429) throttle.slowDown(sentAt, retryAfter(headers['retry-after']) ?? 0);
	// A refusal is an answer too: a second run, in which every customer is there already, has no others.
	else if (statusCode < 500) throttle.speedUp();
}

async function sendOnce(
	context: Sender['context'],
	credentialsDecrypted: ICredentialsDecrypted,
	options: IHttpRequestOptions,
): Promise<Outcome> {
	try {
		const response: IN8nHttpFullResponse = await context.helpers.httpRequestWithAuthentication.call(
			context,
			'dollarPeApi',
			{
				...options,
				json: true,
				returnFullResponse: true,
				// Every answer is looked at here. It also keeps n8n from sending a request again after a 401.
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
			},
			{ credentialsDecrypted },
		);
		const { statusCode, headers, body } = response;
		return { answer: { statusCode, headers, body } };
	} catch (error) {
		return { broken: readError(error) };
	}
}

/** n8n wraps what its HTTP client throws, and the client what the network says; the reason lies at the bottom. */
function readError(error: unknown): Broken {
	const chain = causes(error);
	const refusal = chain.find(({ name }) => name === 'SigningError');
	if (refusal) return { kind: 'refusedToSign', reason: refusal.message };
	// The first n8n 2 and those before it drop the cause, and keep its code as `httpCode`.
	const codes = chain.flatMap((cause) => [
		'httpCode' in cause ? cause.httpCode : undefined,
		'code' in cause ? cause.code : undefined,
	]);
	const code = codes.findLast((each) => typeof each === 'string' && each !== '');
	const reason = typeof code === 'string' ? code : (chain.at(-1)?.name ?? 'unknown');
	const wasConnecting = chain.some((cause) => 'syscall' in cause && cause.syscall === 'connect');
	return { kind: kindOf(reason, wasConnecting), reason };
}

function kindOf(reason: string, wasConnecting: boolean): Broken['kind'] {
	if (['ERR_CANCELED', 'AbortError', 'CanceledError'].includes(reason)) return 'cancelled';
	if (TIMED_OUT.includes(reason)) return 'timeout';
	if (NO_WAY_THERE.includes(reason)) return wasConnecting ? 'unreachable' : 'cut';
	return UNREACHABLE.test(reason) ? 'unreachable' : 'cut';
}

function causes(error: unknown): Error[] {
	if (!(error instanceof Error)) return [];
	// Node.js tries all addresses of a host, and gives what came of each.
	const parts: unknown[] = error instanceof AggregateError ? error.errors : [];
	return [error, ...causes(error.cause), ...parts.flatMap(causes)];
}
