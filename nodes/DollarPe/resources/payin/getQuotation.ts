import { data, type Operation } from '../operation';
import { QUOTATION_ID_ADVICE } from '../orders/refusals';
import { LINKED } from '../orders/samples';
import { PAYIN } from '../orders/orderType';
import { createQuotation } from './createQuotation';
import { quotationIdInPath } from './fields';

/**
 * GET /payin/quotation/{quotation_id} (DollarPe docs, API reference, Payin → Get quotation, early 2026). `status` is
 * UNLINKED, LINKED or EXPIRED by the status reference; the page's sample says PROCESSING.
 */
export const getQuotation: Operation = {
	name: 'Get Quotation',
	value: 'getQuotation',
	action: 'Get payin quotation',
	description:
		'Look up a payin quotation, and under order_id the payin that was made of it: so you know after a lost answer whether it was initiated',
	routing: {
		request: {
			method: 'GET',
			url: `=${PAYIN.path}/quotation/{{$parameter["quotationId"]}}`,
		},
		output: data,
	},
	simplified: [
		'id',
		'status',
		'order_id',
		'customer_id',
		'payment_method',
		'sending_amount',
		'asset',
		'receiving_amount',
		'deposit_instructions',
		'expiry_time',
	],
	advice: QUOTATION_ID_ADVICE,
	fields: [quotationIdInPath],
	sample: { ...createQuotation.sample, ...LINKED },
};
