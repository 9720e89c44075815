import { NodeOperationError, type IDataObject, type INodeExecutionData } from 'n8n-workflow';

import type { Output } from './declaration';
import { envelopeOf, type Connection, type Envelope, type Run } from './exchange';
import { readPages } from './page';
import type { ItemRequest } from './parameters';

/**
 * Sends one item's request and gives what DollarPe answers.
 *
 * @returns an item for each result, paired with the item
 * @throws {NodeApiError} when DollarPe refuses or there is no answer
 */
export async function sendItem(
	run: Run,
	connection: Connection,
	itemIndex: number,
	request: ItemRequest,
): Promise<INodeExecutionData[]> {
	const { method, output, inPages } = run.declaration;
	if (inPages) {
		const results = await readList(run, connection, itemIndex, request);
		return results.map((result) => toItem(result, itemIndex));
	}
	const envelope = envelopeOf(await connection.exchange(method, request.path, request));
	return [toItem(resultOf(envelope, output), itemIndex)];
}

/** As many results as the item's Return All and Limit want. */
async function readList(
	run: Run,
	connection: Connection,
	itemIndex: number,
	request: ItemRequest,
): Promise<unknown[]> {
	const { context } = run;
	// An expression may give it as text.
	const all = String(context.getNodeParameter('returnAll', itemIndex, false)) === 'true';
	const limit = all ? Infinity : Number(context.getNodeParameter('limit', itemIndex, 50));
	if (!(limit >= 1)) {
		throw new NodeOperationError(
			context.getNode(),
			`Limit must be a number from 1 on (item ${itemIndex})`,
			{ itemIndex },
		);
	}
	const results: unknown[] = [];
	for await (const page of readPages(run, connection, request)) {
		// One by one: a page may have more results than a call may have arguments.
		for (const each of page) results.push(each);
		if (results.length >= limit) break;
	}
	return all ? results : results.slice(0, limit);
}

/** The part of the answer that the operation's declaration asks for. */
function resultOf(envelope: Envelope, output: Output): unknown {
	if ('rootProperty' in output) return envelope[output.rootProperty];
	const pairs = Object.entries(output.keys).map(([name, key]) => [name, envelope[key]]);
	return Object.fromEntries(pairs);
}

/** One result as n8n's item; what is no object is kept under `data`. */
export function toItem(result: unknown, itemIndex: number): INodeExecutionData {
	const json = isObject(result) ? result : { data: result as IDataObject[string] };
	return { json, pairedItem: { item: itemIndex } };
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
