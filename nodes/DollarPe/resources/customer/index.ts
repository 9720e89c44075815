import type { Resource } from '../operation';
import { create } from './create';
import { createOrGet } from './createOrGet';
import { get } from './get';
import { getAll } from './getAll';

export const customer: Resource = {
	name: 'Customer',
	value: 'customer',
	operations: [create, createOrGet, get, getAll],
	defaultOperation: 'create',
};
