/**
 * JSON as Python holds it. A bigint is Python's `int`, a number its `float`: `1` and `1.0` are
 * different values there and are written back differently. An object is a Map, so that a key such
 * as `__proto__` is a key like any other.
 */
export type PythonJson = null | boolean | string | bigint | number | PythonJson[] | PythonObject;

/** What Python reads a JSON object into: a dict. */
export type PythonObject = Map<string, PythonJson>;

/** What Python's `type(value).__name__` says, for messages that name the type. */
export function pythonTypeName(value: PythonJson): string {
	if (value === null) return 'NoneType';
	if (Array.isArray(value)) return 'list';
	if (value instanceof Map) return 'dict';
	switch (typeof value) {
		case 'boolean':
			return 'bool';
		case 'bigint':
			return 'int';
		case 'number':
			return 'float';
		default:
			return 'str';
	}
}
