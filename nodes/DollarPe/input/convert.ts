import type { Field } from '../declaration/types';
import { toJsonObject } from '../resources/jsonObject';
import { located } from '../resources/locator';
import type { Convert, Files, JsonValue } from '../resources/operation';
import { toAmount, toBoolean, toText, UnfitValue } from '../resources/values';

/** What becomes of a value by its field's type in n8n, where the field has no conversion of its own. */
const BY_TYPE: Record<Field['type'], Convert> = {
	string: toText,
	options: toText,
	boolean: toBoolean,
	number: toAmount,
	dateTime: toText,
	json: toJsonObject,
	resourceLocator: located(toText),
};

/** What of a field decides about the conversion of its value. */
export type Convertible = Pick<Field, 'type' | 'convert' | 'required'>;

/**
 * Normalizes a parameter value for DollarPe.
 *
 * @param zone the workflow's time zone
 * @param files those of the item
 * @returns undefined for a blank value of an optional field, which is not sent
 * @throws {UnfitValue} when a required field is blank, or the value cannot be sent
 */
export function convertValue(
	{ type, convert, required }: Convertible,
	value: unknown,
	zone: string,
	files: Files,
): JsonValue | undefined {
	const converted = (convert ?? BY_TYPE[type])(value, zone, files);
	if (converted !== undefined && converted !== '') return converted;
	if (required) throw new UnfitValue('is blank');
	return undefined;
}
