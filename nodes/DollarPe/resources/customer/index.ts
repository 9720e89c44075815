import type { Resource } from '../operation';
import { create } from './create';
import { createOrGet } from './createOrGet';
import { createPayoutOnly } from './createPayoutOnly';
import { get } from './get';
import { getAll } from './getAll';

export const customer: Resource = {
	name: 'Customer',
	value: 'customer',
	operations: [create, createOrGet, createPayoutOnly, get, getAll],
	defaultOperation: 'create',
};
