import { withReceivingAmount } from '../../../../dollarpe/money/receivingAmount';
import { customerIdInBody, inBody, notice } from '../fields';
import { data, type Operation, type OperationField } from '../operation';
import { existingOrder, runAgain } from './existing';
import { clientReferenceId, humanReviewAndLimitsNotice, quotationId } from './fields';
import { ifExists } from './ifExists';
import type { TwinOrderType } from './orderType';
import { initiateAdvice } from './refusals';
import { maxSendingAmount, maxTotalAmount } from './spendingOptions';

/** What Initiate of one kind of order has of its own. */
export interface OwnInitiate
	extends Pick<Operation, 'description' | 'simplified' | 'returns' | 'sample'> {
	/** Added to what is advised for all kinds. */
	advice: Operation['advice'];
	/** Fields after Client Reference ID. */
	fields: OperationField[];
}

/**
 * POST /payout/initiate and /payin/initiate (DollarPe docs, API reference, Payout → Initiate and Payin → Initiate, early
 * 2026). They have no idempotency key, and nothing cancels them: quotation and references are what makes it happen once.
 * Where DollarPe answers that one of them is taken, the order that exists is the result, and the node finds out what became of
 * a request that was not answered.
 */
export function initiate(type: TwinOrderType, { advice, fields, ...own }: OwnInitiate): Operation {
	const { value, path } = type;
	return {
		name: 'Initiate',
		value: 'initiate',
		action: `Initiate ${value}`,
		routing: { request: { method: 'POST', url: `${path}/initiate` }, output: data },
		advice: { ...initiateAdvice(type), ...advice },
		result: withReceivingAmount,
		delivery: existingOrder(type),
		options: [ifExists, maxSendingAmount, maxTotalAmount],
		whenUncertain: runAgain(type),
		fields: [
			notice(
				'initiateNotice',
				`This moves money and cannot be undone. One Client Reference ID is one ${value}, however often this runs: a ${value} that exists is returned (<code>created: false</code>). If that one ended without success, it is an error.`,
			),
			humanReviewAndLimitsNotice,
			{ ...quotationId(type), routing: inBody('quotation_id') },
			customerIdInBody,
			clientReferenceId(type),
			...fields,
		],
		simplifiedInZapyd: [...type.newFields, ...Object.keys(type.newKey)],
		...own,
	};
}
