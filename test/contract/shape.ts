/**
 * Where a value is of another shape than its sample: keys that are missing or too many, and other types;
 * null may stand for anything, and an empty object for one with any
 * members. Lists are compared by their first item.
 */
export function differences(sample: unknown, value: unknown, path = 'data'): string[] {
	if (sample === null || value === null) return [];
	if (kindOf(sample) !== kindOf(value)) return [`${path} is no ${kindOf(sample)}`];
	if (Array.isArray(sample) && Array.isArray(value)) {
		if (value.length === 0) return sample.length === 0 ? [] : [`${path} is empty`];
		return differences(sample[0], value[0], `${path}[0]`);
	}
	if (!isObject(sample) || !isObject(value) || Object.keys(sample).length === 0) return [];
	return [
		...Object.keys(sample)
			.filter((key) => !Object.hasOwn(value, key))
			.map((key) => `${path}.${key} is missing`),
		...Object.keys(value)
			.filter((key) => !Object.hasOwn(sample, key))
			.map((key) => `${path}.${key} is too many`),
		...Object.keys(sample)
			.filter((key) => Object.hasOwn(value, key))
			.flatMap((key) => differences(sample[key], value[key], `${path}.${key}`)),
	];
}

function kindOf(value: unknown): string {
	return Array.isArray(value) ? 'list' : typeof value;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
