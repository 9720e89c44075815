import type { Resource } from '../operation';
import { create } from './create';
import { createForPayout } from './createForPayout';
import { createOrGet } from './createOrGet';
import { generateLink } from './generateLink';
import { get } from './get';
import { getAll } from './getAll';
import { mockVerification } from './mockVerification';

/** Where a customer's money comes from and goes to: bank accounts and UPI IDs. */
export const bankAccount: Resource = {
	name: 'Bank Account',
	value: 'bankAccount',
	operations: [create, createForPayout, createOrGet, generateLink, get, getAll, mockVerification],
	defaultOperation: 'create',
};
