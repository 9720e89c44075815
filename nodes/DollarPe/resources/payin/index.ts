import type { Resource } from '../operation';
import { createQuotation } from './createQuotation';
import { fetchRate } from './fetchRate';
import { get } from './get';
import { getAll } from './getAll';
import { getConfiguration } from './getConfiguration';
import { getQuotation } from './getQuotation';
import { initiate } from './initiate';
import { mockPayinStatus } from './mockPayinStatus';
import { updateTransferId } from './updateTransferId';

/** Crypto is bought with money from a customer. */
export const payin: Resource = {
	name: 'Payin',
	value: 'payin',
	operations: [
		createQuotation,
		fetchRate,
		get,
		getConfiguration,
		getAll,
		getQuotation,
		initiate,
		mockPayinStatus,
		updateTransferId,
	],
	defaultOperation: 'createQuotation',
};
