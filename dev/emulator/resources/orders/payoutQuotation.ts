import { z } from 'zod';

import type { Answer } from '../../answers/answer';
import { success } from '../../answers/envelope';
import { refuse } from '../../answers/refuse';
import { type Decimal, times } from '../../money/decimal';
import { rateOf } from '../../money/market';
import { payoutQuote } from '../../money/quote';
import type { Context } from '../../server/context';
import type { Call } from '../../server/endpoint';
import type { BankAccount } from '../../store/records';
import { text } from '../../validation/fields';
import { readBody } from '../../validation/readBody';
import { verifiedCustomerOf } from '../found';
import { checkAmount } from '../limits/checkAmount';
import { verifiedBankAccountOf } from './bankAccountOf';
import { addQuotation, QUOTATION, RISK_PARAMETERS } from './quotation';
import { showQuotation } from './show';

/** Body of Payout → Quotation, and of its prefunded twin. */
export const CREATE = z.object({
	...QUOTATION,
	risk_parameters: RISK_PARAMETERS.optional(),
	payment_method: text().optional(),
});

/** DollarPe docs, Payout → Quotation: crypto is sent, fiat comes to a bank account. */
export function createPayoutQuotation({ body }: Call, context: Context): Answer {
	const given = readBody(body, CREATE);
	const account = payableAccountOf(context, given);
	// Since autumn 2026, UPI IDs can be paid out to.
	if (account.vpa !== null && context.api === 'dollarpe') refuse('bank_id', 'UPI is not supported');
	const quote = payoutQuote(given.sending_amount, rateOf('payout'));
	return success(
		showQuotation(addQuotation(context, 'payout', given, quote, NO_PAYMENT), context.api),
		context.api === 'zapyd' ? 201 : 200,
	);
}

export const NO_PAYMENT = { payment_method: null, deposit_instructions: null };

/** @throws {Refusal} where the customer, the account or the amount cannot be paid out to */
export function payableAccountOf(
	context: Context,
	given: { customer_id: string; bank_id: string; sending_amount: Decimal },
): BankAccount {
	const customer = verifiedCustomerOf(context, given.customer_id);
	const account = verifiedBankAccountOf(context, customer, given.bank_id);
	const amount = times(given.sending_amount, rateOf('payout'));
	checkAmount(context, 'payout', customer, amount, 'IMPS');
	return account;
}
