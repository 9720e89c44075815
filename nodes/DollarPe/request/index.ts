import {
	NodeApiError,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import type { Declarations } from './declaration';
import { fieldError } from './errors';
import { connect, envelopeOf, NotSent, type Run } from './exchange';
import { isPending, settle, toCreated, type Attempt, type Pending } from './existing';
import { sendItem } from './item';
import { readOptions } from './options';
import { readItem, type ItemRequest } from './parameters';
import { runPool } from './pool';
import { Tally } from './tally';
import { Throttle } from './throttle';
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
	// Aborted when the execution is cancelled; by us, when an error ends the run.
	const halt = new AbortController();
	const cancelled = context.getExecutionCancelSignal();
	const stop = () => halt.abort();
	if (cancelled?.aborted) stop();
	cancelled?.addEventListener('abort', stop);
	const tally = new Tally(count);
	const attempt: Attempt = async (index, work) => {
		try {
			const items = await work();
			if (items) tally.succeeded(index, items);
		} catch (error) {
			if (error instanceof NotSent) return;
			tally.failed(index, asNodeError(context, error, index));
			if (!continueOnFail) halt.abort();
		}
	};

	const settings = settingsOf(context, declarations);
	if ('error' in settings) {
		const fail = async () => await Promise.reject(settings.error);
		await runPool(count, 1, halt.signal, async (index) => await attempt(index, fail));
	} else {
		const throttle = new Throttle(settings.options.maxParallelRequests);
		await runItems({ context, ...settings, throttle, halt: halt.signal }, tally, attempt);
	}
	// A loop in the workflow runs the node many times in one execution.
	cancelled?.removeEventListener('abort', stop);
	return [tally.close(context.getNode(), continueOnFail)];
}

/** Carries out each item; what exists already is settled when all have been sent. */
async function runItems(run: Run, tally: Tally, attempt: Attempt): Promise<void> {
	const { context, declaration, options, halt } = run;
	const { existing, method } = declaration;
	const pending: Pending[] = [];
	const send = async (index: number, request: ItemRequest) => {
		const connection = await connect(run, index);
		if (context.getExecutionCancelSignal()?.aborted) throw new NotSent();
		if (!existing) return await sendItem(run, connection, index, request);

		const exchanged = await connection.exchange(method, request.path, request);
		if (!isPending(existing, exchanged, request)) return toCreated(envelopeOf(exchanged), index);
		pending.push({ index, connection, request, exchanged });
		return undefined;
	};
	await runPool(tally.count, options.maxParallelRequests, halt, async (index) => {
		// The reading is not in a promise: an unfit value ends the run before the next item begins.
		await attempt(index, () => send(index, readItem(context, declaration, index)));
	});
	if (!existing) return;
	await settle(run, existing, pending, attempt, (index, error) => tally.leftOpen(index, error));
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
