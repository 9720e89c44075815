import { NodeApiError, type JsonObject, type NodeOperationError } from 'n8n-workflow';

import { recordLabelOf } from './recordLabel';
import { sanitize } from '../redaction/sanitize';
import type { Unanswered } from '../http/outcome';
import { createRedactor, masksOf } from '../redaction/redact';
import type { Request, Sender } from '../http/request';
import { joinSentences } from './sentences';
import type { ErrorContext } from './errorContext';
import { wordingOf, type Wording } from './wording';

export type { ErrorContext } from './errorContext';
export { uncertainAdvice } from './uncertain';

/**
 * The error that a person reads when a request was not answered with success. DollarPe's own words come first, then
 * which value and field, then whom it is about, then what to do.
 */
export function errorOf(
	outcome: Unanswered,
	sender: Sender,
	request: Request,
	errorContext: ErrorContext,
): NodeApiError {
	return apiError(wordingOf(outcome, sender, request, errorContext), sender, errorContext, request);
}

/**
 * An error of the node's own about what DollarPe answered. Secrets are taken out of it, and what is to be masked of the
 * request, which also tells whom it is about.
 */
export function apiError(
	{ message, description, details = {} }: Wording,
	{ context, credential }: Sender,
	{ itemIndex }: ErrorContext,
	request: Partial<Request> = {},
): NodeApiError {
	const hide = createRedactor(credential, masksOf(request));
	const data = sanitize(details, hide) as JsonObject;
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
	const recordLabel = recordLabelOf(request);
	return recordLabel === undefined ? error : withRecordLabel(error, hide(recordLabel));
}

/**
 * Adds to an error whom it is about.
 *
 * @param recordLabel such as `Client Reference ID: crm-1042`
 */
export function withRecordLabel<E extends NodeApiError | NodeOperationError>(
	error: E,
	recordLabel: string,
): E {
	error.context.recordLabel = recordLabel;
	error.description = joinSentences([`${recordLabel}.`, error.description ?? '']);
	return error;
}

/** How a message names its item: n8n's own index, from 0. */
export function itemSuffix(itemIndex: number | undefined): string {
	return itemIndex === undefined ? '' : ` [Item ${itemIndex}]`;
}
