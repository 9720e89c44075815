import type { INodeExecutionData } from 'n8n-workflow';

import { HOSTS } from '../../../dollarpe/environments';
import type { Envelope } from '../../../dollarpe/response';
import { openConnection, type Connection } from '../../client/connection';
import { isDataObject } from '../../client/dataObject';
import { readPages } from '../../client/pages';
import type { Request } from '../../client/request';
import type { ItemRequest, Wanted } from '../declaration/types';
import type { Operation } from '../resources/operation';
import { isUndecided, toCreated, type Undecided } from './createOrGet/settle';
import { resultOf, simplified, toItem } from './items';
import { failed, lost, notSent, type ItemResult } from './result';
import type { Run } from './run';
import { firstLook, type Waiting } from './waitForFinal';

/**
 * Sends one item's request; what exists already, or may, is undecided until all items have been sent, and what
 * DollarPe still works on may have to wait. n8n copies the node for whoever asks for it, so only an error does.
 */
export async function sendItem(
	run: Run,
	itemIndex: number,
	itemRequest: ItemRequest,
): Promise<ItemResult | Undecided | Waiting> {
	let connection: Connection;
	try {
		connection = await connect(run, itemIndex);
		checkRequest(run.declaration.operation, itemRequest, connection);
	} catch (error) {
		return notSent(error, run.context.getNode(), itemIndex);
	}
	if (run.context.getExecutionCancelSignal()?.aborted) return { kind: 'notSent' };
	try {
		return run.declaration.operation.paginated
			? await readList(run, connection, itemIndex, itemRequest)
			: await sendOne(run, connection, itemIndex, itemRequest);
	} catch (error) {
		return lost(error, run.context.getNode(), itemIndex, run.declaration.method);
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
	return openConnection({ context, credential, timeoutSeconds: options.timeout }, run);
}

/** @throws {Error} that says why the request must not be sent */
function checkRequest(
	{ check, sandboxOnly }: Operation,
	{ query, body }: ItemRequest,
	{ origin }: Connection,
): void {
	if (sandboxOnly && origin === HOSTS.production) {
		throw new Error(
			'DollarPe offers this operation in its sandbox only, and the credential is for production',
		);
	}
	const problem = check?.({ ...query, ...body }, origin);
	if (problem !== undefined) throw new Error(problem);
}

async function sendOne(
	run: Run,
	connection: Connection,
	itemIndex: number,
	{ path, query, body, masks, wanted }: ItemRequest,
): Promise<ItemResult | Undecided | Waiting> {
	const { method, output, operation } = run.declaration;
	const { existing } = operation;
	const request: Request = { method, url: path, query, body, masks };
	const outcome = await connection.send(request);
	if (outcome.kind === 'answered') {
		const itemOf = (envelope: Envelope) =>
			existing
				? toCreated(envelope, itemIndex)
				: resultItem(operation, resultOf(envelope, output), wanted, itemIndex);
		return firstLook(run, { itemIndex, connection, request, itemOf, envelope: outcome.envelope });
	}
	if (existing && isUndecided(existing, outcome, request)) {
		return { kind: 'undecided', itemIndex, connection, request, outcome };
	}
	return failed(outcome, connection, request, { ...run.subject, itemIndex });
}

/** As many results of a list as the item wants. */
async function readList(
	{ declaration: { operation }, subject, halt }: Run,
	connection: Connection,
	itemIndex: number,
	{ path, query, wanted }: ItemRequest,
): Promise<ItemResult> {
	const results: unknown[] = [];
	for await (const page of readPages(connection, path, query, { ...subject, itemIndex }, halt)) {
		// One by one: a page may have more results than a call may have arguments.
		for (const each of page) results.push(each);
		if (results.length >= wanted.limit) break;
	}
	const items = results
		.slice(0, wanted.limit)
		.map((each) => resultItem(operation, each, wanted, itemIndex));
	return { kind: 'answered', items };
}

/** One result as the item that the operation returns. */
function resultItem(
	{ result: change, simplified: kept }: Operation,
	result: unknown,
	{ isShort }: Wanted,
	itemIndex: number,
): INodeExecutionData {
	const whole = change && isDataObject(result) ? change(result) : result;
	return toItem(isShort && kept ? simplified(whole, kept) : whole, itemIndex);
}
