import { toIdentifier } from './values/identifiers';
import type { OperationField } from './operation';
import { UnfitValue } from './values/values';

/** What choices are loaded, most of them from DollarPe, by the names of the node's `loadOptions` methods. */
export type LoaderName =
	| 'getAssets'
	| 'getCountries'
	| 'getDocumentTypes'
	| 'getFiats'
	| 'getPaymentMethods';

/**
 * A field whose choices are loaded. Any other text may be in it too: a saved one, or one from an expression.
 *
 * @param dependsOn the fields with whose values the choices change; `&` before a name has n8n load them also where the
 * expression in that field cannot be evaluated
 */
export function loadedChoice(
	loadOptionsMethod: LoaderName,
	dependsOn: string[],
	field: Omit<OperationField, 'type' | 'typeOptions' | 'default'> & { default?: string },
): OperationField {
	return {
		type: 'options',
		typeOptions: {
			loadOptionsMethod,
			...(dependsOn.length > 0 && { loadOptionsDependsOn: dependsOn }),
		},
		allowArbitraryValues: true,
		default: '',
		convert: (value) => toIdentifier(chosen(value)),
		...field,
	};
}

/** The value of a row of a list, or of an option, that only says something. */
export const NO_CHOICE = '__noChoice__';

/**
 * A value of a field whose choices DollarPe gives.
 *
 * @throws {UnfitValue} for a row or option that only says something
 */
export function chosen(value: unknown): unknown {
	if (value !== NO_CHOICE) return value;
	throw new UnfitValue('is a message of the list, which cannot be chosen: choose something else');
}
