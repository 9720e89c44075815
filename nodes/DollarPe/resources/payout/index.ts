import type { Resource } from '../operation';
import { createQuotation } from './createQuotation';
import { fetchRate } from './fetchRate';
import { get } from './get';
import { getAll } from './getAll';
import { getConfiguration } from './getConfiguration';
import { getQuotation } from './getQuotation';
import { initiate } from './initiate';
import { mockPayoutStatus } from './mockPayoutStatus';
import { updateTransferId } from './updateTransferId';

/** Crypto is sold, and money goes to a customer's bank account. */
export const payout: Resource = {
	name: 'Payout',
	value: 'payout',
	operations: [
		createQuotation,
		fetchRate,
		get,
		getConfiguration,
		getAll,
		getQuotation,
		initiate,
		mockPayoutStatus,
		updateTransferId,
	],
	defaultOperation: 'createQuotation',
};
