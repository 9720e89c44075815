import { z } from 'zod';

import { Refusal } from '../answers/answer';
import { failure } from '../answers/envelope';
import { type PythonJson, pythonTypeName } from '../pythonJson/value';
import { errorTree, hasText } from './errorTree';

const REQUIRED = 'This field is required.';

/** What a schema gets: JSON whose objects have no prototype and whose integers are bigints. */
type Plain = null | boolean | string | bigint | number | Plain[] | { [key: string]: Plain };

/**
 * Validates a body and reports all errors at once. Unknown fields are ignored.
 *
 * @throws {Refusal} 400 with all errors; the code is REQ_FIELD_MISSING if a field is missing
 */
export function readBody<S extends z.ZodTypeAny>(body: PythonJson, schema: S): z.output<S> {
	const result = schema.safeParse(plain(body), { errorMap });
	if (result.success) return result.data as z.output<S>;
	const errors = errorTree(result.error.issues);
	const code = hasText(errors, REQUIRED) ? 'REQ_FIELD_MISSING' : 'INPUT_MALFORMED';
	throw new Refusal(failure(400, code, errors));
}

/** Validates a query. The last of several equal names counts, as in Django. */
export function readQuery<S extends z.ZodTypeAny>(query: URLSearchParams, schema: S): z.output<S> {
	return readBody(new Map(query), schema);
}

function plain(value: PythonJson): Plain {
	if (Array.isArray(value)) return value.map(plain);
	if (!(value instanceof Map)) return value;
	const object = Object.create(null) as { [key: string]: Plain };
	for (const [key, item] of value) object[key] = plain(item);
	return object;
}

/** Django REST framework's texts for errors without a text of their own in the schema. */
const errorMap: z.ZodErrorMap = (issue, { data, defaultError }) => {
	if (data === undefined) return { message: REQUIRED };
	if (data === null && issue.path.length > 0) return { message: 'This field may not be null.' };
	if (issue.code === 'invalid_enum_value') return { message: `"${data}" is not a valid choice.` };
	if (issue.code === 'invalid_union') return { message: 'A valid number is required.' };
	if (issue.code !== 'invalid_type') return { message: defaultError };
	return { message: wrongType(issue.expected, data) };
};

function wrongType(expected: string, data: unknown): string {
	switch (expected) {
		case 'string':
			return 'Not a valid string.';
		case 'boolean':
			return 'Must be a valid boolean.';
		case 'array':
			return `Expected a list of items but got type "${typeName(data)}".`;
		case 'object':
			return `Invalid data. Expected a dictionary, but got ${typeName(data)}.`;
		default:
			return `"${String(data)}" is not a valid choice.`;
	}
}

function typeName(data: unknown): string {
	if (typeof data === 'object' && data !== null && !Array.isArray(data)) return 'dict';
	return pythonTypeName(data as PythonJson);
}
