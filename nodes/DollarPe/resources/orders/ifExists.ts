import type { OperationField } from '../operation';

/** What an order that exists already is: the item's result, or its error. */
export const ifExists: OperationField = {
	displayName: 'If It Exists Already',
	name: 'ifExists',
	type: 'options',
	options: [
		{
			name: 'Error',
			value: 'error',
			description:
				'The item fails, and the error names what exists. What this run made is returned, also if its answer was lost or Retry On Fail is on.',
		},
		{
			name: 'Return It',
			value: 'return',
			description: 'The item is what exists, with created false',
		},
	],
	default: 'return',
	description:
		'What to do if DollarPe already has one for this item. One that ended without success, or is being refunded, is an error either way.',
};
