import { z } from 'zod';

import type { Answer } from '../../answers/answer';
import { success } from '../../answers/envelope';
import { refuse } from '../../answers/refuse';
import { decimal, type Decimal, over, roundTo, times } from '../../money/decimal';
import { rateOf } from '../../money/market';
import { payoutQuote } from '../../money/quote';
import type { Context } from '../../server/context';
import type { Call } from '../../server/endpoint';
import { amount, flag, text, uuid } from '../../validation/fields';
import { readBody } from '../../validation/readBody';
import { addOrder, checkReference, NO_KEYS, usableQuotation } from './initiate';
import { NO_PAYMENT, payableAccountOf } from './payoutQuotation';
import { addQuotation, QUOTATION, RISK_PARAMETERS } from './quotation';
import { showNewOrder, showQuotation } from './show';

const CREATE = z.object({
	...QUOTATION,
	remitter_id: uuid(),
	network: text(),
	payment_method: text(),
	sending_amount: amount().optional(),
	receiving_amount: amount().optional(),
	is_self_transfer: flag(),
	risk_parameters: RISK_PARAMETERS,
});

/** What arrives of one unit of fiat after fee and tax. */
const LEFT = times(decimal('0.995'), decimal('0.99'));

/** Source Z: exactly one of the two amounts is given. */
export function quoteRemittance({ body }: Call, context: Context): Answer {
	const given = readBody(body, CREATE);
	const { receiving_amount: receiving } = given;
	const sending = given.sending_amount ?? sendingFor(receiving);
	if (sending === undefined || (given.sending_amount !== undefined && receiving !== undefined)) {
		return refuse('amount', 'Exactly one of sending_amount and receiving_amount is required');
	}
	const paid = { ...given, sending_amount: sending };
	payableAccountOf(context, paid);
	const quote = payoutQuote(sending, rateOf('payout'));
	const agreed = receiving === undefined ? quote : { ...quote, receiving };
	const quotation = addQuotation(context, 'remittance', paid, agreed, NO_PAYMENT);
	return success(showQuotation(quotation, 'zapyd'), 201);
}

function sendingFor(receiving: Decimal | undefined): Decimal | undefined {
	return receiving && roundTo(over(over(receiving, LEFT), rateOf('payout')), 6);
}

const INITIATE = z.object({
	quotation_id: uuid(),
	customer_id: uuid(),
	remitter_id: uuid(),
	client_reference_id: text().optional(),
	transaction_hash: text().optional(),
});

/** Source Z: without a hash where it is prefunded. Its refusals are not shown. */
export function initiateRemittance({ body }: Call, context: Context): Answer {
	const given = readBody(body, INITIATE);
	const { transaction_hash = null } = given;
	if (context.refusesUsedReference) checkReference(context, 'remittance', given);
	const quotation = usableQuotation(context, 'remittance', given);
	if (quotation.remitter_id !== given.remitter_id) {
		refuse('remitter_id', 'Remitter does not match with the quotation');
	}
	if (transaction_hash && context.store.orders.by('hash', transaction_hash).length > 0) {
		refuse('transaction_hash', 'Transaction hash has already funded a payout');
	}
	const order = addOrder(context, quotation, given, { ...NO_KEYS, transaction_hash });
	return success(showNewOrder(order, 'zapyd'), 201);
}
