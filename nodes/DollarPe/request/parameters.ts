import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Declaration } from './declaration';
import { tidy } from './tidy';

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
 */
export function readItem(
	context: IExecuteFunctions,
	{ method, path, fields }: Declaration,
	itemIndex: number,
): ItemRequest {
	const request: ItemRequest = { path, query: {}, body: method === 'GET' ? undefined : {} };
	const read = reader(context, itemIndex);
	for (const field of fields) {
		const value = tidy(field, read(field.collection, field.parameter));
		if (value === undefined) continue;
		const { target, property } = field;
		if (target === 'path') {
			request.path = request.path.replace(`{${property}}`, encodeURIComponent(String(value)));
		} else {
			place(target === 'body' ? (request.body ??= {}) : request.query, property, value);
		}
	}
	return request;
}

/** Reads a parameter of an item, a collection as a whole and once. */
function reader(context: IExecuteFunctions, itemIndex: number) {
	const collections = new Map<string, unknown>();
	const collectionOf = (name: string): unknown => {
		if (!collections.has(name)) {
			collections.set(name, context.getNodeParameter(name, itemIndex, {}));
		}
		return collections.get(name);
	};
	return (collection: string | undefined, name: string): unknown => {
		if (collection === undefined) return context.getNodeParameter(name, itemIndex, '');
		const values = collectionOf(collection);
		return typeof values === 'object' && values !== null && name in values
			? (values as IDataObject)[name]
			: undefined;
	};
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
