import { z } from 'zod';

import type { Answer } from '../../answers/answer';
import { success } from '../../answers/envelope';
import { refuse } from '../../answers/refuse';
import { decimal, type Decimal } from '../../money/decimal';
import { rateOf } from '../../money/market';
import { payoutQuote } from '../../money/quote';
import type { Context } from '../../server/context';
import type { Call } from '../../server/endpoint';
import { timestamp } from '../../time/timestamp';
import { text, uuid } from '../../validation/fields';
import { readBody } from '../../validation/readBody';
import { addOrder, checkReference, NO_KEYS, usableQuotation } from './initiate';
import { CREATE, NO_PAYMENT, payableAccountOf } from './payoutQuotation';
import { addQuotation } from './quotation';
import { showNewOrder, showQuotation } from './show';

/** Source Z: as a payout's; the network is ignored. */
export function quotePrefunded({ body }: Call, context: Context): Answer {
	const given = { ...readBody(body, CREATE), network: undefined };
	payableAccountOf(context, given);
	const quote = payoutQuote(given.sending_amount, rateOf('payout'));
	const quotation = addQuotation(context, 'prefunded', given, quote, NO_PAYMENT);
	return success(showQuotation(quotation, 'zapyd'), 201);
}

const PERSON = z.object({ id: uuid() });

const INITIATE = z.object({
	quotation_id: uuid(),
	customer: z.object({ sender: PERSON, receiver: PERSON }),
	client_reference_id: text().optional(),
});

/** Source Z: the receiver is the quotation's customer, and the amount is reserved from the balance. Its refusals are not shown. */
export function initiatePrefunded({ body }: Call, context: Context): Answer {
	const given = readBody(body, INITIATE);
	const { quotation_id, customer } = given;
	if (context.refusesUsedReference) checkReference(context, 'prefunded', given);
	const quotation = usableQuotation(context, 'prefunded', {
		quotation_id,
		customer_id: customer.receiver.id,
	});
	if (decimal(quotation.sending_amount) > availableBalance(context, quotation.asset)) {
		refuse('balance', 'Insufficient prefunded balance');
	}
	const own = { ...NO_KEYS, sender_id: customer.sender.id };
	const order = addOrder(context, quotation, given, own);
	const { utr, failure_reason, updatedAt } = order;
	const added = { utr, failure_reason, updated_at: timestamp(updatedAt) };
	return success({ ...showNewOrder(order, 'zapyd'), ...added }, 201);
}

/** What a payout gives back when it ends so. */
const UNPAID: readonly string[] = ['FAILED', 'REFUNDED', 'CANCELLED'];

/** What is left of an asset: each prefunded payout that has not failed takes its amount from it. */
export function availableBalance(context: Context, asset: string): Decimal {
	return context.store.orders
		.by('history', 'prefunded')
		.filter((order) => order.asset === asset && !UNPAID.includes(order.status))
		.reduce(
			(rest, { sending_amount }) => rest - decimal(sending_amount),
			decimal(context.prefundedBalance),
		);
}
