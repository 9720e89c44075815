import { WHOLE_REQUEST_KEYS } from '../../../dollarpe/fieldNames';
import type { Values } from './recordLabel';
import type { ErrorContext } from './errorContext';

// Keys under which Django puts what is about an object as a whole: the request, or one in it.
const WHOLE_OBJECT = /(^|\.)(__all__|detail|non_field_errors)$/;

/**
 * The panel's name of a field, DollarPe's own where the node has no such field, or none for what is no field. A part of
 * a field keeps DollarPe's name, after that of the field.
 */
export function panelName(field: string, names: ErrorContext['fieldNames']): string | undefined {
	const path = field.replace(WHOLE_OBJECT, '');
	if (path === '' || WHOLE_REQUEST_KEYS.includes(path)) return undefined;
	const [nearest] = [...(names?.keys() ?? [])]
		.filter((known) => `${path}.`.startsWith(`${known}.`))
		.sort((a, b) => b.length - a.length);
	if (nearest === undefined) return path;
	const name = names?.get(nearest) ?? nearest;
	return path === nearest ? name : `${name} → ${path.slice(nearest.length + 1)}`;
}

/** The panel's name of the field with which DollarPe's words begin: `Client Reference ID already exists`. */
export function nameIn(words: string, names: ErrorContext['fieldNames']): string | undefined {
	const beginning = `${words} `.toLowerCase();
	// The panel has both names of what has two: `UTR or Transaction Reference`.
	return [...(names?.values() ?? [])].find((name) =>
		[name, ...name.split(' or ')].some((each) => beginning.startsWith(`${each} `.toLowerCase())),
	);
}

/**
 * The value that a request sent for a field: its text, where it is a single one.
 *
 * @param field DollarPe's name of it, with dots, or the panel's
 */
export function sentFor(
	field: string,
	{ body, query, params }: Values,
	names: ErrorContext['fieldNames'] = new Map<string, string>(),
): string | undefined {
	// Complaints have names of their own for some fields: the panel's name tells which they mean.
	const name = names.get(field) ?? field;
	const same = [...names.keys()].filter((known) => names.get(known) === name);
	return [field, ...same]
		.flatMap((path) => [body, query, params].map((values) => valueAt(values, path)))
		.find((text) => text !== undefined);
}

function valueAt(values: unknown, path: string): string | undefined {
	const value = path
		.split('.')
		.reduce<unknown>(
			(each, key) =>
				typeof each === 'object' && each !== null && Object.hasOwn(each, key)
					? Reflect.get(each, key)
					: undefined,
			values,
		);
	const isSingle = ['string', 'number', 'boolean'].includes(typeof value);
	return isSingle && value !== '' ? String(value) : undefined;
}
