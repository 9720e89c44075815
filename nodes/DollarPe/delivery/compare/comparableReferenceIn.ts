import { trimmedText } from '../../../../dollarpe/json/json';
import { comparableReference } from '../../../../dollarpe/text/characters';

/**
 * The text by which the reference of a payment is compared, in a request or an order.
 *
 * @param name DollarPe's name of it
 * @returns undefined where there is none
 */
export function comparableReferenceIn(
	values: Readonly<Record<string, unknown>> = {},
	name: string,
): string | undefined {
	const given = values[name];
	const text = typeof given === 'number' ? String(given) : trimmedText(given);
	return text === undefined ? undefined : comparableReference(text);
}
