import { nameOf } from '../../../dollarpe/environments';
import { quoted } from '../../../dollarpe/text/quoted';
import { mayBeCarriedOut, type Failure } from '../../../dollarpe/response';
import { adviceFor } from './advice';
import { nameIn, panelName, sentFor } from './fieldNames';
import { createRedactor, masksOf } from '../redaction/redact';
import type { Request, Sender } from '../http/request';
import { inMinutes, LONGEST_WAIT_MS, MAX_RETRIES, retryAfter } from '../http/retry';
import { joinSentences } from './sentences';
import { environmentAdvice, signatureAdvice } from './signatureAdvice';
import type { ErrorContext } from './errorContext';

/** What HTTP 429 says, where DollarPe has no words of its own. */
export const TOO_MANY = 'DollarPe is receiving too many requests (HTTP 429)';

/** What is wrong, in DollarPe's own words where there are any, with the value that was sent and the field. */
export function describeFailure(
	failure: Failure,
	{ origin, credential }: Sender,
	request: Request,
	{ fieldNames }: ErrorContext,
): string {
	const { kind, message: words, fieldErrors, httpStatus, location, body } = failure;
	const named = namerOf(credential, request, fieldNames);
	if (kind === 'redirect') {
		return `DollarPe's address answered with a redirect to ${location ?? 'nowhere'} (HTTP ${httpStatus}), which is not followed`;
	}
	if (kind === 'proxy') {
		return `A proxy on the way to ${nameOf(origin)} asks for a user name and password (HTTP ${httpStatus})`;
	}
	if (kind === 'notDollarPe') {
		const said = words || fieldErrors.map((each) => each.messages.join(' ')).join('; ');
		return `${nameOf(origin)} answered with ${shapeOf(body)} in place of DollarPe's JSON (HTTP ${httpStatus})${said && `: ${said}`}`;
	}
	if (kind === 'contradictory') {
		return `DollarPe's answer contradicts itself: it says that the request succeeded, but has HTTP ${httpStatus}`;
	}
	if (fieldErrors.length > 0) {
		return fieldErrors
			.map(({ field, messages: said }) => {
				const name = panelName(field, fieldNames);
				return named(said.join(' '), field) + (name === undefined ? '' : ` (field: ${name})`);
			})
			.join('; ');
	}
	const outcome = `DollarPe ${kind === 'server' ? 'failed to process' : 'refused'} the request`;
	// Its own "Please try again later" alone would mislead where the work may have been done.
	if (kind === 'server' && words !== '') return `${outcome}: ${words}`;
	if (words !== '') return named(words, onlyNameIn(words, fieldNames));
	return kind === 'throttled' ? TOO_MANY : `${outcome} (HTTP ${httpStatus})`;
}

/** Puts the value that was sent for a field behind DollarPe's words about it, unless they have it or say that there is none. */
function namerOf(
	credential: Sender['credential'],
	request: Request,
	fieldNames: ErrorContext['fieldNames'],
): (words: string, field: string | undefined) => string {
	const hide = createRedactor(credential, masksOf(request));
	return (words, field) => {
		const sent = field === undefined ? undefined : sentFor(field, request, fieldNames);
		if (sent === undefined || SAYS_MISSING.test(words) || isIn(words, sent)) return words;
		// Masked before it is cut: a part of a number would not be known for one.
		return `${words.replace(/\.$/, '')}: ${quoted(hide(sent))}`;
	};
}

// A value behind these would contradict them.
const SAYS_MISSING = /\b(required|missing|blank|empty|null)\b/i;

// A shorter value may be in a sentence by chance.
const SHORTEST_BY_ITSELF = 4;

function isIn(words: string, sent: string): boolean {
	const spelled = sent.length < SHORTEST_BY_ITSELF ? `"${sent}"` : sent;
	return words.includes(spelled);
}

/** The name of the field that DollarPe's words begin with: not of "Phone or email …", which may be either. */
function onlyNameIn(words: string, fieldNames: ErrorContext['fieldNames']): string | undefined {
	const name = nameIn(words, fieldNames);
	return name === undefined || /^ or /i.test(words.slice(name.length)) ? undefined : name;
}

/** What to do about it; empty where nothing is known. */
export function nextStep(
	failure: Failure,
	{ credential }: Sender,
	{ body }: Request,
	errorContext: ErrorContext,
): string {
	switch (failure.kind) {
		case 'signature':
			return signatureAdvice(credential, body, failure.headers.date, Date.now());
		case 'key':
			return joinSentences([adviceFor('', failure.errCode, ''), environmentAdvice(credential)]);
		case 'throttled':
			return throttledAdvice(failure.headers['retry-after'], errorContext);
		case 'server':
		case 'contradictory':
			return '';
		case 'redirect':
			return 'Check the Base URL of the credential: it must be the address that answers itself.';
		case 'proxy':
			return 'It was not carried out. Give n8n the user name and password of the proxy.';
		case 'notDollarPe':
			return 'Check the Base URL of the credential, and whether a proxy or a login page is in the way.';
		case 'refused':
			// A time-out at DollarPe's: there is nothing to correct.
			if (mayBeCarriedOut(failure)) return '';
			return (
				refusedAdvice(failure, errorContext) ||
				(errorContext.isPicker
					? 'Nothing was changed.'
					: 'Correct what DollarPe names, then run this item again.')
			);
	}
}

function refusedAdvice(
	{ message: words, fieldErrors, errCode }: Failure,
	{ fieldNames, advice }: ErrorContext,
): string {
	const about = (text: string, field = nameIn(text, fieldNames) ?? 'the field') =>
		adviceFor(text, errCode, field, advice);
	if (fieldErrors.length === 0) return about(words) ?? '';
	return joinSentences(
		fieldErrors.flatMap(({ field, messages: said }) => {
			const name = panelName(field, fieldNames);
			return said.map((text) => about(text, name));
		}),
	);
}

/** What to do where DollarPe asks for a wait that is longer than the node's. */
export function tooLong(wait: string): string {
	return `DollarPe asks to wait ${wait}. This request was not carried out.`;
}

function throttledAdvice(header: unknown, { isPicker }: ErrorContext): string {
	if (isPicker) return 'Open the list again in a moment.';
	const asked = retryAfter(header) ?? 0;
	if (asked > LONGEST_WAIT_MS) return tooLong(inMinutes(asked));
	return `It was sent ${MAX_RETRIES + 1} times and was not carried out. Lower the option Max Parallel Requests, or try again later.`;
}

function shapeOf(body: unknown): string {
	if (typeof body === 'object' && body !== null) return 'JSON of another shape';
	const text = typeof body === 'string' ? body.trim() : '';
	if (text === '') return 'nothing';
	if (text.startsWith('<')) return 'a web page';
	return /^[[{]/.test(text) ? 'JSON that cannot be read' : 'text';
}
