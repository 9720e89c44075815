import type { OperationField } from '../resources/operation';

/** Whether the long answers of an operation are shortened. */
export const simplify: OperationField = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};
