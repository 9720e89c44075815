import { z } from 'zod';

import type { Endpoint as Documented, Field } from '../../contract/endpoints';
import { success } from '../answers/envelope';
import type { Context } from '../server/context';
import type { Endpoint } from '../server/endpoint';
import { pageOf } from '../server/paging';
import {
	amount,
	blankableText,
	choice,
	day,
	email,
	flag,
	isoDay,
	text,
	url,
	uuid,
} from '../validation/fields';
import { readBody, readQuery } from '../validation/readBody';

/**
 * The endpoints that the contract marks with `"emulator": "sample"`: each checks the fields that the contract documents,
 * answers the contract's sample, and remembers nothing. What goes wrong with a value is all that can go wrong.
 */
export function documentedEndpoints(all: readonly Documented[], context: Context): Endpoint[] {
	return all
		.filter(({ emulator }) => emulator === 'sample')
		.map(({ method, path, fields, answer: { status, shape, sample } }) => {
			const query = schemaOf(fields.filter(({ place }) => place === 'query'));
			const body = schemaOf(fields.filter(({ place }) => place === 'body'));
			return {
				method,
				path: path.replace(/\{(\w+)\}/g, ':$1'),
				handle: (call) => {
					readQuery(call.query, query);
					readBody(call.body, body);
					if (shape !== 'list') return success(sample, status);
					return pageOf(call, context, resultsOf(sample), (result) => result);
				},
			};
		});
}

/** The schema of an object with these fields; a name with a dot is that of a field of a field. */
function schemaOf(fields: readonly Field[], holder = ''): z.ZodObject<z.ZodRawShape> {
	const own = fields.filter(({ name }) => !name.slice(holder.length).includes('.'));
	return z.object(
		Object.fromEntries(
			own.map((field) => {
				const inside = fields.filter(({ name }) => name.startsWith(`${field.name}.`));
				const schema = inside.length > 0 ? schemaOf(inside, `${field.name}.`) : valueOf(field);
				const key = field.name.slice(holder.length);
				return [key, field.required === true ? schema : schema.optional()];
			}),
		),
	);
}

function valueOf(field: Field): z.ZodTypeAny {
	const { type, values, openValues } = field;
	if (type === 'boolean') return flag();
	if (type === 'object') return z.record(z.unknown());
	if (type === 'array') return z.array(blankableText());
	const [first, ...others] = values ?? [];
	if (first !== undefined && !openValues) return choice([first, ...others]);
	return textOf(field);
}

function textOf({ format, allowBlank }: Field): z.ZodTypeAny {
	switch (format) {
		case 'uuid':
			return uuid();
		case 'uri':
			return url();
		case 'email':
			return email();
		case 'decimal':
			return amount();
		case 'DD-MM-YYYY':
			return day();
		case 'YYYY-MM-DD':
			return isoDay();
		default:
			return allowBlank ? blankableText() : text();
	}
}

function resultsOf(page: unknown): unknown[] {
	return (page as { results: unknown[] }).results;
}
