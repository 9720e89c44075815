import type { INodePropertyRouting } from 'n8n-workflow';

import { toUuid } from './values/identifiers';
import { ID_PLACEHOLDER, locator } from './locator';
import { PARSED } from './operation';
import type { OperationField } from './operation';

/** Sends a field's value in the body, under DollarPe's own name; dots lead into nested objects. */
export function inBody(property: string): INodePropertyRouting {
	return { send: { type: 'body', property } };
}

/**
 * Sends a field's value in the body or, where it is blank, that of another field of the operation, which stands before it;
 * neither where it is blank and the additional field `unless` is not.
 */
export function inBodyOr(property: string, other: string, unless: string): INodePropertyRouting {
	const replaced = `$parameter["additionalFields"]?.["${unless}"]`;
	const value = `={{ $value || (${replaced} ? undefined : $parameter["${other}"]) }}`;
	return { send: { type: 'body', property, value } };
}

/** Sends a field's value in the query, under DollarPe's own name. */
export function inQuery(property: string): INodePropertyRouting {
	return { send: { type: 'query', property } };
}

/** Sends what a JSON field's text means in the body. */
export function jsonInBody(property: string): INodePropertyRouting {
	return { send: { type: 'body', property, value: PARSED } };
}

/** A field for one of DollarPe's IDs of which there is no list to choose from. */
export function idField(
	field: Pick<OperationField, 'displayName' | 'name' | 'description' | 'routing'>,
): OperationField {
	return {
		type: 'string',
		default: '',
		required: true,
		placeholder: ID_PLACEHOLDER,
		convert: toUuid,
		...field,
	};
}

/** The customer that an operation is about, in the path of the URL. */
export const customerIdInPath = locator('searchCustomers', {
	displayName: 'Customer ID',
	name: 'customerId',
	description:
		"The customer: chosen from the list, or by DollarPe's ID, as Customer → Create returns it",
});

/** The customer that an operation is about, in the body. */
export const customerIdInBody: OperationField = {
	...customerIdInPath,
	routing: inBody('customer_id'),
};

/** A bank account or UPI ID of the customer that the same operation names, without its place in the request. */
export function bankAccountLocator(
	field: Pick<OperationField, 'description' | 'routing'>,
): OperationField {
	return locator('searchBankAccounts', { displayName: 'Bank ID', name: 'bankId', ...field });
}

/** Optional fields of an operation that writes. */
export function additionalFields(...options: OperationField[]): OperationField {
	return {
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options,
	};
}

/** Optional fields of an operation that reads a list. */
export function filters(...options: OperationField[]): OperationField {
	return {
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: options.map((option) => ({ ...option, isFilter: true })),
	};
}

/** For an operation with {@link filters}. */
export const ignoreBlankFilters: OperationField = {
	displayName: 'Ignore Blank Filters',
	name: 'ignoreBlankFilters',
	type: 'boolean',
	default: false,
	description:
		'Whether a filter that is added but blank is left out, so that results are returned which it would have kept back. If off, it is an error.',
};

/** What a person must know before they execute an operation. */
export function notice(name: string, text: string): OperationField {
	return { displayName: text, name, type: 'notice', default: '' };
}

/** For an operation that DollarPe offers in its sandbox alone. */
export const sandboxNotice = notice(
	'sandboxNotice',
	'DollarPe offers this in its sandbox only. With a production credential nothing is sent.',
);
