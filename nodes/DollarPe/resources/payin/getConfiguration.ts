import { data, type Operation } from '../operation';
import { CONFIGURATION } from '../orders/samples';
import { PAYIN } from '../orders/orderType';

/**
 * GET /payin/configuration (DollarPe docs, API reference, Payin → Configuration, May 2025). Its answer has had several
 * shapes; the sample is that of the guide India → Payin integration, which is newer, with limits in crypto. The guide of
 * May 2025 has them in fiat.
 */
export const getConfiguration: Operation = {
	name: 'Get Configuration',
	value: 'getConfiguration',
	action: 'Get payin configuration',
	description: 'Get what can be paid in: currencies, assets, and the smallest and largest amount',
	routing: { request: { method: 'GET', url: `${PAYIN.path}/configuration` }, output: data },
	fields: [],
	sample: CONFIGURATION,
};
