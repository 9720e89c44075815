import { randomInt } from 'node:crypto';
import { z } from 'zod';

import type { Answer } from '../../answers/answer';
import { success } from '../../answers/envelope';
import { refuse } from '../../answers/refuse';
import { decimalText } from '../../money/decimal';
import { PAYMENT_METHODS, type PaymentMethod, rateOf } from '../../money/market';
import { payinQuote } from '../../money/quote';
import type { Context } from '../../server/context';
import type { Call } from '../../server/endpoint';
import { choiceInAnyCase } from '../../validation/fields';
import { readBody } from '../../validation/readBody';
import { verifiedCustomerOf } from '../found';
import { checkAmount } from '../limits/checkAmount';
import { verifiedBankAccountOf } from './bankAccountOf';
import { addQuotation, QUOTATION, RISK_PARAMETERS } from './quotation';
import { showQuotation } from './show';

const CREATE = z.object({
	...QUOTATION,
	payment_method: choiceInAnyCase(PAYMENT_METHODS),
	risk_parameters: RISK_PARAMETERS,
});

/** Since autumn 2026 only a pull from an account needs one. */
const CREATE_IN_ZAPYD = CREATE.partial({ bank_id: true, risk_parameters: true });

/**
 * DollarPe docs, Payin → Quotation: fiat comes from a bank account or UPI ID, crypto goes out. None of
 * its error texts is published; those of payouts are used where they fit.
 */
export function createPayinQuotation({ body }: Call, context: Context): Answer {
	const given = readBody(body, context.api === 'zapyd' ? CREATE_IN_ZAPYD : CREATE);
	const customer = verifiedCustomerOf(context, given.customer_id);
	if (customer.document_type !== 'AADHAAR') {
		refuse('customer', 'Customer is not verified with AADHAAR', 'USR_UNVERIFIED');
	}
	const { payment_method } = given;
	if (given.bank_id !== undefined) {
		const account = verifiedBankAccountOf(context, customer, given.bank_id);
		if ((account.vpa !== null) !== (payment_method === 'UPI')) {
			refuse('payment_method', `${payment_method} is not possible from this bank account`);
		}
	}
	checkAmount(context, 'payin', customer, given.sending_amount, payment_method);
	const quote = payinQuote(given.sending_amount, rateOf('payin'));
	const deposit_instructions = instructions(payment_method, decimalText(given.sending_amount));
	const payment = { payment_method, deposit_instructions };
	return success(
		showQuotation(addQuotation(context, 'payin', given, quote, payment), context.api),
		context.api === 'zapyd' ? 201 : 200,
	);
}

/** Where to pay to. The account is a new one each time, because old ones must not be used again. */
function instructions(method: PaymentMethod, amount: string): Record<string, string> {
	const account_number = String(randomInt(1_000_000_000, 10_000_000_000));
	const account_name = 'Sandbox Technologies Pvt Ltd';
	if (method === 'IMPS') return { account_number, ifsc: 'SBIN0000001', account_name };
	const query = new URLSearchParams({
		pa: `${account_number}@sandbox`,
		pn: account_name,
		am: amount,
		cu: 'INR',
	}).toString();
	// Whether the account fields come too is not documented.
	return { deep_link: `upi://pay?${query}`, ios_checkout_link: `gpay://upi/pay?${query}` };
}
