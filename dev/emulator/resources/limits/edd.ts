import { randomUUID } from 'node:crypto';
import { z } from 'zod';

import type { Answer } from '../../answers/answer';
import { success } from '../../answers/envelope';
import { refuse } from '../../answers/refuse';
import type { Side } from '../../money/market';
import type { Context } from '../../server/context';
import type { Call } from '../../server/endpoint';
import { startEdd } from '../../states/edd';
import type { Edd } from '../../store/records';
import { blankableText, choice, flag, text, url, uuid } from '../../validation/fields';
import { readBody } from '../../validation/readBody';
import { verifiedCustomerOf } from '../found';

const EDD = {
	customer_id: uuid(),
	source_of_income: choice(['SALARY', 'BUSINESS_INCOME', 'OTHERS']),
	bank_statement_url: z.array(url()).min(1, 'This list may not be empty.'),
	bank_statement_passwords: z.array(blankableText()).optional(),
	itr_report_url: z.array(url()).optional(),
	itr_report_passwords: z.array(blankableText()).optional(),
};
const PAYIN = z.object({
	...EDD,
	purpose: text().optional(),
	supporting_purpose_doc_url: z.array(url()).optional(),
	account_operator: text().optional(),
	account_operator_name: text().optional(),
	relation_with_account_operator: text().optional(),
	p2p_trading_status: flag().optional(),
});
const PAYOUT = z.object({ ...EDD, declaration: flag().optional() });

/** DollarPe docs, Payin → EDD save. */
export function submitPayinEdd({ body }: Call, context: Context): Answer {
	return submit(context, 'payin', readBody(body, PAYIN));
}

/** DollarPe docs, Payout → EDD save. */
export function submitPayoutEdd({ body }: Call, context: Context): Answer {
	return submit(context, 'payout', readBody(body, PAYOUT));
}

function submit(context: Context, side: Side, given: z.output<z.ZodObject<typeof EDD>>): Answer {
	const customer = verifiedCustomerOf(context, given.customer_id);
	if (!isDemanded(context, side, customer.id)) refuse('customer', 'EDD not required');
	const edd: Edd = {
		id: randomUUID(),
		customer_id: customer.id,
		side,
		source_of_income: given.source_of_income,
		bank_statement_url: given.bank_statement_url,
		status: 'PROCESSING',
		failure_reason: null,
	};
	context.store.edd.add(edd);
	startEdd(context, edd);
	return success({ id: edd.id, status: edd.status });
}

/** The EDD of a payin also settles payouts, so it may be submitted when either side requires EDD. */
function isDemanded({ store }: Context, side: Side, customerId: string): boolean {
	const { eddDemanded } = store;
	if (eddDemanded.has(`${side} ${customerId}`)) return true;
	return side === 'payin' && eddDemanded.has(`payout ${customerId}`);
}
