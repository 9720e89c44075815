import type { Resource } from '../resource';
import { create } from './create';

export const customer: Resource = {
	name: 'Customer',
	value: 'customer',
	operations: [create],
	defaultOperation: 'create',
};
