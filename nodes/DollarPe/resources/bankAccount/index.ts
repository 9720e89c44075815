import type { Resource } from '../operation';
import { create } from './create';
import { createOrGet } from './createOrGet';
import { get } from './get';
import { getAll } from './getAll';

/** Where a customer's money comes from and goes to: bank accounts and UPI IDs. */
export const bankAccount: Resource = {
	name: 'Bank Account',
	value: 'bankAccount',
	operations: [create, createOrGet, get, getAll],
	defaultOperation: 'create',
};
