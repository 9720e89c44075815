import { isProduction } from '../../../dollarpe/environments';
import { recordLabelOf } from '../../client/errors/recordLabel';
import { openConnection, type Connection } from '../../client/http/connection';
import type { PreparedItem } from '../delivery/deliverer';
import { failedBeforeSend, type ItemResult } from '../delivery/results';
import type { Run } from '../delivery/run';
import type { ItemRequest } from '../params/declaration/types';
import { linkLifetime } from '../params/itemFiles';
import { bodyFor } from '../params/bodyFor';
import { readItem } from '../params/readItem';
import { recordLabelOfItem } from '../params/recordLabelOfItem';
import type { Operation } from '../resources/operation';
import { checkLimits } from './checkLimits';
import { whyNotFetched, withLastingLinks } from './linkedFiles';

/** Reads what an item wants to send; or why it cannot be sent. */
export function readRequest(
	{ context, declaration, options }: Run,
	itemIndex: number,
): ItemRequest | ItemResult {
	try {
		return readItem(context, declaration, itemIndex, options);
	} catch (error) {
		const recordLabel = recordLabelOfItem(context, declaration, itemIndex);
		return failedBeforeSend(error, context.getNode(), itemIndex, recordLabel);
	}
}

/** Opens an item's connection and checks its request; or says why it must not be sent. */
export async function prepareItem(
	run: Run,
	itemIndex: number,
	given: ItemRequest,
): Promise<PreparedItem | ItemResult> {
	const { context, declaration, options } = run;
	const { method, operation } = declaration;
	try {
		const connection = await connect(run, itemIndex);
		const read = { ...given, body: bodyFor(connection.api, declaration, given) };
		checkRequest(operation, read, connection);
		if (operation.amountLimits !== undefined) {
			const outside = await checkLimits(run, operation.amountLimits, connection, itemIndex, read);
			if (outside) return outside;
		}
		const hasFiles = read.files.length > 0;
		const { path, query, body, params, masks, selection } = hasFiles
			? await withLastingLinks(context, read, linkLifetime(options))
			: read;
		if (context.getExecutionCancelSignal()?.aborted) return { kind: 'notSent' };
		const request = { method, url: path, query, body, params, masks };
		return { itemIndex, connection, request, selection };
	} catch (error) {
		return failedBeforeSend(error, context.getNode(), itemIndex, recordLabelOf(given));
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
	if (isProduction(connection.origin)) run.flags.add('production');
	return connection;
}

/** @throws {Error} that says why the request must not be sent */
function checkRequest(
	{ check, sandboxOnly }: Operation,
	{ query, body, files }: ItemRequest,
	{ origin }: Connection,
): void {
	if (sandboxOnly && isProduction(origin)) {
		throw new Error(
			'DollarPe offers this operation in its sandbox only, and the credential is for production',
		);
	}
	const [file] = files;
	const problem = check?.({ ...query, ...body }, origin) ?? (file && whyNotFetched(files, origin));
	if (problem !== undefined) throw new Error(problem);
}
