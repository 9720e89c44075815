import type { IHttpRequestMethods, INodeProperties, PostReceiveAction } from 'n8n-workflow';

import {
	followNext,
	listFields,
	type Existing,
	type Operation,
	type Resource,
} from '../resources/resource';

/** What n8n keeps under one name, and shows under another. */
export interface Named {
	parameter: string;
	displayName: string;
}

/** A field of an operation, as its declaration says. */
export interface Field extends Named {
	/** Where an optional field lies. */
	collection?: Named;
	type: 'string' | 'options' | 'boolean';
	required: boolean;
	/** Where DollarPe wants the value, and under which name (dots lead into nested objects). */
	target: 'body' | 'query' | 'path';
	property: string;
	tidy?: (text: string) => string;
	check?: (text: string) => string | undefined;
}

/**
 * What an answer gives: what lies under one of its keys (`rootProperty`), or an object made of some of them
 * (`keys`: each name with the answer's key).
 */
export type Output = { rootProperty: string } | { keys: Record<string, string> };

/** All that is needed to carry out one operation. */
export interface Declaration {
	method: IHttpRequestMethods;
	/** Path after the host; `{name}` marks where a path field goes. */
	path: string;
	fields: Field[];
	output: Output;
	/** Whether the answer is a list that comes in pages. */
	inPages: boolean;
	/** How to find what exists already, for an operation that then gives that. */
	existing?: Existing;
}

/** Carried out for each item: `declarations[resource][operation]`. */
export type Declarations = Record<string, Record<string, Declaration>>;

const ANSWER_KEY = /^=\{\{\s*\$response\.body\.(\w+)\s*\}\}$/;

const PATH_PARAMETER = /\{\{\s*\$parameter\["(\w+)"\]\s*\}\}/g;

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
				operations.map((operation) => {
					const where = `${resource}.${operation.value}`;
					const { pathParameters, ...endpoint } = readEndpoint(operation, where);
					const fields = operation.fields.flatMap((property) =>
						readFields(property, pathParameters, where),
					);
					addFunctions(fields, operation, where);
					return [operation.value, { ...endpoint, fields, existing: operation.existing }];
				}),
			),
		]),
	);
}

function readEndpoint({ routing }: Operation, where: string) {
	onlyKeys(routing, ['request', 'output', 'operations'], where);
	const inPages = routing.operations !== undefined;
	if (inPages && routing.operations !== followNext) throw unknown(`${where}.operations`);
	onlyKeys(routing.request, ['method', 'url'], `${where}.request`);
	onlyKeys(routing.output, ['postReceive'], `${where}.output`);
	const { method, url } = routing.request ?? {};
	const [action, ...others] = routing.output?.postReceive ?? [];
	if (!method || !url) throw unknown(`${where}.request`);
	if (action === undefined || others.length > 0) throw unknown(`${where}.output.postReceive`);
	const pathParameters: string[] = [];
	const path = url.replace(/^=/, '').replace(PATH_PARAMETER, (_, name: string) => {
		pathParameters.push(name);
		return `{${name}}`;
	});
	if (path.includes('{{')) throw unknown(`${where}.request.url`);
	return { method, path, pathParameters, output: readOutput(action, where), inPages };
}

function readOutput(action: PostReceiveAction, where: string): Output {
	if (typeof action === 'function') throw unknown(`${where}.output.postReceive`);
	if (action.type === 'rootProperty') return { rootProperty: action.properties.property };
	if (action.type !== 'setKeyValue') throw unknown(`${where}.output.postReceive.type`);
	const keys = Object.entries(action.properties).map(([name, value]) => {
		const [, key] = ANSWER_KEY.exec(String(value)) ?? [];
		if (key === undefined) throw unknown(`${where}.output.postReceive.${name}`);
		return [name, key];
	});
	return { keys: Object.fromEntries(keys) };
}

function readFields(property: INodeProperties, pathParameters: string[], where: string): Field[] {
	// A notice is there to be read; how much of a list is wanted is no part of a request.
	if (property.type === 'notice' || listFields.includes(property)) return [];
	if (property.type !== 'collection') {
		return [readField(property, pathParameters, `${where}.${property.name}`)];
	}
	const inside = `${where}.${property.name}`;
	if (property.routing) throw unknown(inside);
	const collection = { parameter: property.name, displayName: property.displayName };
	return (property.options ?? []).map((option) => {
		if (!('type' in option)) throw unknown(`${inside}.${option.name}`);
		return { ...readField(option, pathParameters, `${inside}.${option.name}`), collection };
	});
}

function readField(property: INodeProperties, pathParameters: string[], where: string): Field {
	const { name, displayName, type, required = false, routing } = property;
	if (type !== 'string' && type !== 'options' && type !== 'boolean') throw unknown(`${where}.type`);
	const field = { parameter: name, displayName, type, required };
	if (pathParameters.includes(name) && routing === undefined) {
		return { ...field, target: 'path', property: name };
	}
	onlyKeys(routing, ['send'], where);
	onlyKeys(routing?.send, ['type', 'property'], `${where}.send`);
	const { type: target, property: sentAs } = routing?.send ?? {};
	if (!target || !sentAs || sentAs.startsWith('=')) throw unknown(`${where}.send`);
	return { ...field, target, property: sentAs };
}

/** Gives each field what the operation does with its text. */
function addFunctions(fields: Field[], { tidy = {}, check = {} }: Operation, where: string): void {
	const names = [...Object.keys(tidy), ...Object.keys(check)];
	const stranger = names.find((name) => !fields.some(({ parameter }) => parameter === name));
	if (stranger !== undefined) {
		throw new Error(`${where} tidies or checks "${stranger}", which is not one of its fields`);
	}
	for (const field of fields) {
		field.tidy = tidy[field.parameter];
		field.check = check[field.parameter];
	}
}

function onlyKeys(value: object | undefined, known: string[], where: string): void {
	const other = Object.keys(value ?? {}).find((key) => !known.includes(key));
	if (other !== undefined) throw unknown(`${where}.${other}`);
}

function unknown(where: string): Error {
	return new Error(
		`The declaration of ${where} is missing, or says what the node cannot carry out`,
	);
}
