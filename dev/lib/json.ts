/** A value inside parsed JSON; undefined if the path does not exist. */
export function at(value: unknown, ...path: Array<string | number>): unknown {
	return path.reduce<unknown>(
		(inner, key) =>
			typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined,
		value,
	);
}

/** A text inside parsed JSON; empty where there is none. */
export function textAt(value: unknown, ...path: Array<string | number>): string {
	const found = at(value, ...path);
	return typeof found === 'string' ? found : '';
}

/** A list inside parsed JSON; empty where there is none. */
export function listAt(value: unknown, ...path: Array<string | number>): unknown[] {
	const found = at(value, ...path);
	return Array.isArray(found) ? found : [];
}

/** An object inside parsed JSON; empty where there is none. */
export function recordAt(value: unknown, ...path: Array<string | number>): Record<string, unknown> {
	const found = at(value, ...path);
	return typeof found === 'object' && found !== null
		? Object.fromEntries(Object.entries(found))
		: {};
}

/** The fields of an object. */
export type Fields = Record<string, unknown>;

export function isRecord(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
