import type { IExecuteFunctions } from 'n8n-workflow';

import { LABEL_FIELDS, recordLabelOf } from '../../client/errors/recordLabel';
import { inSnakeCase } from './declaration/snakeCase';
import type { Declaration, Field } from './declaration/types';
import type { Files } from '../resources/operation';
import { convertValue } from './convert';
import { isShown, reader } from './readItem';

/** Nobody is known by a file. */
const NO_FILES: Files = { linkTo: () => '' };

/**
 * Whom an item is about, for an error about an item that cannot be sent: as much of it as can be read.
 *
 * @returns such as `Client Reference ID: crm-1042`; undefined where nothing is known
 */
export function recordLabelOfItem(
	context: IExecuteFunctions,
	{ fields }: Declaration,
	itemIndex: number,
): string | undefined {
	const read = reader(context, itemIndex);
	const zone = context.getTimezone();
	const named = fields
		.map((field): [string, Field] => [requestName(field), field])
		.filter(([name, { target }]) => target === 'path' || LABEL_FIELDS.includes(name))
		.map(([name, field]) => [name, valueOf(field)]);
	return recordLabelOf({ params: Object.fromEntries(named) });

	function valueOf(field: Field): unknown {
		try {
			return isShown(context, field, itemIndex)
				? convertValue(field, read.field(field).value, zone, NO_FILES)
				: undefined;
		} catch {
			// The very field that cannot be read, or another one like it.
			return undefined;
		}
	}
}

function requestName({ target, property }: Field): string {
	return target === 'path' ? inSnakeCase(property) : property;
}
