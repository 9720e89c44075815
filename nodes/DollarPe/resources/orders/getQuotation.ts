import { data, type Operation } from '../operation';
import { quotationId } from './fields';
import type { TwinOrderType } from './orderType';
import { QUOTATION_ID_ADVICE } from './refusals';
import { LINKED } from './samples';

/**
 * GET /payout/quotation/{quotation_id} and /payin/quotation/{quotation_id} (DollarPe docs, API reference, Payout → Get
 * quotation and Payin → Get quotation, early 2026). `status` is UNLINKED, LINKED or EXPIRED by the status reference; the
 * pages' samples say PROCESSING.
 *
 * @param quotation a sample of a quotation that has no order yet
 */
export function getQuotation(
	type: TwinOrderType,
	own: Pick<Operation, 'simplified'>,
	quotation: Operation['sample'],
): Operation {
	const { value, path } = type;
	return {
		name: 'Get Quotation',
		value: 'getQuotation',
		action: `Get ${value} quotation`,
		description: `Look up a ${value} quotation, and under order_id the ${value} that was made of it: so you know after a lost answer whether it was initiated`,
		routing: {
			request: { method: 'GET', url: `=${path}/quotation/{{$parameter["quotationId"]}}` },
			output: data,
		},
		advice: QUOTATION_ID_ADVICE,
		fields: [quotationId(type)],
		sample: { ...quotation, ...LINKED },
		simplifiedInZapyd: type.newFields,
		...own,
	};
}
