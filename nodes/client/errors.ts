import { NodeApiError, type JsonObject, type NodeOperationError } from 'n8n-workflow';

import { contactOf } from './contact';
import { excerpt } from './excerpt';
import type { Unanswered } from './outcome';
import { hiding, masksOf } from './redact';
import type { Request, Sender } from './request';
import { joined } from './sentences';
import type { Subject } from './subject';
import { wordingOf, type Wording } from './wording';

export type { Subject } from './subject';
export { uncertainAdvice } from './uncertain';

/**
 * The error that a person reads when a request was not answered with success. DollarPe's own words come first, then
 * which value and field, then whom it is about, then what to do.
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
 * An error of the node's own about what DollarPe answered. Secrets are taken out of it, and what is to be masked of the
 * request, which also tells whom it is about.
 */
export function apiError(
	{ message, description, details = {} }: Wording,
	{ context, credential }: Sender,
	{ itemIndex }: Subject,
	request: Partial<Request> = {},
): NodeApiError {
	const hide = hiding(credential, masksOf(request));
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
	const contact = contactOf(request);
	return contact === undefined ? error : about(error, hide(contact));
}

/**
 * Adds to an error whom it is about.
 *
 * @param contact such as `Client Reference ID: crm-1042`
 */
export function about<E extends NodeApiError | NodeOperationError>(error: E, contact: string): E {
	error.context.contact = contact;
	error.description = joined([`${contact}.`, error.description ?? '']);
	return error;
}

/** How a message names its item: n8n's own index, from 0. */
export function itemSuffix(itemIndex: number | undefined): string {
	return itemIndex === undefined ? '' : ` [Item ${itemIndex}]`;
}
