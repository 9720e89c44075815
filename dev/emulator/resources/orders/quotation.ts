import { randomUUID } from 'node:crypto';
import { z } from 'zod';

import { decimalText } from '../../money/decimal';
import { ASSETS, FIATS, rateOf } from '../../money/market';
import type { Quote } from '../../money/quote';
import type { Context } from '../../server/context';
import type { OrderKind, Quotation } from '../../store/records';
import { amount, blankableText, choiceInAnyCase, flag, text, uuid } from '../../validation/fields';

/** The fields of both kinds of quotations. */
export const QUOTATION = {
	asset: choiceInAnyCase(ASSETS),
	fiat: choiceInAnyCase(FIATS),
	sending_amount: amount(),
	customer_id: uuid(),
	bank_id: uuid(),
	/** Since autumn 2026. */
	network: text().optional(),
};

/** None of these fields is required. */
export const RISK_PARAMETERS = z.object({
	ip_address: blankableText().optional(),
	device_id: blankableText().optional(),
	suspicious_activity_report: flag().optional(),
	law_enforcement_agency_report: flag().optional(),
});

type Given = z.output<z.ZodObject<typeof QUOTATION>>;

/** Stores a quotation that is valid from now on. */
export function addQuotation(
	{ store, clock, quotationMs }: Context,
	kind: OrderKind,
	given: Omit<Given, 'bank_id'> & { bank_id?: string; remitter_id?: string },
	{ receiving, fees }: Quote,
	payment: Pick<Quotation, 'payment_method' | 'deposit_instructions'>,
): Quotation {
	const now = clock.now();
	const side = kind === 'payin' ? 'payin' : 'payout';
	const quotation: Quotation = {
		id: randomUUID(),
		side,
		kind,
		customer_id: given.customer_id,
		remitter_id: given.remitter_id ?? null,
		bank_id: given.bank_id ?? '',
		asset: given.asset,
		fiat: given.fiat,
		network: given.network ?? null,
		payment_method: payment.payment_method,
		sending_amount: decimalText(given.sending_amount),
		rate: decimalText(rateOf(side)),
		receiving_amount: decimalText(receiving),
		fees,
		deposit_instructions: payment.deposit_instructions,
		createdAt: now,
		expiresAt: now + quotationMs,
		order_id: null,
	};
	store.quotations.add(quotation);
	return quotation;
}
