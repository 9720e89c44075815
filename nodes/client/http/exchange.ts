import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { readBody } from '../../../dollarpe/response';
import { brokenOutcome } from './broken';
import { deadlineIn } from './deadline';
import { outcomeOf, type Outcome } from './outcome';
import type { Context, Request, Sender } from './request';

/** Larger than any answer of DollarPe's by far. */
export const MAX_ANSWER_BYTES = 10 * 1024 * 1024;

/**
 * Sends a request once, through n8n's own client, which has the credential sign it.
 *
 * The time-out bounds the whole exchange, to the last byte of the answer. n8n puts its own abort signal in place of any
 * in the options, so the helper gets a context whose signal is ours.
 *
 * @returns what came of it; it does not throw
 */
export async function exchange(
	{ context, credential, origin, timeoutSeconds }: Sender,
	{ method, url, query, body }: Request,
): Promise<Outcome> {
	const cancelled = cancelSignalOf(context);
	const deadline = deadlineIn(timeoutSeconds * 1000, cancelled);
	try {
		const stoppable: Context = Object.assign(Object.create(context), {
			getExecutionCancelSignal: () => deadline.signal,
		});
		const response: IN8nHttpFullResponse = await context.helpers.httpRequestWithAuthentication.call(
			stoppable,
			'dollarPeApi',
			{
				method,
				url: url.startsWith('/') ? origin + url : url,
				qs: query,
				...(body && { body }),
				headers: { Accept: 'application/json' },
				timeout: timeoutSeconds * 1000,
				// As a stream, the answer can be cut off, and n8n never repeats a request that got a 401.
				encoding: 'stream',
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
			},
			{ credentialsDecrypted: { id: '', name: '', type: 'dollarPeApi', data: credential } },
		);
		const { statusCode, headers } = response;
		const text = await readText(response.body, deadline.signal);
		if (text === undefined) return { kind: 'uncertain', cause: 'tooLarge', reason: '' };
		return outcomeOf({ statusCode, headers, body: readBody(text) });
	} catch (error) {
		if (cancelled?.aborted) return { kind: 'uncertain', cause: 'cancelled', reason: 'cancelled' };
		if (deadline.signal.aborted) return { kind: 'uncertain', cause: 'timeout', reason: 'timeout' };
		return brokenOutcome(error);
	} finally {
		deadline.release();
	}
}

function cancelSignalOf(context: Context): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}

/** The text of an answer; undefined where it is larger than {@link MAX_ANSWER_BYTES}. */
async function readText(body: unknown, stop: AbortSignal): Promise<string | undefined> {
	if (body === undefined) return '';
	if (!isStream(body)) return typeof body === 'string' ? body : JSON.stringify(body);
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of body) {
		stop.throwIfAborted();
		size += chunk.byteLength;
		// Leaving the loop closes the connection.
		if (size > MAX_ANSWER_BYTES) return undefined;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
}

function isStream(body: unknown): body is AsyncIterable<Uint8Array> {
	return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}
