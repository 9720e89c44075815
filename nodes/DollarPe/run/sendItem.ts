import { HOSTS } from '../../../dollarpe/environments';
import { openConnection, type Connection } from '../../client/http/connection';
import { recordLabelOf } from '../../client/errors/recordLabel';
import { isDataObject } from '../../client/dataObject';
import { readPages } from '../../client/lists/pages';
import type { Request } from '../../client/http/request';
import type { ItemRequest, OutputSelection } from '../params/declaration/types';
import { linkLifetime } from '../params/itemFiles';
import type { Operation } from '../resources/operation';
import { checkLimits } from './checkLimits';
import { requireOwnAnswer } from '../delivery/existing/requireOwnAnswer';
import { recoverByQuotation } from '../delivery/existing/recoverByQuotation';
import { isUnresolved, type Unresolved } from '../delivery/existing/unresolved';
import { resultItem } from '../delivery/itemResult';
import { whyNotFetched, withLastingLinks } from './linkedFiles';
import {
	failureResult,
	failedAfterSend,
	failedBeforeSend,
	type ItemResult,
} from '../delivery/results';
import type { Run } from '../delivery/run';
import { startPolling, type Polling } from '../delivery/poll';

/**
 * Sends one item's request; what exists already, or may, is undecided until all items have been sent, and what
 * DollarPe still works on may have to wait. n8n copies the node for whoever asks for it, so only an error does.
 */
export async function sendItem(
	run: Run,
	itemIndex: number,
	itemRequest: ItemRequest,
): Promise<ItemResult | Unresolved | Polling> {
	let connection: Connection;
	let request: ItemRequest;
	try {
		connection = await connect(run, itemIndex);
		checkRequest(run.declaration.operation, itemRequest, connection);
		const outsideLimits = await checkLimits(run, connection, itemIndex, itemRequest);
		if (outsideLimits) return outsideLimits;
		request = await withLastingLinks(run.context, itemRequest, linkLifetime(run.options));
	} catch (error) {
		return failedBeforeSend(error, run.context.getNode(), itemIndex, recordLabelOf(itemRequest));
	}
	if (run.context.getExecutionCancelSignal()?.aborted) return { kind: 'notSent' };
	try {
		return run.declaration.operation.paginated
			? await readList(run, connection, itemIndex, request)
			: await sendOne(run, connection, itemIndex, request);
	} catch (error) {
		const { method } = run.declaration;
		return failedAfterSend(
			error,
			run.context.getNode(),
			itemIndex,
			method,
			recordLabelOf(itemRequest),
		);
	}
}

/**
 * A credential may have expressions in it, so it is that of this very item; n8n's own helper would take the first
 * item's.
 *
 * @throws {Error} when the credential is not complete
 */
async function connect(run: Run, itemIndex: number): Promise<Connection> {
	const { context, options } = run;
	const credential = await context.getCredentials('dollarPeApi', itemIndex);
	const connection = openConnection({ context, credential, timeoutSeconds: options.timeout }, run);
	if (connection.origin === HOSTS.production) run.flags.add('production');
	return connection;
}

/** @throws {Error} that says why the request must not be sent */
function checkRequest(
	{ check, sandboxOnly }: Operation,
	{ query, body, files }: ItemRequest,
	{ origin }: Connection,
): void {
	if (sandboxOnly && origin === HOSTS.production) {
		throw new Error(
			'DollarPe offers this operation in its sandbox only, and the credential is for production',
		);
	}
	const problem = check?.({ ...query, ...body }, origin) ?? whyNotFetched(files, origin);
	if (problem !== undefined) throw new Error(problem);
}

async function sendOne(
	run: Run,
	connection: Connection,
	itemIndex: number,
	{ selection, path, query, body, params, masks }: ItemRequest,
): Promise<ItemResult | Unresolved | Polling> {
	const { declaration, errorContext } = run;
	const { method, operation } = declaration;
	const { existing } = operation;
	const request: Request = { method, url: path, query, body, params, masks };
	const outcome = requireOwnAnswer(operation, request, await connection.send(request));
	if (outcome.kind === 'answered') {
		return startPolling(run, {
			itemIndex,
			connection,
			request,
			selection,
			envelope: outcome.envelope,
		});
	}
	if (!existing || !isUnresolved(existing, outcome, request)) {
		return failureResult(outcome, connection, request, { ...errorContext, itemIndex });
	}
	const maybeCarriedOut = outcome.kind === 'uncertain';
	const item: Unresolved = {
		...{ kind: 'unresolved', itemIndex, connection, request, selection, outcome, maybeCarriedOut },
	};
	return existing.quotation ? await recoverByQuotation(run, existing, item) : item;
}

/** As many results of a list as the item wants. */
async function readList(
	{ declaration: { operation }, errorContext, halt, flags }: Run,
	connection: Connection,
	itemIndex: number,
	{ path, query, selection }: ItemRequest,
): Promise<ItemResult> {
	const results: unknown[] = [];
	const noteShort = () => void flags.add('listTooShort');
	const about = { ...errorContext, itemIndex };
	for await (const page of readPages(connection, path, query, about, halt, noteShort)) {
		// One by one: a page may have more results than a call may have arguments.
		for (const each of page) if (isKept(each, selection)) results.push(each);
		if (results.length >= selection.limit) break;
	}
	const items = results
		.slice(0, selection.limit)
		.map((each) => resultItem(operation, each, selection, itemIndex));
	return { kind: 'answered', items };
}

function isKept(result: unknown, { filters: keeps = [] }: OutputSelection): boolean {
	return keeps.every((keep) => isDataObject(result) && keep(result));
}
