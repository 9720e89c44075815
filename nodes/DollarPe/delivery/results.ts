import {
	NodeApiError,
	NodeOperationError,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';

import { messageOf } from '../../../dollarpe/text/messageOf';
import {
	withRecordLabel,
	errorOf,
	itemSuffix,
	uncertainAdvice,
	type ErrorContext,
} from '../../client/errors/errors';
import type { Unanswered } from '../../client/http/outcome';
import type { Request, Sender } from '../../client/http/request';

export type NodeError = NodeApiError | NodeOperationError;

/** What became of an item, as the outcome of its request says. */
export type ItemResult =
	| { kind: 'answered'; items: INodeExecutionData[] }
	| { kind: 'refused' | 'uncertain'; error: NodeError }
	/**
	 * Without an error, the run had ended before the item's turn. `isOutage`: DollarPe had not answered for some time.
	 * `isLimited`: a limit of the user's forbids it; what was sent before goes on to its end.
	 */
	| { kind: 'notSent'; error?: NodeError; isOutage?: true; isLimited?: true };

/** What a run keeps of an item until its end: of an error, which may hold a whole answer, what a person reads. */
export type RecordedResult =
	| Extract<ItemResult, { kind: 'answered' }>
	| { kind: Exclude<ItemResult['kind'], 'answered'>; error?: ErrorText };

/** What a person reads of an error. */
export interface ErrorText {
	message: string;
	description?: string | null;
}

/** Whether an item was not sent because DollarPe had not answered for some time. */
export function isOutage(result: ItemResult): boolean {
	return result.kind === 'notSent' && result.isOutage === true;
}

/** Whether an item was not sent because of a limit of the user's. */
export function isLimited(result: ItemResult): boolean {
	return result.kind === 'notSent' && result.isLimited === true;
}

/** The result of an item whose request was not answered with success. */
export function failureResult(
	outcome: Unanswered,
	sender: Sender,
	request: Request,
	errorContext: ErrorContext,
): ItemResult {
	if (outcome.kind === 'notSent' && outcome.cause === 'runEnded') return { kind: 'notSent' };
	const error = errorOf(outcome, sender, request, errorContext);
	if (outcome.kind === 'notSent' && outcome.cause === 'noAnswers') {
		return { kind: 'notSent', error, isOutage: true };
	}
	return { kind: kindFor(request.method, outcome.kind), error };
}

/**
 * The result of an item for which something went wrong before anything was sent.
 *
 * @param recordLabel whom the item is about, such as `Client Reference ID: crm-1042`
 */
export function failedBeforeSend(
	error: unknown,
	node: INode,
	itemIndex: number,
	recordLabel?: string,
): ItemResult {
	const description = `Item ${itemIndex} was not sent.`;
	return { kind: 'notSent', error: asNodeError(error, node, itemIndex, description, recordLabel) };
}

/** The result of an item for which something went wrong when its request may have left. */
export function failedAfterSend(
	error: unknown,
	node: INode,
	itemIndex: number,
	method: string,
	recordLabel?: string,
): ItemResult {
	const nodeError = asNodeError(error, node, itemIndex, uncertainAdvice(method), recordLabel);
	return { kind: kindFor(method, 'uncertain'), error: nodeError };
}

/** Reading changes nothing: a GET without a good answer has failed, and that is certain. */
function kindFor<K extends ItemResult['kind']>(method: string, kind: K): K | 'refused' {
	return method === 'GET' && kind === 'uncertain' ? 'refused' : kind;
}

function asNodeError(
	error: unknown,
	node: INode,
	itemIndex: number,
	description: string,
	recordLabel: string | undefined,
): NodeError {
	const nodeError = isNodeError(error)
		? error
		: new NodeOperationError(node, messageOf(error) + itemSuffix(itemIndex), {
				itemIndex,
				description,
			});
	const isNamed = recordLabel === undefined || nodeError.context.recordLabel !== undefined;
	return isNamed ? nodeError : withRecordLabel(nodeError, recordLabel);
}

function isNodeError(error: unknown): error is NodeError {
	return error instanceof NodeApiError || error instanceof NodeOperationError;
}
