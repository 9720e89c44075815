import type { PostReceiveAction } from 'n8n-workflow';

import type { Operation, OperationField, Resource } from '../resources/operation';
import { FIELD_TYPES, type Declaration, type Declarations, type Field, type Output } from './types';

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
				operations.map((operation) => [
					operation.value,
					readOperation(operation, `${resource}.${operation.value}`),
				]),
			),
		]),
	);
}

function readOperation(operation: Operation, where: string): Declaration {
	const { routing, fields } = operation;
	onlyKeys(routing, ['request', 'output'], where);
	onlyKeys(routing.request, ['method', 'url'], `${where}.request`);
	onlyKeys(routing.output, ['postReceive'], `${where}.output`);
	const { method, url } = routing.request ?? {};
	const [action, ...others] = routing.output?.postReceive ?? [];
	if (!method || !url) throw unsupported(`${where}.request`);
	if (action === undefined || others.length > 0) throw unsupported(`${where}.output.postReceive`);
	const pathParameters: string[] = [];
	const path = url.replace(/^=/, '').replace(PATH_PARAMETER, (_, name: string) => {
		pathParameters.push(name);
		return `{${name}}`;
	});
	if (path.includes('{{')) throw unsupported(`${where}.request.url`);
	return {
		method,
		path,
		fields: fields.flatMap((property) => readFields(property, pathParameters, where)),
		output: readOutput(action, where),
		operation,
	};
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
	// A notice is there to be read.
	if (property.type === 'notice') return [];
	if (property.type !== 'collection') {
		return [readField(property, pathParameters, `${where}.${property.name}`)];
	}
	const inside = `${where}.${property.name}`;
	if (property.routing) throw unsupported(inside);
	const collection = { parameter: property.name, displayName: property.displayName };
	return (property.options ?? []).map((option) => {
		if (!('type' in option)) throw unsupported(`${inside}.${option.name}`);
		return { ...readField(option, pathParameters, `${inside}.${option.name}`), collection };
	});
}

function readField(property: OperationField, pathParameters: string[], where: string): Field {
	const { name, displayName, required = false, routing, convert } = property;
	const type = FIELD_TYPES.find((each) => each === property.type);
	if (type === undefined) throw unsupported(`${where}.type`);
	const field = { parameter: name, displayName, type, required, convert };
	if (pathParameters.includes(name) && routing === undefined) {
		return { ...field, target: 'path', property: name };
	}
	onlyKeys(routing, ['send'], where);
	onlyKeys(routing?.send, ['type', 'property'], `${where}.send`);
	const { type: target, property: sentAs } = routing?.send ?? {};
	if (!target || !sentAs || sentAs.startsWith('=')) throw unsupported(`${where}.send`);
	return { ...field, target, property: sentAs };
}

function onlyKeys(value: object | undefined, known: string[], where: string): void {
	const other = Object.keys(value ?? {}).find((key) => !known.includes(key));
	if (other !== undefined) throw unsupported(`${where}.${other}`);
}

function unsupported(where: string): Error {
	return new Error(
		`The declaration of ${where} is missing, or says what the node cannot carry out`,
	);
}
