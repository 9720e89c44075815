import { isRecord } from '../../../dollarpe/json/json';
import { toUuid } from './values/identifiers';
import { chosen } from './loadedChoice';
import type { Convert, OperationField } from './operation';

/** The lists that DollarPe has, by the names of the node's `listSearch` methods. */
export type ListName = 'searchBankAccounts' | 'searchCustomers' | 'searchPayins' | 'searchPayouts';

export const ID_PLACEHOLDER = 'e.g. def8b740-99f9-4cba-bc9e-99de57e927b4';

/** What the panel marks as no ID; {@link toUuid} judges when the node runs. n8n adds `^` and `$`. */
const UUID = '\\s*[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\s*';

/**
 * A field for what DollarPe has a list of: chosen from it, or given by its ID. Its value is
 * `{ __rl: true, mode: 'list' | 'id', value }`, or plain text where a workflow was saved before there were lists.
 */
export function locator(
	list: ListName,
	field: Pick<OperationField, 'displayName' | 'name' | 'description' | 'routing'>,
): OperationField {
	return {
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: list, searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: ID_PLACEHOLDER,
				validation: [
					{
						type: 'regex',
						properties: { regex: UUID, errorMessage: `${field.displayName} must be a UUID` },
					},
				],
			},
		],
		convert: located(toUuid),
		...field,
	};
}

/** A conversion of a locator's value, or of plain text in its place. */
export function located(convert: Convert): Convert {
	return (given, ...more) => convert(chosen(valueIn(given)), ...more);
}

/** The value of a locator; plain text in its place is the value itself. */
export function valueIn(given: unknown): unknown {
	return isLocator(given) ? given.value : given;
}

/** Whether a parameter is a locator: n8n's editor knows one by `__rl`, its RoutingNode by the two others. */
export function isLocator(given: unknown): given is Record<string, unknown> {
	return isRecord(given) && (given.__rl === true || ('mode' in given && 'value' in given));
}
