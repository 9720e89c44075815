import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
} from 'n8n-workflow';

import { openEnvelope } from '../../../dollarpe/response';
import { readCredential } from '../../../dollarpe/signedRequest';
import type { Declaration, Output } from './declaration';
import { noAnswer, refusal, type Scene } from './errors';
import type { Options } from './options';
import type { ItemRequest } from './parameters';
import { send } from './send';

/** What is the same for every item of a run. */
export interface Run {
	context: IExecuteFunctions;
	declaration: Declaration;
	options: Options;
	/** Aborted when nothing more may be sent. */
	halt: AbortSignal;
}

/**
 * Sends one item's request and opens the answer.
 *
 * @returns DollarPe's data, an item for each result, paired with the item; undefined when the execution was cancelled before it was sent
 * @throws {Error} when the credential is not complete
 * @throws {NodeApiError} when DollarPe refuses or there is no answer
 */
export async function sendItem(
	run: Run,
	itemIndex: number,
	{ path, query, body }: ItemRequest,
): Promise<INodeExecutionData[] | undefined> {
	const { context, declaration, options, halt } = run;
	const { method, fields, output } = declaration;
	// For this very item: a credential may have expressions in it, and n8n's own helper would take the first item's.
	const data = await context.getCredentials('dollarPeApi', itemIndex);
	const { origin } = readCredential(data);
	if (context.getExecutionCancelSignal()?.aborted) return undefined;
	const request: IHttpRequestOptions = {
		method,
		url: origin + path,
		qs: query,
		...(body && { body }),
		timeout: options.timeout * 1000,
	};
	const credentials = { id: '', name: '', type: 'dollarPeApi', data };
	const outcome = await send(context, credentials, request, halt);

	const scene: Scene = {
		node: context.getNode(),
		itemIndex,
		method,
		fields,
		body,
		credential: data,
		timeoutSeconds: options.timeout,
	};
	if ('broken' in outcome) throw noAnswer(outcome.broken, scene);
	const opened = openEnvelope(outcome.answer);
	if ('failure' in opened) throw refusal(opened.failure, outcome.answer.headers, scene);
	const result = resultOf(opened.envelope, output);
	// An empty list is an answer to a question; for anything else it must not make the item vanish.
	const results: unknown[] =
		Array.isArray(result) && (method === 'GET' || result.length > 0) ? result : [result];
	return results.map((each) => toItem(each, itemIndex));
}

/** The part of the answer that the operation's declaration asks for. */
function resultOf(envelope: Record<string, unknown>, output: Output): unknown {
	if ('rootProperty' in output) return envelope[output.rootProperty];
	const pairs = Object.entries(output.keys).map(([name, key]) => [name, envelope[key]]);
	return Object.fromEntries(pairs);
}

/** One result as n8n's item; what is no object is kept under `data`. */
function toItem(result: unknown, itemIndex: number): INodeExecutionData {
	const json = isObject(result) ? result : { data: result as IDataObject[string] };
	return { json, pairedItem: { item: itemIndex } };
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
