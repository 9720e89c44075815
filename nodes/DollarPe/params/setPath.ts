import type { JsonValue } from '../resources/operation';

type JsonObject = Record<string, JsonValue>;

/** Sets `a.b` as n8n does for a property in dot notation: in a nested object. */
export function setPath(target: JsonObject, property: string, value: JsonValue): void {
	const [first = '', ...rest] = property.split('.');
	if (rest.length === 0) target[first] = value;
	else setPath(objectAt(target, first), rest.join('.'), value);
}

/** The list at a path, which is made where there is none. */
export function listAt(target: JsonObject, property: string): JsonValue[] {
	const [first = '', ...rest] = property.split('.');
	if (rest.length > 0) return listAt(objectAt(target, first), rest.join('.'));
	const there = target[first];
	const list: JsonValue[] = Array.isArray(there) ? there : [];
	target[first] = list;
	return list;
}

/** The object at a path, which is made where there is none. */
export function objectAtPath(target: JsonObject, property: string): JsonObject {
	return property.split('.').reduce(objectAt, target);
}

function objectAt(target: JsonObject, key: string): JsonObject {
	const there = Object.hasOwn(target, key) ? target[key] : undefined;
	const isObject = typeof there === 'object' && there !== null && !Array.isArray(there);
	// A copy: what is there may be the item's own, which other nodes read.
	const object: JsonObject = isObject ? { ...there } : {};
	target[key] = object;
	return object;
}
