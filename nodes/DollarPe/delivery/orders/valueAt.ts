/** The value at a path whose dots lead into nested objects; undefined where there is none. */
export function valueAt(object: unknown, path: string): unknown {
	return path.split('.').reduce(memberOf, object);
}

function memberOf(value: unknown, key: string): unknown {
	const isObject = typeof value === 'object' && value !== null;
	return isObject && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}
