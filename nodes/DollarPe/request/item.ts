import type {
	ICredentialsDecrypted,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
} from 'n8n-workflow';

import { openEnvelope } from '../../../dollarpe/response';
import type { Credential } from '../../../dollarpe/signedRequest';
import type { Declaration } from './declaration';
import { noAnswer, refusal, type Scene } from './errors';
import type { Options } from './options';
import type { ItemRequest } from './parameters';
import { send } from './send';

/** What is the same for every item of a run. */
export interface Run {
	context: IExecuteFunctions;
	declaration: Declaration;
	options: Options;
	credentials: ICredentialsDecrypted & { data: Credential };
	/** Scheme, host and port that the credential is for. */
	origin: string;
	/** Aborted when nothing more may be sent. */
	halt: AbortSignal;
}

/**
 * Sends one item's request and opens the answer.
 *
 * @returns DollarPe's data, an item for each result, paired with the item
 * @throws {NodeApiError} when DollarPe refuses or there is no answer
 */
export async function sendItem(
	run: Run,
	itemIndex: number,
	{ path, query, body }: ItemRequest,
): Promise<INodeExecutionData[]> {
	const { context, declaration, options, credentials, origin, halt } = run;
	const { method, fields, rootProperty } = declaration;
	const request: IHttpRequestOptions = {
		method,
		url: origin + path,
		qs: query,
		...(body && { body }),
		timeout: options.timeout * 1000,
	};
	const outcome = await send(context, credentials, request, halt);

	const scene: Scene = {
		node: context.getNode(),
		itemIndex,
		method,
		fields,
		body,
		credential: credentials.data,
		timeoutSeconds: options.timeout,
	};
	if ('broken' in outcome) throw noAnswer(outcome.broken, scene);
	const opened = openEnvelope(outcome.answer, rootProperty);
	if ('failure' in opened) throw refusal(opened.failure, outcome.answer.headers, scene);
	return toItems(opened.data, itemIndex);
}

/** DollarPe's data as n8n's items: a list becomes an item each, what is no object is kept under `data`. */
function toItems(data: unknown, itemIndex: number): INodeExecutionData[] {
	const results: unknown[] = Array.isArray(data) ? data : [data];
	return results.map((result) => ({
		json: isObject(result) ? result : { data: result as IDataObject[string] },
		pairedItem: { item: itemIndex },
	}));
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
