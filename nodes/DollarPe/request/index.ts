import {
	NodeApiError,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { originOf } from '../../../dollarpe/environments';
import type { Declarations } from './declaration';
import { fieldError } from './errors';
import { sendItem, type Run } from './item';
import { readOptions } from './options';
import { readItem } from './parameters';
import { runPool } from './pool';
import { Tally } from './tally';
import { UnfitValue } from './tidy';

/**
 * Carries out the chosen operation for every item.
 *
 * The first error ends the run: nothing new is sent, what is under way is awaited, and the error tells what went
 * through. With "continue on fail" each item that failed carries its error, and the others go on.
 *
 * @returns one item or more for each item, in order and paired
 * @throws {NodeApiError | NodeOperationError} the first error, or why the run could not begin
 */
export async function runOperation(
	context: IExecuteFunctions,
	declarations: Declarations,
): Promise<INodeExecutionData[][]> {
	const { length: count } = context.getInputData();
	if (count === 0) return [[]];

	const halt = haltWith(context.getExecutionCancelSignal());
	const tally = new Tally(count);
	const run = await prepare(context, declarations, halt.signal);
	await runPool(count, run.options.maxParallelRequests, halt.signal, async (index) => {
		try {
			const request = readItem(context, run.declaration, index);
			tally.succeeded(index, await sendItem(run, index, request));
		} catch (error) {
			tally.failed(index, asNodeError(context, error, index));
			if (!context.continueOnFail()) halt.abort();
		}
	});
	return [tally.close(context.getNode(), context.continueOnFail())];
}

/** Aborted when the execution is cancelled; by us, when an error ends the run. */
function haltWith(cancelled: AbortSignal | undefined): AbortController {
	const halt = new AbortController();
	if (cancelled?.aborted) halt.abort();
	cancelled?.addEventListener('abort', () => halt.abort(), { once: true });
	return halt;
}

/** Reads once what holds for all items. Fetching the credential for each request would cost more than signing it. */
async function prepare(
	context: IExecuteFunctions,
	declarations: Declarations,
	halt: AbortSignal,
): Promise<Run> {
	const node = context.getNode();
	const resource = String(context.getNodeParameter('resource', 0));
	const operation = String(context.getNodeParameter('operation', 0));
	const declaration = declarations[resource]?.[operation];
	if (!declaration) {
		throw new NodeOperationError(node, `DollarPe has no operation ${operation} for ${resource}`);
	}
	const data = await context.getCredentials('dollarPeApi', 0);
	const credentials = { id: '', name: '', type: 'dollarPeApi', data };
	try {
		return {
			context,
			declaration,
			options: readOptions(context),
			credentials,
			origin: originOf(data),
			halt,
		};
	} catch (error) {
		throw asNodeError(context, error);
	}
}

function asNodeError(
	context: IExecuteFunctions,
	error: unknown,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	if (error instanceof UnfitValue) return fieldError(context.getNode(), itemIndex ?? 0, error);
	const cause = error instanceof Error ? error : String(error);
	return new NodeOperationError(context.getNode(), cause, { itemIndex });
}
