import type { IDataObject } from 'n8n-workflow';

import { isDataObject } from '../../../client/dataObject';
import { errorOf } from '../../../client/errors/errors';
import type { Connection } from '../../../client/http/connection';
import type { Quotation } from '../../resources/delivery';
import { comparableText } from '../compare/comparable';
import { pathWith } from '../existing/existingLists';

/** One object of DollarPe's; or why it could not be read, as a sentence without a period. */
export type ReadObject = { data: IDataObject } | { why: string };

/**
 * Reads the quotation of a request; it does not throw.
 *
 * @param body of the request, with the quotation's ID
 */
export async function readQuotation(
	quotation: Quotation,
	connection: Connection,
	body: Readonly<Record<string, unknown>>,
): Promise<ReadObject> {
	const read = await readObject(connection, pathWith(quotation.path, body));
	if ('why' in read) return read;
	return comparableText(quotation.idField, read.data.id) === quotationIdIn(quotation, body)
		? read
		: { why: 'DollarPe answered with another quotation' };
}

/** The ID of a quotation in a body or an order, to compare by; blank where there is none. */
export function quotationIdIn(
	{ idField }: Quotation,
	values: Readonly<Record<string, unknown>> = {},
): string {
	return comparableText(idField, values[idField]);
}

/** Reads one object; it does not throw. */
export async function readObject(connection: Connection, url: string): Promise<ReadObject> {
	const request = { method: 'GET' as const, url };
	const outcome = await connection.send(request);
	if (outcome.kind !== 'answered') {
		return { why: errorOf(outcome, connection, request, {}).message };
	}
	const { data } = outcome.envelope;
	return isDataObject(data) ? { data } : { why: 'DollarPe answered with something else' };
}
