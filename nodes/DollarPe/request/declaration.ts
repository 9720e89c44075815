import type { IHttpRequestMethods, INodeProperties } from 'n8n-workflow';

import type { Operation, Resource } from '../resources/resource';

/** A field of an operation, as its declaration says. */
export interface Field {
	/** Where n8n keeps the value: the parameter's name, and for an optional field the collection that it lies in. */
	parameter: string;
	collection?: string;
	displayName: string;
	type: 'string' | 'options' | 'boolean';
	required: boolean;
	/** Where DollarPe wants the value, and under which name (dots lead into nested objects). */
	target: 'body' | 'query' | 'path';
	property: string;
	tidy?: (text: string) => string;
}

/** All that is needed to carry out one operation. */
export interface Declaration {
	method: IHttpRequestMethods;
	/** Path after the host; `{name}` marks where a path field goes. */
	path: string;
	fields: Field[];
	/** Under which key of the answer the result lies. */
	rootProperty: string;
}

/** Carried out for each item: `declarations[resource][operation]`. */
export type Declarations = Record<string, Record<string, Declaration>>;

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
					const endpoint = readEndpoint(operation, where);
					const fields = operation.fields.flatMap((property) =>
						readFields(property, endpoint.pathParameters, where),
					);
					addTidying(fields, operation.tidy ?? {}, where);
					const { method, path, rootProperty } = endpoint;
					return [operation.value, { method, path, rootProperty, fields }];
				}),
			),
		]),
	);
}

function readEndpoint({ routing }: Operation, where: string) {
	onlyKeys(routing, ['request', 'output'], where);
	onlyKeys(routing.request, ['method', 'url'], `${where}.request`);
	onlyKeys(routing.output, ['postReceive'], `${where}.output`);
	const { method, url } = routing.request ?? {};
	const [action, ...others] = routing.output?.postReceive ?? [];
	if (!method || !url) throw unknown(`${where}.request`);
	if (typeof action !== 'object' || action.type !== 'rootProperty' || others.length > 0) {
		throw unknown(`${where}.output.postReceive`);
	}
	const pathParameters: string[] = [];
	const path = url.replace(/^=/, '').replace(PATH_PARAMETER, (_, name: string) => {
		pathParameters.push(name);
		return `{${name}}`;
	});
	if (path.includes('{{')) throw unknown(`${where}.request.url`);
	return { method, path, pathParameters, rootProperty: action.properties.property };
}

function readFields(property: INodeProperties, pathParameters: string[], where: string): Field[] {
	if (property.type !== 'collection') {
		return [readField(property, pathParameters, `${where}.${property.name}`)];
	}
	const inside = `${where}.${property.name}`;
	if (property.routing) throw unknown(inside);
	return (property.options ?? []).map((option) => {
		if (!('type' in option)) throw unknown(`${inside}.${option.name}`);
		const field = readField(option, pathParameters, `${inside}.${option.name}`);
		return { ...field, collection: property.name };
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

function addTidying(fields: Field[], tidy: NonNullable<Operation['tidy']>, where: string) {
	for (const [name, change] of Object.entries(tidy)) {
		const field = fields.find(({ parameter }) => parameter === name);
		if (!field) throw new Error(`${where} tidies "${name}", which is not one of its fields`);
		field.tidy = change;
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
