import { data, type Operation } from '../operation';
import { QUOTATION_ID_ADVICE } from '../orders/refusals';
import { LINKED } from '../orders/samples';
import { PAYOUT } from '../orders/orderType';
import { createQuotation } from './createQuotation';
import { quotationIdInPath } from './fields';

/**
 * GET /payout/quotation/{quotation_id} (DollarPe docs, API reference, Payout → Get quotation, early 2026). `status` is
 * UNLINKED, LINKED or EXPIRED by the status reference; the page's sample says PROCESSING.
 */
export const getQuotation: Operation = {
	name: 'Get Quotation',
	value: 'getQuotation',
	action: 'Get payout quotation',
	description:
		'Look up a payout quotation, and under order_id the payout that was made of it: so you know after a lost answer whether it was initiated',
	routing: {
		request: {
			method: 'GET',
			url: `=${PAYOUT.path}/quotation/{{$parameter["quotationId"]}}`,
		},
		output: data,
	},
	simplified: [
		'id',
		'status',
		'order_id',
		'customer_id',
		'asset',
		'sending_amount',
		'fiat',
		'rate',
		'receiving_amount',
		'expiry_time',
	],
	advice: QUOTATION_ID_ADVICE,
	fields: [quotationIdInPath],
	sample: { ...createQuotation.sample, ...LINKED },
};
