import type { Resource } from '../operation';
import { create } from './create';

/** Who sends money to India from abroad. */
export const remitter: Resource = {
	name: 'Remitter',
	value: 'remitter',
	operations: [create],
	defaultOperation: 'create',
};
