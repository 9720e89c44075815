import { data, type Operation } from '../operation';
import type { OrderType } from './orderType';
import { CONFIGURATION } from './samples';

/**
 * GET /payout/configuration and /payin/configuration (DollarPe docs, API reference, Payout → Configuration and Payin →
 * Configuration, May 2025). The answers have had several shapes; the sample is that of the guides India → Payout integration
 * and Payin integration, which are newer. UPI is listed for payouts, although their quotations refuse it; limits are in
 * crypto, but those of payins are in fiat in the guide of May 2025.
 */
export function getConfiguration(
	{ singular, path }: OrderType,
	own: Pick<Operation, 'description'>,
): Operation {
	return {
		name: 'Get Configuration',
		value: 'getConfiguration',
		action: `Get ${singular} configuration`,
		routing: { request: { method: 'GET', url: `${path}/configuration` }, output: data },
		fields: [],
		sample: CONFIGURATION,
		...own,
	};
}
