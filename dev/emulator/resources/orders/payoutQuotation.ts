import { z } from 'zod';

import type { Answer } from '../../answers/answer';
import { success } from '../../answers/envelope';
import { refuse } from '../../answers/refuse';
import { times } from '../../money/decimal';
import { rateOf } from '../../money/market';
import { payoutQuote } from '../../money/quote';
import type { Context } from '../../server/context';
import type { Call } from '../../server/endpoint';
import { text } from '../../validation/fields';
import { readBody } from '../../validation/readBody';
import { verifiedCustomerOf } from '../found';
import { checkAmount } from '../limits/checkAmount';
import { verifiedBankAccountOf } from './bankAccountOf';
import { addQuotation, QUOTATION, RISK_PARAMETERS } from './quotation';
import { showQuotation } from './show';

const CREATE = z.object({
	...QUOTATION,
	risk_parameters: RISK_PARAMETERS.optional(),
	payment_method: text().optional(),
});

/** DollarPe docs, Payout → Quotation: crypto is sent, fiat comes to a bank account. */
export function createPayoutQuotation({ body }: Call, context: Context): Answer {
	const given = readBody(body, CREATE);
	const customer = verifiedCustomerOf(context, given.customer_id);
	const account = verifiedBankAccountOf(context, customer, given.bank_id);
	// Since autumn 2026, UPI IDs can be paid out to.
	if (account.vpa !== null && context.api === 'dollarpe') refuse('bank_id', 'UPI is not supported');
	const rate = rateOf('payout');
	checkAmount(context, 'payout', customer, times(given.sending_amount, rate), 'IMPS');
	const quote = payoutQuote(given.sending_amount, rate);
	const none = { payment_method: null, deposit_instructions: null };
	return success(
		showQuotation(addQuotation(context, 'payout', given, quote, none), context.api),
		context.api === 'zapyd' ? 201 : 200,
	);
}
