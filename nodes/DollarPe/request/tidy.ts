import type { Field, Named } from './declaration';

/** A value that cannot be sent for its field; the message completes the sentence "Email …". */
export class UnfitValue extends Error {
	constructor(
		readonly of: Named,
		problem: string,
	) {
		super(problem);
	}
}

export type Tidied = string | boolean | undefined;

/**
 * Makes of what a field or an expression gave what DollarPe takes: text is trimmed, a number becomes text, `"true"`
 * becomes true, and what is blank is not sent.
 *
 * @returns undefined for a blank value of an optional field
 * @throws {UnfitValue} when a required field is blank, or the value has no sensible text
 */
export function tidy(field: Field, value: unknown): Tidied {
	const plain = field.type === 'boolean' ? asBoolean(field, value) : asText(field, value);
	if (plain === undefined || plain === '') {
		if (field.required) throw new UnfitValue(field, 'is blank');
		return undefined;
	}
	if (typeof plain !== 'string') return plain;
	const text = field.tidy?.(plain) ?? plain;
	const problem = field.check?.(text);
	if (problem !== undefined) throw new UnfitValue(field, problem);
	return text;
}

function asText(field: Field, value: unknown): string | undefined {
	switch (typeof value) {
		case 'string':
			return value.trim();
		case 'number':
			if (!Number.isFinite(value)) {
				throw new UnfitValue(field, `is ${value}, which is not a number`);
			}
			return String(value);
		case 'bigint':
			return String(value);
		case 'boolean':
			throw new UnfitValue(field, `must be text, but it is ${value}`);
		case 'object': {
			if (value === null) return undefined;
			// Dates, n8n's DateTime among them, have a text of their own.
			const plain: unknown =
				'toJSON' in value && typeof value.toJSON === 'function' ? value.toJSON() : value;
			if (typeof plain === 'string') return plain.trim();
			// What is left of an invalid date.
			if (plain === null) return undefined;
			throw new UnfitValue(
				field,
				`must be text, but it is ${Array.isArray(value) ? 'a list' : 'an object'}`,
			);
		}
		default:
			return undefined;
	}
}

/** True and false also as text; any other text goes to DollarPe as it is. */
function asBoolean(field: Field, value: unknown): Tidied {
	if (typeof value === 'boolean') return value;
	const text = asText(field, value);
	const word = text?.toLowerCase();
	return word === 'true' || word === 'false' ? word === 'true' : text;
}
