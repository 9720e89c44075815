import { NodeApiError, type JsonObject } from 'n8n-workflow';

import { nameOf } from '../../dollarpe/environments';
import type { Failure } from '../../dollarpe/response';
import { adviceFor, type Advice } from './advice';
import { excerpt } from './excerpt';
import { MAX_ANSWER_BYTES } from './exchange';
import { masksIn } from '../../dollarpe/masks';
import type { Refused, Uncertain, Unanswered, NotSent } from './outcome';
import { hiding } from './redact';
import type { Request, Sender } from './request';
import { inMinutes, LONGEST_WAIT_MS, MAX_RETRIES, retryAfter } from './retry';
import { environmentAdvice, signatureAdvice } from './signatureAdvice';

/** What a request was for, in the words of the node panel. */
export interface Subject {
	/** n8n's own index of the item, from 0; undefined where there is none. */
	itemIndex?: number;
	/** The panel's names of fields, by DollarPe's. */
	fieldNames?: ReadonlyMap<string, string>;
	/** The operation's own advice. */
	advice?: Advice;
	/** How to be safe next time, after an outcome that nobody can know. */
	whenUncertain?: string;
	/** After an outcome that nobody can know: what a look has shown, in place of that it may have been carried out. */
	uncertain?: string;
	/** Whether it was for a list in the panel: sent once, and none of the node's options holds for it. */
	isPicker?: true;
}

const TOO_MANY = 'DollarPe is receiving too many requests (HTTP 429)';

/** What an error says, before secrets are taken out. */
interface Wording {
	message: string;
	description: string;
	details?: Record<string, unknown>;
}

/**
 * The error that a person reads when a request was not answered with success. DollarPe's own words come first, then
 * which field, then what to do.
 */
export function errorOf(
	outcome: Unanswered,
	sender: Sender,
	request: Request,
	subject: Subject,
): NodeApiError {
	return apiError(wordingOf(outcome, sender, request, subject), sender, subject, request);
}

/**
 * An error of the node's own about what DollarPe answered; secrets are taken out of it, and what of the request is to be
 * masked.
 */
export function apiError(
	{ message, description, details = {} }: Wording,
	{ context, credential }: Sender,
	{ itemIndex }: Subject,
	{ query, body, masks = [] }: Partial<Request> = {},
): NodeApiError {
	const hide = hiding(credential, [...masks, ...masksIn([query, body])]);
	const data = excerpt(details, hide) as JsonObject;
	const text = hide(message) + itemSuffix(itemIndex);
	const error = new NodeApiError(context.getNode(), data, {
		message: text,
		description: hide(description),
		httpCode: typeof data.httpStatus === 'number' ? String(data.httpStatus) : undefined,
		itemIndex,
	});
	// n8n replaces a message in which it finds certain words by one of its own.
	error.message = text;
	error.context.data = data;
	return error;
}

/** How a message names its item: n8n's own index, from 0. */
export function itemSuffix(itemIndex: number | undefined): string {
	return itemIndex === undefined ? '' : ` [Item ${itemIndex}]`;
}

function wordingOf(
	outcome: Unanswered,
	sender: Sender,
	request: Request,
	subject: Subject,
): Wording {
	switch (outcome.kind) {
		case 'refused':
			return failureWording(outcome, sender, request, subject);
		case 'uncertain':
			if (outcome.cause === 'answer') return failureWording(outcome, sender, request, subject);
			return brokenWording(outcome, sender, request, subject);
		case 'notSent':
			return notSentWording(outcome, sender);
	}
}

/** Something answered, and it was no success. */
function failureWording(
	outcome: Refused | Extract<Uncertain, { cause: 'answer' }>,
	sender: Sender,
	request: Request,
	subject: Subject,
): Wording {
	const { failure } = outcome;
	const { httpStatus, errCode, body: answer } = failure;
	const source = ['HTTP ' + httpStatus, errCode].filter(Boolean).join(', ');
	const steps = [
		nextStep(failure, sender, request, subject),
		outcome.kind === 'uncertain' &&
			(subject.uncertain ?? uncertainAdvice(request.method, subject.whenUncertain)),
	];
	return {
		message: wordsOf(failure, sender, subject),
		description: `${joined(steps)} (${source})`,
		details: { httpStatus, ...(errCode !== undefined && { errCode }), answer },
	};
}

/** There is no answer, or none that could be read, and nobody knows whether the request was carried out. */
function brokenWording(
	{ cause, reason }: Exclude<Uncertain, { cause: 'answer' }>,
	{ timeoutSeconds }: Sender,
	request: Request,
	subject: Subject,
): Wording {
	const description = subject.uncertain ?? uncertainAdvice(request.method, subject.whenUncertain);
	switch (cause) {
		case 'timeout': {
			const unit = timeoutSeconds === 1 ? 'second' : 'seconds';
			return {
				message: `DollarPe did not answer within ${timeoutSeconds} ${unit}`,
				description: subject.isPicker
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
		case 'cut':
			return {
				message: `The connection to DollarPe broke before an answer came (${reason})`,
				description,
				details: { reason },
			};
	}
}

function notSentWording({ cause, reason, triedBefore }: NotSent, { origin }: Sender): Wording {
	// An earlier try did reach DollarPe, which only asked to wait.
	const nothing = triedBefore ? 'It was not carried out.' : 'Nothing was sent.';
	switch (cause) {
		case 'ended':
			return { message: 'Not sent: the run had ended', description: nothing };
		case 'throttled':
			return {
				message: 'Not carried out: DollarPe asked to wait, and the run ended before the next try',
				description: 'Run this item again.',
			};
		case 'held':
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

function wordsOf(failure: Failure, { origin }: Sender, { fieldNames }: Subject): string {
	const { kind, words, complaints, httpStatus, location, body } = failure;
	if (kind === 'redirect') {
		return `DollarPe's address answered with a redirect to ${location ?? 'nowhere'} (HTTP ${httpStatus}), which is not followed`;
	}
	if (kind === 'proxy') {
		return `A proxy on the way to ${nameOf(origin)} asks for a user name and password (HTTP ${httpStatus})`;
	}
	if (kind === 'notDollarPe') {
		return `${nameOf(origin)} answered with ${shapeOf(body)} in place of DollarPe's JSON (HTTP ${httpStatus})`;
	}
	if (complaints.length > 0) {
		return complaints
			.map(({ field, words: said }) => {
				const name = panelName(field, fieldNames);
				return said.join(' ') + (name === undefined ? '' : ` (field: ${name})`);
			})
			.join('; ');
	}
	const outcome = `DollarPe ${kind === 'server' ? 'failed to process' : 'refused'} the request`;
	// Its own "Please try again later" alone would mislead where the work may have been done.
	if (kind === 'server' && words !== '') return `${outcome}: ${words}`;
	if (words !== '') return words;
	return kind === 'throttled' ? TOO_MANY : `${outcome} (HTTP ${httpStatus})`;
}

function nextStep(
	failure: Failure,
	{ credential }: Sender,
	{ body }: Request,
	subject: Subject,
): string {
	switch (failure.kind) {
		case 'signature':
			return signatureAdvice(credential, body, failure.headers.date, Date.now());
		case 'key':
			return joined([adviceFor('', failure.errCode, ''), environmentAdvice(credential)]);
		case 'throttled':
			return throttledAdvice(failure.headers['retry-after'], subject);
		case 'server':
			return '';
		case 'redirect':
			return 'Check the Base URL of the credential: it must be the address that answers itself.';
		case 'proxy':
			return 'It was not carried out. Give n8n the user name and password of the proxy.';
		case 'notDollarPe':
			return 'Check the Base URL of the credential, and whether a proxy or a login page is in the way.';
		case 'refused':
			return (
				refusedAdvice(failure, subject) ||
				(subject.isPicker
					? 'Nothing was changed.'
					: 'Correct what DollarPe names, then run this item again.')
			);
	}
}

function refusedAdvice(
	{ words, complaints, errCode }: Failure,
	{ fieldNames, advice }: Subject,
): string {
	const about = (text: string, field = nameIn(text, fieldNames) ?? 'the field') =>
		adviceFor(text, errCode, field, advice);
	if (complaints.length === 0) return about(words) ?? '';
	return joined(
		complaints.flatMap(({ field, words: said }) => {
			const name = panelName(field, fieldNames);
			return said.map((text) => about(text, name));
		}),
	);
}

/**
 * What to do where nobody can know whether a request was carried out: said wherever one may have left and no good
 * answer came.
 *
 * @param safer how to be safe next time
 */
export function uncertainAdvice(method: string, safer?: string): string {
	if (method === 'GET') return 'Nothing was changed. Run it again.';
	return joined([
		'DollarPe may or may not have carried it out: look there before you run this item again.',
		safer,
	]);
}

function tooLong(wait: string): string {
	return `DollarPe asks to wait ${wait}. This request was not carried out.`;
}

function throttledAdvice(header: unknown, { isPicker }: Subject): string {
	if (isPicker) return 'Open the list again in a moment.';
	const asked = retryAfter(header) ?? 0;
	if (asked > LONGEST_WAIT_MS) return tooLong(inMinutes(asked));
	return `It was sent ${MAX_RETRIES + 1} times and was not carried out. Lower the option Max Parallel Requests, or try again later.`;
}

// Keys under which Django and DollarPe put what is about the request as a whole.
const NO_FIELDS = ['authentication', 'date_range', 'signature', 'transaction'];

// Keys under which Django puts what is about an object as a whole: the request, or one in it.
const WHOLE_OBJECT = /(^|\.)(__all__|detail|non_field_errors)$/;

/**
 * The panel's name of a field, DollarPe's own where the node has no such field, or none for what is no field. A part of
 * a field keeps DollarPe's name, after that of the field.
 */
function panelName(field: string, names: Subject['fieldNames']): string | undefined {
	const path = field.replace(WHOLE_OBJECT, '');
	if (path === '' || NO_FIELDS.includes(path)) return undefined;
	const [nearest] = [...(names?.keys() ?? [])]
		.filter((known) => `${path}.`.startsWith(`${known}.`))
		.sort((a, b) => b.length - a.length);
	if (nearest === undefined) return path;
	const name = names?.get(nearest) ?? nearest;
	return path === nearest ? name : `${name} → ${path.slice(nearest.length + 1)}`;
}

/** The panel's name of the field with which DollarPe's words begin: `Client Reference ID already exists`. */
function nameIn(words: string, names: Subject['fieldNames']): string | undefined {
	return [...(names?.values() ?? [])].find((name) =>
		`${words} `.toLowerCase().startsWith(`${name} `.toLowerCase()),
	);
}

function shapeOf(body: unknown): string {
	if (typeof body === 'object' && body !== null) return 'JSON of another shape';
	const text = typeof body === 'string' ? body.trim() : '';
	if (text === '') return 'nothing';
	if (text.startsWith('<')) return 'a web page';
	return /^[[{]/.test(text) ? 'JSON that cannot be read' : 'text';
}

function joined(sentences: Array<string | false | undefined>): string {
	return [...new Set(sentences.filter((sentence) => sentence))].join(' ');
}
