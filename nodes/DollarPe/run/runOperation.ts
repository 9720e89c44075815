import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { OUTAGE_AFTER } from '../../client/http/circuitBreaker';
import { CircuitBreakers } from '../../client/http/circuitBreakers';
import { RetryBudget } from '../../client/http/retryBudget';
import { Throttle } from '../../client/http/throttle';
import { createDeliverer } from '../delivery/createDeliverer';
import { runPool } from '../delivery/pool';
import { probeFor } from '../delivery/probeFor';
import { failedBeforeSend, isLimited, isOutage, type ItemResult } from '../delivery/results';
import { errorContextOf, type Run } from '../delivery/run';
import type { Declaration, Declarations } from '../params/declaration/types';
import { readOptions } from '../params/readOptions';
import { makesOrders } from '../resources/delivery';
import { hintsOf } from './hints';
import { planItems } from './planItems';
import { prepareItem } from './prepareItem';
import { runIdOf } from './runIdOf';
import { Tally } from './tally';

/**
 * Carries out the chosen operation for every item.
 *
 * The first error ends the run: nothing new is sent, what is in progress is awaited, and the error tells what
 * succeeded. With "continue on fail" each item that failed carries its error, and the others go on. An outage of DollarPe's
 * ends it either way: what has not begun is not sent.
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

	const node = context.getNode();
	const continueOnFail = context.continueOnFail();
	const tally = new Tally(count);
	const ending = endingOf(context);
	const run = beginRun(context, declarations, count, ending.halt);
	const breakers = 'error' in run ? undefined : run.breakers;
	const record = (itemIndex: number, result: ItemResult) => {
		// Not the end of all: the looks for what was sent go on.
		if (isOutage(result) && !continueOnFail) return ending.beginNoMore();
		tally.record(itemIndex, result);
		if (result.kind === 'answered' || continueOnFail || ending.halt.aborted) return;
		if (isLimited(result)) return ending.beginNoMore();
		if (result.kind === 'uncertain' && breakers?.areDown()) tally.noteOutage();
		ending.end();
	};

	if ('error' in run) {
		for (let n = 0; n < (continueOnFail ? count : 1); n++)
			record(n, failedBeforeSend(run.error, node, n));
	} else {
		const deliverer = createDeliverer(run);
		const plan = await planItems(run, deliverer, count, record);
		await runPool(count, run.options.maxParallelRequests, ending.begun, async (itemIndex) => {
			try {
				// Not in a promise: a value that cannot be sent ends the run before the next item begins.
				const request = plan.requestOf(itemIndex);
				if (request === undefined) return;
				if ('kind' in request) return plan.record(itemIndex, request);
				const item = await prepareItem(run, itemIndex, request);
				if ('kind' in item) return plan.record(itemIndex, item);
				const result = await plan.deliver(item);
				if (result) plan.record(itemIndex, result);
			} finally {
				deliverer.endTurn?.(itemIndex);
			}
		});
		if (breakers?.markAllBegun()) tally.noteOutage();
		await deliverer.finish?.(plan.record);
	}
	ending.release();

	if (!continueOnFail && !tally.isComplete()) throw tally.error(node);
	if (!('error' in run)) addHints(run, tally);
	return [tally.output()];
}

/** Hints are shown in the editor alone. */
function addHints({ context, declaration, flags }: Run, { results }: Tally): void {
	// A version of n8n without them has nothing to show.
	if (!('addExecutionHints' in context)) return;
	context.addExecutionHints(...hintsOf({ declaration, flags, results }));
}

/** What is the same for all items; or why none can be sent, which is then each item's error. */
function beginRun(
	context: IExecuteFunctions,
	declarations: Declarations,
	count: number,
	halt: AbortSignal,
): Run | { error: unknown } {
	const resource = String(context.getNodeParameter('resource', 0));
	// Hidden where the resource is n8n's Custom API Call, and then without a value.
	const operation = String(context.getNodeParameter('operation', 0, ''));
	if ([resource, operation].includes(CUSTOM_API_CALL)) return { error: customApiCall(context) };
	const declaration = declarations[resource]?.[operation];
	if (!declaration) {
		const message = `DollarPe has no operation ${operation} for ${resource}`;
		return { error: new NodeOperationError(context.getNode(), message) };
	}
	try {
		const options = readOptions(context, declaration.operation);
		const throttle = new Throttle(options.maxParallelRequests);
		return {
			...{ id: runIdOf(context), context, declaration, options, throttle, halt },
			...outagePolicy(declaration, count, throttle, halt),
			errorContext: errorContextOf(declaration),
			configurations: new Map(),
			flags: new Set(),
		};
	} catch (error) {
		return { error };
	}
}

/** How a run goes about a DollarPe that does not answer. */
function outagePolicy(
	declaration: Declaration,
	count: number,
	throttle: Throttle,
	halt: AbortSignal,
): Pick<Run, 'breakers' | 'retryBudget'> {
	return {
		// As many requests without an answer must be those of several items.
		...(count >= OUTAGE_AFTER && {
			breakers: new CircuitBreakers(probeFor(declaration), throttle, halt),
		}),
		// All that is repeated for an order are looks after a lost payment.
		...(!makesOrders(declaration.delivery) && { retryBudget: new RetryBudget() }),
	};
}

/** What n8n's editor stores for the entry that it adds to every node whose credential can sign. */
const CUSTOM_API_CALL = '__CUSTOM_API_CALL__';

function customApiCall(context: IExecuteFunctions): NodeOperationError {
	return new NodeOperationError(
		context.getNode(),
		"A custom API call is made with n8n's HTTP Request node",
		{
			description:
				'Nothing was sent. Replace this node with an HTTP Request node, and choose Authentication → Predefined Credential Type → DollarPe API there: it signs the request with the same credential.',
		},
	);
}

/** What ends a run: the execution's cancelling, or `end`. */
function endingOf(context: IExecuteFunctions) {
	const halt = new AbortController();
	const begun = new AbortController();
	const cancelled = context.getExecutionCancelSignal();
	const beginNoMore = () => begun.abort();
	const end = () => {
		beginNoMore();
		halt.abort();
	};
	if (cancelled?.aborted) end();
	cancelled?.addEventListener('abort', end);
	return {
		halt: halt.signal,
		/** Aborted when no further item may begin. */
		begun: begun.signal,
		end,
		beginNoMore,
		/** A loop in the workflow runs the node many times in one execution. Nothing of this run goes on. */
		release: () => {
			cancelled?.removeEventListener('abort', end);
			end();
		},
	};
}
