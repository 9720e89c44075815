import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';

import type { Declaration, Field, Named } from './declaration';
import { withoutEvaluation } from './reference';
import { tidy, UnfitValue } from './tidy';

/** One item's request, still without host, signature and headers. */
export interface ItemRequest {
	/** Path with its parameters filled in. */
	path: string;
	query: IDataObject;
	/** Undefined for an operation without a body. */
	body: IDataObject | undefined;
}

/**
 * Reads each declared parameter of one item, once, and puts it where its declaration says.
 *
 * @throws {UnfitValue} when a value is missing or cannot be sent
 * @throws {NodeOperationError} when an expression cannot be evaluated
 */
export function readItem(
	context: IExecuteFunctions,
	{ method, path, fields }: Declaration,
	itemIndex: number,
): ItemRequest {
	const request: ItemRequest = { path, query: {}, body: method === 'GET' ? undefined : {} };
	const read = reader(context, itemIndex);
	for (const field of fields) {
		const { target, property } = field;
		const value = tidy(field, read(field));
		if (value === undefined) continue;
		if (target === 'path') {
			request.path = request.path.replace(`{${property}}`, pathSegment(field, String(value)));
		} else {
			place(target === 'body' ? (request.body ??= {}) : request.query, property, value);
		}
	}
	return request;
}

/** Reads a field of an item; the collection that it lies in as a whole, and once. */
function reader(context: IExecuteFunctions, itemIndex: number): (field: Field) => unknown {
	const collections = new Map<Named, unknown>();
	let item: unknown;
	const json = () => (item ??= context.getWorkflowDataProxy(itemIndex).$json);
	return (field) => {
		const { collection, parameter } = field;
		if (!collection) return readParameter(context, field, itemIndex, '', json);
		if (!collections.has(collection)) {
			collections.set(collection, readParameter(context, collection, itemIndex, {}, json));
		}
		// n8n keeps nothing in a collection but an object of its declared fields.
		return (collections.get(collection) as IDataObject)[parameter];
	};
}

function readParameter(
	context: IExecuteFunctions,
	{ parameter, displayName }: Named,
	itemIndex: number,
	fallback: unknown,
	json: () => unknown,
): unknown {
	try {
		const raw = context.getNodeParameter(parameter, itemIndex, fallback, { rawExpressions: true });
		return withoutEvaluation(raw, json) ?? context.getNodeParameter(parameter, itemIndex, fallback);
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new NodeOperationError(
			context.getNode(),
			`${displayName} cannot be evaluated: ${why} (item ${itemIndex})`,
			{ itemIndex, description: `Nothing was sent for item ${itemIndex}, counted from 0.` },
		);
	}
}

/** A value as a part of the path, which it cannot leave. */
function pathSegment(field: Field, value: string): string {
	if (/^\.+$/.test(value)) throw new UnfitValue(field, 'cannot be dots alone');
	return encodeURIComponent(value);
}

/** Sets `a.b` as n8n does for a property in dot notation: in a nested object. */
function place(target: IDataObject, property: string, value: string | boolean): void {
	const [first = '', ...rest] = property.split('.');
	if (rest.length === 0) {
		target[first] = value;
		return;
	}
	const inner = (target[first] ??= {}) as IDataObject;
	place(inner, rest.join('.'), value);
}
