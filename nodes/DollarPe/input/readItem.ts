import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';

import { isRecord } from '../../../dollarpe/json';
import { itemSuffix } from '../../client/errors';
import { inSnakeCase } from '../declaration/snakeCase';
import type { Declaration, Field, ItemRequest, Named } from '../declaration/types';
import { isLocator } from '../resources/locator';
import type { JsonValue } from '../resources/operation';
import { UnfitValue } from '../resources/values';
import { convertValue, type Convertible } from './convert';
import { filesOf, linkLifetime } from './itemFiles';
import { itemJson } from './itemJson';
import { maskedProblem } from './maskedProblem';
import { withoutEvaluation } from './plainReference';
import { putRows } from './putRows';
import type { Options } from './readOptions';
import { readWanted } from './readWanted';
import { setPath } from './setPath';

/**
 * Reads each declared parameter of one item, once, and puts it where its declaration says.
 *
 * @throws {NodeOperationError} when a value is missing or cannot be sent, or an expression cannot be evaluated
 */
export function readItem(
	context: IExecuteFunctions,
	{ method, path, body, fields, operation }: Declaration,
	itemIndex: number,
	options: Options,
): ItemRequest {
	const request: ItemRequest = {
		path,
		query: {},
		body: method === 'GET' ? undefined : structuredClone(body),
		files: [],
		wanted: readWanted(context, operation, itemIndex),
	};
	const read = reader(context, itemIndex);
	const zone = context.getTimezone();
	const files = filesOf(context, itemIndex, linkLifetime(options), request);
	const convert = (field: Convertible, value: unknown) => convertValue(field, value, zone, files);
	for (const field of fields) {
		if (!isShown(context, field, itemIndex)) continue;
		const given = read(field);
		try {
			if (field.rows) putRows(request, field, given, convert);
			else put(request, field, convert(field, given));
		} catch (error) {
			throw fieldError(context, itemIndex, field, maskedProblem(error, field, given));
		}
	}
	return request;
}

/** What the panel hides is neither read nor sent. */
export function isShown(
	context: IExecuteFunctions,
	{ shownWhere }: Field,
	itemIndex: number,
): boolean {
	return shownWhere.every(([parameter, values]) =>
		values.includes(context.getNodeParameter(parameter, itemIndex, undefined)),
	);
}

function put(
	request: ItemRequest,
	{ target, property, keeps }: Field,
	value: JsonValue | undefined,
): void {
	if (value === undefined) return;
	if (keeps) {
		(request.wanted.keeps ??= []).push(keeps(value));
		return;
	}
	if (target === 'path') {
		request.path = request.path.replace(`{${property}}`, () => pathSegment(String(value)));
		request.params = { ...request.params, [inSnakeCase(property)]: value };
	} else {
		setPath(target === 'body' ? (request.body ??= {}) : request.query, property, value);
	}
}

/** Reads a field of an item; the collection that it lies in as a whole, and once. */
export function reader(context: IExecuteFunctions, itemIndex: number): (field: Field) => unknown {
	const collections = new Map<Named, unknown>();
	let item: unknown;
	const json = () => (item ??= itemJson(context, itemIndex));
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
		return evaluated(context, parameter, raw, itemIndex, fallback, json);
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new NodeOperationError(
			context.getNode(),
			`${displayName} cannot be evaluated: ${why}${itemSuffix(itemIndex)}`,
			{ itemIndex, description: `Item ${itemIndex} was not sent.` },
		);
	}
}

/**
 * Of a locator, its value alone: the editor keeps the chosen row in it too (`cachedResultName`), a text of DollarPe's that
 * n8n would evaluate if it begins with `=`.
 */
function evaluated(
	context: IExecuteFunctions,
	path: string,
	raw: unknown,
	itemIndex: number,
	fallback: unknown,
	json: () => unknown,
): unknown {
	const member = (name: string, value: unknown) =>
		evaluated(context, `${path}.${name}`, value, itemIndex, '', json);
	if (isLocator(raw)) return member('value', raw.value);
	if (isRecord(raw) && Object.values(raw).some(isLocator)) {
		return Object.fromEntries(
			Object.entries(raw).map(([name, value]) => [name, member(name, value)]),
		);
	}
	return withoutEvaluation(raw, json) ?? context.getNodeParameter(path, itemIndex, fallback);
}

function fieldError(
	context: IExecuteFunctions,
	itemIndex: number,
	{ displayName }: Named,
	problem: string,
): NodeOperationError {
	return new NodeOperationError(
		context.getNode(),
		`${displayName} ${problem}${itemSuffix(itemIndex)}`,
		{
			itemIndex,
			description: `Item ${itemIndex} was not sent. Check the value of ${displayName}.`,
		},
	);
}

/** A value as a part of the path, which it cannot leave. */
function pathSegment(value: string): string {
	if (/^\.+$/.test(value)) throw new UnfitValue('cannot be dots alone');
	return encodeURIComponent(value);
}
