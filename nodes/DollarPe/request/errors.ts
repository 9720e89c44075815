import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type INode,
	type JsonObject,
} from 'n8n-workflow';

import { nameOf, originOf } from '../../../dollarpe/environments';
import type { Failure } from '../../../dollarpe/response';
import type { Credential } from '../../../dollarpe/signedRequest';
import type { Existing } from '../resources/resource';
import { adviceFor } from './advice';
import type { Field } from './declaration';
import { inMinutes, LONGEST_WAIT_MS, MAX_RETRIES, retryAfter } from './retry';
import type { Broken } from './send';
import { environmentAdvice, signatureAdvice } from './signatureAdvice';
import type { UnfitValue } from './tidy';

/** Where an error happened, for its words and its place in n8n. */
export interface Scene {
	node: INode;
	itemIndex: number;
	method: string;
	fields: Field[];
	/** The body that was sent; undefined where there was none. */
	body: IDataObject | undefined;
	/** How to find what exists already, where the operation can. */
	existing?: Existing;
	credential: Credential;
	timeoutSeconds: number;
}

const MAYBE_DONE =
	'DollarPe may or may not have carried it out: look there before you run this item again.';

const TOO_MANY = 'DollarPe is receiving too many requests (HTTP 429)';

/** A field of one item cannot be sent. */
export function fieldError(
	node: INode,
	itemIndex: number,
	{ of: { displayName }, message: problem }: UnfitValue,
): NodeOperationError {
	return new NodeOperationError(node, `${displayName} ${problem} (item ${itemIndex})`, {
		itemIndex,
		description: `Nothing was sent for item ${itemIndex}, counted from 0. Look at what "${displayName}" gets there.`,
	});
}

/** DollarPe answered, and it was no. Its own words come first, then which field, then what to do. */
export function refusal(
	failure: Failure,
	headers: Record<string, unknown>,
	scene: Scene,
): NodeApiError {
	const { httpStatus, errCode, body: answer } = failure;
	const details = { httpStatus, ...(errCode !== undefined && { errCode }), answer };
	const source = ['HTTP ' + httpStatus, errCode].filter(Boolean).join(', ');
	const description = `${nextStep(failure, headers, scene)} (${source})`;
	return apiError(scene, wordsOf(failure, scene), description, details);
}

/** There is no answer. */
export function noAnswer({ kind, reason }: Broken, scene: Scene): NodeApiError {
	const { credential, timeoutSeconds } = scene;
	switch (kind) {
		case 'notSent':
		case 'refusedToSign':
			return apiError(scene, reason, 'Nothing was sent.', {});
		case 'unreachable': {
			const { host } = new URL(originOf(credential));
			const message = `DollarPe cannot be reached at ${host} (${reason})`;
			const advice = `Nothing was sent. Check the environment of the credential, and that this machine may connect to ${host}.`;
			return apiError(scene, message, advice, { reason });
		}
		case 'halted': {
			const message =
				'Not carried out: DollarPe asked to wait, and the run ended before the next try';
			return apiError(scene, message, 'Run this item again.', {});
		}
		case 'held':
			return apiError(scene, TOO_MANY, tooLong(reason), {});
		case 'timeout': {
			const unit = timeoutSeconds === 1 ? 'second' : 'seconds';
			const message = `DollarPe did not answer within ${timeoutSeconds} ${unit}`;
			const advice = `${uncertain(scene)} The option Timeout says how long to wait.`;
			return apiError(scene, message, advice, { reason });
		}
		case 'cancelled':
			return apiError(scene, 'Cancelled before DollarPe answered', uncertain(scene), {});
		case 'cut': {
			const message = `The connection to DollarPe broke before an answer came (${reason})`;
			return apiError(scene, message, uncertain(scene), { reason });
		}
	}
}

function wordsOf(failure: Failure, { fields, credential }: Scene): string {
	const { kind, words, complaints, httpStatus, location, body } = failure;
	if (kind === 'redirect') {
		return `DollarPe's address answered with a redirect to ${location ?? 'nowhere'} (HTTP ${httpStatus}), which is not followed`;
	}
	if (kind === 'notDollarPe') {
		return `${nameOf(originOf(credential))} answered with ${shapeOf(body)} in place of DollarPe's JSON (HTTP ${httpStatus})`;
	}
	if (complaints.length > 0) {
		return complaints
			.map(({ field, words: said }) => {
				const name = displayNameOf(field, fields);
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

function nextStep(failure: Failure, headers: Record<string, unknown>, scene: Scene): string {
	const { credential, body, fields } = scene;
	switch (failure.kind) {
		case 'signature':
			return signatureAdvice(credential, body, headers.date, Date.now());
		case 'key':
			return joined([adviceFor('', failure.errCode, ''), environmentAdvice(credential)]);
		case 'throttled':
			return throttledAdvice(headers['retry-after']);
		case 'server':
			return uncertain(scene);
		case 'redirect':
			return 'Check the Base URL of the credential: it must be the address that answers itself.';
		case 'notDollarPe':
			return joined([
				'Check the Base URL of the credential, and whether a proxy or a login page is in the way.',
				uncertain(scene),
			]);
		case 'refused':
			if (failure.errCode === 'NET_TIMEOUT') return uncertain(scene);
			return (
				refusedAdvice(failure, fields) || 'Correct what DollarPe names, then run this item again.'
			);
	}
}

function refusedAdvice({ words, complaints, errCode }: Failure, fields: Field[]): string {
	if (complaints.length === 0) return adviceFor(words, errCode, 'the field') ?? '';
	return joined(
		complaints.flatMap(({ field, words: said }) => {
			const name = displayNameOf(field, fields);
			return said.map((text) => adviceFor(text, errCode, name ?? 'the field'));
		}),
	);
}

/** What to do where nobody can know whether the request was carried out. */
function uncertain({ method, fields, body, existing }: Scene): string {
	if (method === 'GET') return 'Nothing was changed. Run it again.';
	if (!existing || body?.[existing.ownKey] !== undefined) return MAYBE_DONE;
	const name = displayNameOf(existing.ownKey, fields) ?? existing.ownKey;
	return `${MAYBE_DONE} With a ${name}, the node looks by itself, and sends again what is not there.`;
}

function tooLong(wait: string): string {
	return `DollarPe asks to wait ${wait}. This request was not carried out.`;
}

function throttledAdvice(header: unknown): string {
	const asked = retryAfter(header) ?? 0;
	if (asked > LONGEST_WAIT_MS) {
		return tooLong(inMinutes(asked));
	}
	return `It was sent ${MAX_RETRIES + 1} times and was not carried out. Lower the option Max Parallel Requests, or try again later.`;
}

// Keys under which Django and DollarPe put what is about the request as a whole.
const NO_FIELDS = ['__all__', 'authentication', 'detail', 'non_field_errors', 'signature'];

/** n8n's name of a field of DollarPe's, DollarPe's own where the node has no such field, or none for what is no field. */
function displayNameOf(property: string, fields: Field[]): string | undefined {
	if (NO_FIELDS.includes(property)) return undefined;
	return fields.find((field) => field.property === property)?.displayName ?? property;
}

function shapeOf(body: unknown): string {
	if (typeof body === 'object' && body !== null) return 'JSON of another shape';
	const text = typeof body === 'string' ? body.trim() : '';
	if (text === '') return 'nothing';
	return text.startsWith('<') ? 'a web page' : 'text';
}

function joined(sentences: Array<string | undefined>): string {
	return [...new Set(sentences.filter((sentence) => sentence))].join(' ');
}

// Long enough for every documented answer; a web page may be any length.
const LONGEST_TEXT = 10_000;

// A server that shows the request in its error page would show this.
const SIGNATURE = /(?:[A-Za-z0-9+/]|%2[BF]){43}(?:=|%3D)/gi;

// Anything shorter is no secret, and would be found everywhere.
const SHORTEST_SECRET = 4;

function apiError(
	{ node, itemIndex, credential }: Scene,
	message: string,
	description: string,
	details: Record<string, unknown>,
): NodeApiError {
	const hide = redactor(credential);
	const data: JsonObject = JSON.parse(JSON.stringify(details), (_, value: unknown) =>
		typeof value === 'string' ? hide(value) : value,
	);
	const error = new NodeApiError(node, data, {
		message: hide(message),
		description: hide(description),
		httpCode: typeof data.httpStatus === 'number' ? String(data.httpStatus) : undefined,
		itemIndex,
	});
	// n8n replaces a message in which it finds certain words by one of its own.
	error.message = hide(message);
	error.context.data = data;
	return error;
}

/** Takes the credential's secrets and whatever looks like a signature out of a text, and cuts it to a length that can be read. */
function redactor({ apiKey, apiSecret }: Credential): (text: string) => string {
	const secrets = [apiKey, apiSecret]
		.map((secret) => (typeof secret === 'string' ? secret.trim() : ''))
		.filter((secret) => secret.length >= SHORTEST_SECRET)
		.flatMap((secret) => [secret, encodeURIComponent(secret)]);
	return (text) =>
		secrets
			.reduce((rest, secret) => rest.replaceAll(secret, '[hidden]'), text)
			.replace(SIGNATURE, '[hidden]')
			.slice(0, LONGEST_TEXT);
}
