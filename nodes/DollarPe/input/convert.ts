import type { Field } from '../declaration/types';
import { toJsonObject } from '../resources/jsonObject';
import { located } from '../resources/locator';
import type { Convert, JsonValue } from '../resources/operation';
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

/**
 * Normalizes a parameter value for DollarPe.
 *
 * @param zone the workflow's time zone
 * @returns undefined for a blank value of an optional field, which is not sent
 * @throws {UnfitValue} when a required field is blank, or the value cannot be sent
 */
export function convertValue(
	{ type, convert, required }: Pick<Field, 'type' | 'convert' | 'required'>,
	value: unknown,
	zone: string,
): JsonValue | undefined {
	const converted = (convert ?? BY_TYPE[type])(value, zone);
	if (converted !== undefined && converted !== '') return converted;
	if (required) throw new UnfitValue('is blank');
	return undefined;
}
