import { data, type Operation } from '../operation';
import { CONFIGURATION } from '../orders/samples';
import { PAYOUT } from '../orders/orderType';

/**
 * GET /payout/configuration (DollarPe docs, API reference, Payout → Configuration, May 2025). Its answer has had three
 * shapes; the sample is that of the guide India → Payout integration, which is newer. UPI is listed there, although
 * quotations refuse it.
 */
export const getConfiguration: Operation = {
	name: 'Get Configuration',
	value: 'getConfiguration',
	action: 'Get payout configuration',
	description:
		'Get what can be paid out: currencies, assets, and the smallest and largest amount of crypto',
	routing: { request: { method: 'GET', url: `${PAYOUT.path}/configuration` }, output: data },
	fields: [],
	sample: CONFIGURATION,
};
