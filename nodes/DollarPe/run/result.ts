import {
	NodeApiError,
	NodeOperationError,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';

import { about, errorOf, itemSuffix, uncertainAdvice, type Subject } from '../../client/errors';
import type { Unanswered } from '../../client/outcome';
import type { Request, Sender } from '../../client/request';

export type NodeError = NodeApiError | NodeOperationError;

/** What became of an item, as the outcome of its request says. */
export type ItemResult =
	| { kind: 'answered'; items: INodeExecutionData[] }
	| { kind: 'refused' | 'uncertain'; error: NodeError }
	/** Without an error, the run had ended before the item's turn. */
	| { kind: 'notSent'; error?: NodeError };

/** What a run keeps of an item until its end: of an error, which may hold a whole answer, what a person reads. */
export type RecordedResult =
	| Extract<ItemResult, { kind: 'answered' }>
	| { kind: Exclude<ItemResult['kind'], 'answered'>; error?: ErrorText };

/** What a person reads of an error. */
export interface ErrorText {
	message: string;
	description?: string | null;
}

/** The result of an item whose request was not answered with success. */
export function failed(
	outcome: Unanswered,
	sender: Sender,
	request: Request,
	subject: Subject,
): ItemResult {
	if (outcome.kind === 'notSent' && outcome.cause === 'ended') return { kind: 'notSent' };
	const error = errorOf(outcome, sender, request, subject);
	return { kind: kindFor(request.method, outcome.kind), error };
}

/**
 * The result of an item for which something went wrong before anything was sent.
 *
 * @param contact whom the item is about, such as `Client Reference ID: crm-1042`
 */
export function notSent(
	error: unknown,
	node: INode,
	itemIndex: number,
	contact?: string,
): ItemResult {
	const description = `Item ${itemIndex} was not sent.`;
	return { kind: 'notSent', error: asNodeError(error, node, itemIndex, description, contact) };
}

/** The result of an item for which something went wrong when its request may have left. */
export function lost(
	error: unknown,
	node: INode,
	itemIndex: number,
	method: string,
	contact?: string,
): ItemResult {
	const nodeError = asNodeError(error, node, itemIndex, uncertainAdvice(method), contact);
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
	contact: string | undefined,
): NodeError {
	const nodeError = isNodeError(error)
		? error
		: new NodeOperationError(node, messageOf(error) + itemSuffix(itemIndex), {
				itemIndex,
				description,
			});
	const isNamed = contact === undefined || nodeError.context.contact !== undefined;
	return isNamed ? nodeError : about(nodeError, contact);
}

function isNodeError(error: unknown): error is NodeError {
	return error instanceof NodeApiError || error instanceof NodeOperationError;
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
