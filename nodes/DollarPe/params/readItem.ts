import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';

import { messageOf } from '../../../dollarpe/text/messageOf';
import { isRecord } from '../../../dollarpe/json/json';
import { itemSuffix } from '../../client/errors/errors';
import { inSnakeCase } from './declaration/snakeCase';
import type { Declaration, Field, ItemRequest, Named } from './declaration/types';
import { ignoreBlankFilters } from '../resources/fields';
import { isLocator } from '../resources/locator';
import type { JsonValue } from '../resources/operation';
import { UnfitValue } from '../resources/values/values';
import { checkExpression } from './expressions/checkExpression';
import { convertValue, type Convertible } from './convert';
import { filesOf, linkLifetime } from './itemFiles';
import { itemJson } from './itemJson';
import { maskedProblem } from './maskedProblem';
import { withoutEvaluation } from './expressions/plainReference';
import { putRows } from './putRows';
import type { Options } from './readOptions';
import { readOutputSelection } from './readOutputSelection';
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
		selection: readOutputSelection(context, operation, itemIndex),
	};
	const read = reader(context, itemIndex);
	const mayBeBlank = options.own.get(ignoreBlankFilters.name) === true;
	const zone = context.getTimezone();
	const files = filesOf(context, itemIndex, linkLifetime(options), request);
	const convert = (field: Convertible, value: unknown, name?: string) =>
		convertValue(field, value, zone, files, name);
	const values = new Map<string | undefined, JsonValue | undefined>();
	for (const field of fields) {
		if (!isShown(context, field, itemIndex)) continue;
		const given = read.field(field);
		try {
			if (field.expression) checkExpression(field.expression, given.raw, read.part);
			if (field.rows) {
				putRows(request, field, given.value, convert);
				continue;
			}
			const own = convert(field, given.value);
			const value = own ?? fallbackFor(field, read, values);
			values.set(field.parameter, value);
			if (own !== undefined && field.zapyd === 'notSent') request.notInZapyd = field.displayName;
			if (value === undefined && field.isFilter && given.isAdded && !mayBeBlank) {
				throw new UnfitValue('is blank: remove the filter, or check the expression');
			}
			put(request, field, value);
		} catch (error) {
			throw fieldError(context, itemIndex, field, maskedProblem(error, field, given.value));
		}
	}
	return request;
}

/** What is sent for a field that is blank, where no other field takes its place. */
function fallbackFor(
	{ fallback, unless }: Field,
	read: Reader,
	values: ReadonlyMap<string | undefined, JsonValue | undefined>,
): JsonValue | undefined {
	const isReplaced = unless && String(read.field(unless).value ?? '').trim() !== '';
	return isReplaced ? undefined : values.get(fallback);
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
	{ target, property, filter }: Field,
	value: JsonValue | undefined,
): void {
	if (value === undefined) return;
	if (filter) {
		(request.selection.filters ??= []).push(filter(value));
		return;
	}
	if (target === 'path') {
		request.path = request.path.replace(`{${property}}`, () => pathSegment(String(value)));
		request.params = { ...request.params, [inSnakeCase(property)]: value };
	} else {
		setPath(target === 'body' ? (request.body ??= {}) : request.query, property, value);
	}
}

/** What a parameter gives. */
interface Given {
	/** As it stands in the workflow. */
	raw: unknown;
	value: unknown;
	/** Whether it is there at all, as what lies in a collection may not be. */
	isAdded: boolean;
}

/** Reads what an item gives. */
interface Reader {
	/** A field; the collection that it lies in is read as a whole, and once. */
	field(field: Field): Given;
	/** A part of a field's expression, such as `{{ $json.id }}`. */
	part(expression: string): unknown;
}

/** Reads fields of an item. */
export function reader(context: IExecuteFunctions, itemIndex: number): Reader {
	const collections = new Map<Named, Given>();
	let item: unknown;
	const json = () => (item ??= itemJson(context, itemIndex));
	return {
		field(field) {
			const { collection } = field;
			if (!collection) return readParameter(context, field, itemIndex, '', json);
			const whole =
				collections.get(collection) ?? readParameter(context, collection, itemIndex, {}, json);
			collections.set(collection, whole);
			return memberIn(whole, field.parameter);
		},
		part: (expression) =>
			withoutEvaluation(`=${expression}`, json) ??
			context.evaluateExpression(expression, itemIndex),
	};
}

/** n8n keeps nothing in a collection but an object of its declared fields. */
function memberIn({ raw, value }: Given, parameter: string): Given {
	const members = value as IDataObject;
	const isAdded = Object.hasOwn(members, parameter);
	return {
		raw: isRecord(raw) ? raw[parameter] : undefined,
		value: isAdded ? members[parameter] : undefined,
		isAdded: isAdded || (isRecord(raw) && Object.hasOwn(raw, parameter)),
	};
}

function readParameter(
	context: IExecuteFunctions,
	{ parameter, displayName }: Named,
	itemIndex: number,
	fallback: unknown,
	json: () => unknown,
): Given {
	try {
		const raw = context.getNodeParameter(parameter, itemIndex, fallback, { rawExpressions: true });
		const value = evaluated(context, parameter, raw, itemIndex, fallback, json);
		return { raw, value, isAdded: true };
	} catch (error) {
		const why = messageOf(error);
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
