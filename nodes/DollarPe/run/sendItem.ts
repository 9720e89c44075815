import { HOSTS } from '../../../dollarpe/environments';
import { openConnection, type Connection } from '../../client/connection';
import { contactOf } from '../../client/contact';
import { isDataObject } from '../../client/dataObject';
import { readPages } from '../../client/pages';
import type { Request } from '../../client/request';
import type { ItemRequest, Wanted } from '../declaration/types';
import { linkLifetime } from '../input/itemFiles';
import type { Operation } from '../resources/operation';
import { checkLimits } from './checkLimits';
import { ofRequest } from './existing/ofRequest';
import { throughQuotation } from './existing/throughQuotation';
import { isUndecided, type Undecided } from './existing/undecided';
import { resultItem } from './items';
import { whyNotFetched, withLastingLinks } from './linkedFiles';
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
	let request: ItemRequest;
	try {
		connection = await connect(run, itemIndex);
		checkRequest(run.declaration.operation, itemRequest, connection);
		const outsideLimits = await checkLimits(run, connection, itemIndex, itemRequest);
		if (outsideLimits) return outsideLimits;
		request = await withLastingLinks(run.context, itemRequest, linkLifetime(run.options));
	} catch (error) {
		return notSent(error, run.context.getNode(), itemIndex, contactOf(itemRequest));
	}
	if (run.context.getExecutionCancelSignal()?.aborted) return { kind: 'notSent' };
	try {
		return run.declaration.operation.paginated
			? await readList(run, connection, itemIndex, request)
			: await sendOne(run, connection, itemIndex, request);
	} catch (error) {
		const { method } = run.declaration;
		return lost(error, run.context.getNode(), itemIndex, method, contactOf(itemRequest));
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
	if (connection.origin === HOSTS.production) run.notes.add('production');
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
	{ wanted, path, query, body, params, masks }: ItemRequest,
): Promise<ItemResult | Undecided | Waiting> {
	const { declaration, subject } = run;
	const { method, operation } = declaration;
	const { existing } = operation;
	const request: Request = { method, url: path, query, body, params, masks };
	const outcome = ofRequest(operation, request, await connection.send(request));
	if (outcome.kind === 'answered') {
		return firstLook(run, { itemIndex, connection, request, wanted, envelope: outcome.envelope });
	}
	if (!existing || !isUndecided(existing, outcome, request)) {
		return failed(outcome, connection, request, { ...subject, itemIndex });
	}
	const mayBeDone = outcome.kind === 'uncertain';
	const item: Undecided = {
		...{ kind: 'undecided', itemIndex, connection, request, wanted, outcome, mayBeDone },
	};
	return existing.quotation ? await throughQuotation(run, existing, item) : item;
}

/** As many results of a list as the item wants. */
async function readList(
	{ declaration: { operation }, subject, halt, notes }: Run,
	connection: Connection,
	itemIndex: number,
	{ path, query, wanted }: ItemRequest,
): Promise<ItemResult> {
	const results: unknown[] = [];
	const noteShort = () => void notes.add('listTooShort');
	const about = { ...subject, itemIndex };
	for await (const page of readPages(connection, path, query, about, halt, noteShort)) {
		// One by one: a page may have more results than a call may have arguments.
		for (const each of page) if (isKept(each, wanted)) results.push(each);
		if (results.length >= wanted.limit) break;
	}
	const items = results
		.slice(0, wanted.limit)
		.map((each) => resultItem(operation, each, wanted, itemIndex));
	return { kind: 'answered', items };
}

function isKept(result: unknown, { keeps = [] }: Wanted): boolean {
	return keeps.every((keep) => isDataObject(result) && keep(result));
}
