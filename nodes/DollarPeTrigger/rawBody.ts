import type { IWebhookFunctions } from 'n8n-workflow';

import { messageOf } from '../../dollarpe/text/messageOf';
import { isRecord } from '../../dollarpe/json/json';
import type { RefusedCall } from '../../dollarpe/signing/webhook';

/** What n8n adds to a request. */
interface WebhookRequest {
	/** The bytes of the body, unpacked; undefined if it has not been read. */
	rawBody?: unknown;
	/** Reads the body once, and sets `rawBody`. */
	readRawBody?: () => Promise<void>;
}

/**
 * The body of a call as bytes. n8n has read it if its content type is JSON, text, form or XML (n8n 2.41.1 and 1.123.81,
 * `parseRequestBody`; for a trigger of version 1 whatever it is); any other is read here.
 *
 * @returns `rawBody`, which is undefined for multipart, or why the call is refused
 */
export async function readRawBody(
	context: IWebhookFunctions,
): Promise<{ rawBody: unknown } | RefusedCall> {
	const request = context.getRequestObject() as WebhookRequest;
	const { 'content-type': contentType } = context.getHeaderData() as Record<string, unknown>;
	// n8n has turned the body into files by now, and nobody knows its bytes any more.
	const isMultipart = /^\s*multipart\//i.test(String(contentType));
	if (request.rawBody === undefined && !isMultipart) {
		try {
			await request.readRawBody?.();
		} catch (error) {
			return refusedFor(error);
		}
	}
	return { rawBody: request.rawBody };
}

/** @param error n8n's, for a body that is cut off, not packed as it says, or larger than n8n takes */
function refusedFor(error: unknown): RefusedCall {
	if (isRecord(error) && error.statusCode === 413) {
		return { status: 413, reason: 'the body is larger than n8n takes' };
	}
	const reason = messageOf(error);
	return { status: 400, reason: `the body cannot be read: ${reason}` };
}
