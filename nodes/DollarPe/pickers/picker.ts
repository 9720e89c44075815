import { NodeApiError, type ILoadOptionsFunctions } from 'n8n-workflow';

import { isRecord } from '../../../dollarpe/json/json';
import { openConnection, type Connection } from '../../client/http/connection';
import { apiError } from '../../client/errors/errors';
import { Throttle } from '../../client/http/throttle';

/** n8n takes the hyphens out of a message, so the words that matter are in the description below it. */
const NOT_LOADED = 'The list could not be loaded';

/** Somebody waits in front of the list. */
const TIMEOUT_SECONDS = 20;

/**
 * Opens the connection of a list in the panel. It sends nothing twice: whoever waits for the list can open it again.
 *
 * @throws {NodeApiError} when the credential is not complete
 */
export async function openPicker(context: ILoadOptionsFunctions): Promise<Connection> {
	const credential = await context.getCredentials('dollarPeApi');
	const halt = new AbortController().signal;
	let problem: string;
	try {
		return openConnection(
			{ context, credential, timeoutSeconds: TIMEOUT_SECONDS },
			{ throttle: new Throttle(1), halt, noRetry: true },
		);
	} catch (error) {
		problem = describeError(error);
	}
	throw unanswerable(context, problem);
}

/** Why a list in the panel has nothing to show, before anything is sent. */
export function unanswerable(context: ILoadOptionsFunctions, description: string): NodeApiError {
	return new NodeApiError(context.getNode(), {}, { message: NOT_LOADED, description });
}

/**
 * Why a list could not be loaded, as n8n shows it in the panel: it sends the description of a NodeApiError alone to the
 * editor, and links to the credential where the HTTP status is 401.
 *
 * @param error what a request of the list's ended with
 */
export function notLoaded(error: unknown, connection: Connection): NodeApiError {
	const details = error instanceof NodeApiError ? error.context.data : undefined;
	return apiError(
		{
			message: NOT_LOADED,
			description: describeError(error),
			...(isRecord(details) && { details }),
		},
		connection,
		{},
	);
}

/** What n8n evaluates; an editor may drop what stands before the `=` and is not seen. */
const EXPRESSION = /^[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]*=/u;

/** Whether n8n would take a text of DollarPe's for an expression, once it stands in a workflow. */
export function isExpression(text: string): boolean {
	return EXPRESSION.test(text);
}

/** A text of DollarPe's as the name of a row or an option: n8n keeps it in the workflow, and must not evaluate it. */
export function literalName(text: string): string {
	return isExpression(text) ? `'${text}` : text;
}

/** Message and description of an error in one text. */
export function describeError(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const message = /[.!?]$/.test(error.message) ? error.message : `${error.message}.`;
	const more =
		'description' in error && typeof error.description === 'string' ? error.description : '';
	return `${message} ${more}`.trim();
}
