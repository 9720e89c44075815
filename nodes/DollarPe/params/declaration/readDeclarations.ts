import type { PostReceiveAction } from 'n8n-workflow';

import { isRecord } from '../../../../dollarpe/json/json';
import {
	AFTER_COLON,
	PARSED,
	type JsonValue,
	type Operation,
	type OperationField,
	type Resource,
} from '../../resources/operation';
import { toIdentifier } from '../../resources/values/identifiers';
import { readRows } from './readRows';
import {
	VALUE_TYPES,
	type Declaration,
	type Declarations,
	type Field,
	type Named,
	type Output,
} from './types';
import { onlyKeys, unsupported } from './unsupported';

const ANSWER_KEY = /^=\{\{\s*\$response\.body\.(\w+)\s*\}\}$/;

const PATH_PARAMETER = /\{\{\s*\$parameter\["(\w+)"\]\s*\}\}/g;

/** The value of another field, for one that is blank, unless one in a collection has a value. */
const FALLBACK =
	/^=\{\{ \$value \|\| (?:\(\$parameter\["(\w+)"\]\?\.\["(\w+)"\] \? undefined : )?\$parameter\["(\w+)"\]\)? \}\}$/;

/**
 * Reads what the resources declare in n8n's own declarative vocabulary. Only the part that the node uses is known.
 *
 * @throws {Error} that names the property, where one says something else, so that nothing declared is silently ignored
 */
export function readDeclarations(resources: Resource[]): Declarations {
	return Object.fromEntries(
		resources.map(({ value: resource, operations }) => [
			resource,
			Object.fromEntries(
				operations.map((operation) => [
					operation.value,
					readOperation(operation, `${resource}.${operation.value}`),
				]),
			),
		]),
	);
}

function readOperation(operation: Operation, where: string): Declaration {
	const { routing, fields, options = [] } = operation;
	onlyKeys(routing, ['request', 'output'], where);
	onlyKeys(routing.request, ['method', 'url', 'body'], `${where}.request`);
	onlyKeys(routing.output, ['postReceive'], `${where}.output`);
	const { method, url, body = {} } = routing.request ?? {};
	const [action, ...others] = routing.output?.postReceive ?? [];
	if (!method || !url) throw unsupported(`${where}.request`);
	if (!isConstant(body)) throw unsupported(`${where}.request.body`);
	if (action === undefined || others.length > 0) throw unsupported(`${where}.output.postReceive`);
	const pathParameters: string[] = [];
	const path = url.replace(/^=/, '').replace(PATH_PARAMETER, (_, name: string) => {
		pathParameters.push(name);
		return `{${name}}`;
	});
	if (path.includes('{{')) throw unsupported(`${where}.request.url`);
	const declared = fields.flatMap((property) => readFields(property, pathParameters, where));
	checkFallbacks(declared, where);
	linkUnless(declared, fields, where);
	for (const option of options) checkOption(option, `${where}.options.${option.name}`);
	return {
		method,
		path,
		body,
		fields: declared,
		output: readOutput(action, where),
		delivery: operation.delivery ?? { kind: 'once' },
		operation,
	};
}

/** Options say how the node behaves: they have no place in the request, and hang on no other field. */
function checkOption({ type, routing, required, displayOptions }: OperationField, where: string) {
	if (!['number', 'boolean', 'options', 'string'].includes(type))
		throw unsupported(`${where}.type`);
	if (routing) throw unsupported(`${where}.routing`);
	if (required) throw unsupported(`${where}.required`);
	if (displayOptions) throw unsupported(`${where}.displayOptions`);
}

/** A field is read before the one that it stands in for, and always. */
function checkFallbacks(fields: Field[], where: string): void {
	fields.forEach(({ fallback, parameter }, n) => {
		if (fallback === undefined) return;
		const other = fields.slice(0, n).find((each) => each.parameter === fallback);
		if (!other || other.collection || other.rows || other.shownWhere.length > 0) {
			throw unsupported(`${where}.${parameter}.send.value`);
		}
	});
}

/** Finds the field that each fallback gives way to. */
function linkUnless(declared: Field[], fields: OperationField[], where: string): void {
	for (const field of declared) {
		const [, collection, name] = fallbackOf(fields, field.parameter) ?? [];
		if (name === undefined) continue;
		const unless = declared.find(
			(each) => each.collection?.parameter === collection && each.parameter === name,
		);
		if (!unless || unless.shownWhere.length > 0) {
			throw unsupported(`${where}.${field.parameter}.send.value`);
		}
		field.unless = unless;
	}
}

function fallbackOf(fields: OperationField[], name: string): RegExpExecArray | null {
	const value = fields.find((each) => each.name === name)?.routing?.send?.value;
	return FALLBACK.exec(String(value));
}

/** Whether a body is the same for every item. */
function isConstant(body: unknown): body is Record<string, JsonValue> {
	return isRecord(body) && !JSON.stringify(body).includes('{{');
}

function readOutput(action: PostReceiveAction, where: string): Output {
	if (typeof action === 'function') throw unsupported(`${where}.output.postReceive`);
	if (action.type === 'rootProperty') return { rootProperty: action.properties.property };
	if (action.type !== 'setKeyValue') throw unsupported(`${where}.output.postReceive.type`);
	const keys = Object.entries(action.properties).map(([name, value]) => {
		const [, key] = ANSWER_KEY.exec(String(value)) ?? [];
		if (key === undefined) throw unsupported(`${where}.output.postReceive.${name}`);
		return [name, key];
	});
	return { keys: Object.fromEntries(keys) };
}

function readFields(property: OperationField, pathParameters: string[], where: string): Field[] {
	// A notice is there to be read; a choice without a place in the request only shows and hides other fields.
	const isChoice = property.type === 'options' && property.noDataExpression;
	if (property.type === 'notice' || (isChoice && !property.routing)) return [];
	const inside = `${where}.${property.name}`;
	if (property.type !== 'collection') return [readField(property, pathParameters, inside)];

	if (property.routing) throw unsupported(inside);
	const collection: Named = { parameter: property.name, displayName: property.displayName };
	const shownWhere = shownWhereOf(property, inside);
	return (property.options ?? []).map((option) => {
		if (!('type' in option)) throw unsupported(`${inside}.${option.name}`);
		const field = readField(option, pathParameters, `${inside}.${option.name}`);
		return { ...field, collection, shownWhere: [...shownWhere, ...field.shownWhere] };
	});
}

function readField(property: OperationField, pathParameters: string[], where: string): Field {
	const { name, displayName, required = false, routing, convert, expression, isFilter } = property;
	const { zapyd } = property;
	const named = { parameter: name, displayName, shownWhere: shownWhereOf(property, where) };
	if (property.type === 'fixedCollection') {
		const rows = readRows(property, where);
		return { ...named, type: 'string', required, target: 'body', property: '', rows };
	}
	const type = VALUE_TYPES.find((each) => each === property.type);
	if (type === undefined) throw unsupported(`${where}.type`);
	const field = { ...named, type, required, convert, expression, isFilter };
	if (zapyd !== undefined) checkZapyd(property, where);
	if (property.filter && routing === undefined) {
		const { filter } = property;
		return { ...field, target: 'results', property: '', filter, ...(zapyd && { zapyd }) };
	}
	if (pathParameters.includes(name) && routing === undefined) {
		return { ...field, target: 'path', property: name };
	}
	onlyKeys(routing, ['send'], where);
	onlyKeys(routing?.send, ['type', 'property', 'value'], `${where}.send`);
	const { type: target, property: sentAs, value } = routing?.send ?? {};
	if (!target || !sentAs || sentAs.startsWith('=')) throw unsupported(`${where}.send`);
	const [, , , fallback] = (type !== 'json' && FALLBACK.exec(String(value))) || [];
	const isSplit = type === 'options' && value === AFTER_COLON && !convert;
	const isCarriedOut =
		isSplit || fallback !== undefined || value === (type === 'json' ? PARSED : undefined);
	if (!isCarriedOut) throw unsupported(`${where}.send.value`);
	return {
		...field,
		target,
		property: sentAs,
		...(isSplit && { convert: afterColon }),
		...(fallback !== undefined && { fallback }),
		...(zapyd && { zapyd }),
	};
}

/** Carries {@link AFTER_COLON} out. */
function afterColon(value: unknown): string | undefined {
	return toIdentifier(value)?.split(':')[1];
}

/** Only a member of the body itself has another place there, and what may be blank there is not required in the panel. */
function checkZapyd({ routing, required, zapyd, filter }: OperationField, where: string): void {
	if (filter && zapyd === 'notSent') return;
	const { type, property = '' } = routing?.send ?? {};
	const isInBody = type === 'body' && /^\w+$/.test(property);
	const isContradictory = required && typeof zapyd === 'object' && zapyd.mayBeBlank;
	if (!isInBody || isContradictory) throw unsupported(`${where}.zapyd`);
}

/** The choices on which it hangs whether a field is shown. Resource and operation are the panel's own. */
function shownWhereOf({ displayOptions }: OperationField, where: string): Field['shownWhere'] {
	onlyKeys(displayOptions, ['show'], `${where}.displayOptions`);
	return Object.entries(displayOptions?.show ?? {}).map(([parameter, values = []]) => {
		const isPlain = /^\w+$/.test(parameter) && values.every((each) => typeof each !== 'object');
		if (!isPlain) throw unsupported(`${where}.displayOptions.show.${parameter}`);
		return [parameter, values];
	});
}
