import type { Resource } from '../operation';
import { getPayinLimits } from './getPayinLimits';
import { getPayoutLimits } from './getPayoutLimits';
import { submitPayinEdd } from './submitPayinEdd';
import { submitPayoutEdd } from './submitPayoutEdd';

export const limit: Resource = {
	name: 'Limit',
	value: 'limit',
	operations: [getPayinLimits, getPayoutLimits, submitPayinEdd, submitPayoutEdd],
	defaultOperation: 'getPayoutLimits',
};
