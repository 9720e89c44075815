import type { Field } from './declaration/types';
import { toIdentifier } from '../resources/values/identifiers';
import { toJsonObject } from '../resources/values/jsonObject';
import { located } from '../resources/locator';
import type { Convert, Files, JsonValue } from '../resources/operation';
import { toAmount, toBoolean, UnfitValue } from '../resources/values/values';

/**
 * What becomes of a value by its field's type in n8n, where the field has no conversion of its own. A text is an identifier
 * unless its field says that it is for people (`toFreeText`).
 */
const BY_TYPE: Record<Field['type'], Convert> = {
	string: toIdentifier,
	options: toIdentifier,
	boolean: toBoolean,
	number: toAmount,
	dateTime: toIdentifier,
	json: toJsonObject,
	resourceLocator: located(toIdentifier),
};

/** What of a field decides about the conversion of its value. */
export type Convertible = Pick<Field, 'type' | 'convert' | 'required'>;

/**
 * Normalizes a parameter value for DollarPe.
 *
 * @param zone the workflow's time zone
 * @param files those of the item
 * @param name what the row of the value names it, where rows add members to an object
 * @returns undefined for a blank value of an optional field, which is not sent
 * @throws {UnfitValue} when a required field is blank, or the value cannot be sent
 */
export function convertValue(
	{ type, convert, required }: Convertible,
	value: unknown,
	zone: string,
	files: Files,
	name = '',
): JsonValue | undefined {
	const converted = (convert ?? BY_TYPE[type])(value, zone, files, name);
	if (converted !== undefined && converted !== '') return converted;
	if (required) throw new UnfitValue('is blank');
	return undefined;
}
