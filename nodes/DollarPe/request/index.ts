import {
	NodeApiError,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

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

	const continueOnFail = context.continueOnFail();
	const halt = haltWith(context.getExecutionCancelSignal());
	const tally = new Tally(count);
	const settings = settingsOf(context, declarations);
	const limit = 'error' in settings ? 1 : settings.options.maxParallelRequests;
	await runPool(count, limit, halt.signal, async (index) => {
		try {
			if ('error' in settings) throw settings.error;
			const request = readItem(context, settings.declaration, index);
			const items = await sendItem({ context, ...settings, halt: halt.signal }, index, request);
			if (items) tally.succeeded(index, items);
		} catch (error) {
			tally.failed(index, asNodeError(context, error, index));
			if (!continueOnFail) halt.abort();
		}
	});
	return [tally.close(context.getNode(), continueOnFail)];
}

/** Aborted when the execution is cancelled; by us, when an error ends the run. */
function haltWith(cancelled: AbortSignal | undefined): AbortController {
	const halt = new AbortController();
	if (cancelled?.aborted) halt.abort();
	cancelled?.addEventListener('abort', () => halt.abort(), { once: true });
	return halt;
}

/** What holds for all items; or why none can be sent, which is then each item's error. */
function settingsOf(
	context: IExecuteFunctions,
	declarations: Declarations,
): Pick<Run, 'declaration' | 'options'> | { error: unknown } {
	const resource = String(context.getNodeParameter('resource', 0));
	const operation = String(context.getNodeParameter('operation', 0));
	const declaration = declarations[resource]?.[operation];
	if (!declaration) {
		const message = `DollarPe has no operation ${operation} for ${resource}`;
		return { error: new NodeOperationError(context.getNode(), message) };
	}
	try {
		return { declaration, options: readOptions(context) };
	} catch (error) {
		return { error };
	}
}

function asNodeError(
	context: IExecuteFunctions,
	error: unknown,
	itemIndex: number,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	if (error instanceof UnfitValue) return fieldError(context.getNode(), itemIndex, error);
	const cause = error instanceof Error ? error : String(error);
	return new NodeOperationError(context.getNode(), cause, {
		itemIndex,
		description: `Nothing was sent for item ${itemIndex}, counted from 0.`,
	});
}
