import { randomUUID } from 'node:crypto';
import { z } from 'zod';

import type { Answer } from '../../answers/answer';
import { success } from '../../answers/envelope';
import { refuse } from '../../answers/refuse';
import type { Context } from '../../server/context';
import type { Call } from '../../server/endpoint';
import { startOrder } from '../../states/order';
import {
	historyOf,
	type Deal,
	type Order,
	type OrderKind,
	type Quotation,
} from '../../store/records';
import { text, uuid } from '../../validation/fields';
import { readBody } from '../../validation/readBody';
import { quotationStatus } from './getQuotation';
import { showNewOrder } from './show';

const ORDER = {
	quotation_id: uuid(),
	customer_id: uuid(),
	client_reference_id: text().optional(),
};
const PAYOUT = z.object({
	...ORDER,
	exchange_order_id: text(),
	transaction_hash: text().optional(),
});
const PAYIN = z.object({ ...ORDER, utr: text() });

type Given = z.output<z.ZodObject<typeof ORDER>>;

// The page of errors says 12 characters; the samples have up to 22.
const UTR = /^[a-z0-9]{12,22}$/i;

const PAYOUT_IN_ZAPYD = z.object({ ...ORDER, transaction_hash: text().optional() });
const PAYIN_IN_ZAPYD = z.object({ ...ORDER, transaction_reference_id: text() });

/** Source Z: 12 digits, for INR. */
const REFERENCE = /^\d{12}$/;

/** DollarPe docs, Payout → Initiate. Checks run in the order of its table of errors. */
export function initiatePayout({ body }: Call, context: Context): Answer {
	if (context.api === 'zapyd') return initiatePayoutInZapyd(body, context);
	const given = readBody(body, PAYOUT);
	const { exchange_order_id } = given;
	checkReference(context, 'payout', given);
	const quotation = usableQuotation(context, 'payout', given);
	const taken = context.store.orders
		.by('exchangeOrder', exchange_order_id)
		.some(({ status }) => ['PROCESSING', 'IN_REVIEW', 'SUCCESS'].includes(status));
	if (taken) {
		const message =
			'Exchange Order ID already linked to a payout that is either processing or successful';
		refuse('exchange_order_id', message);
	}
	return started(context, quotation, given, { ...NO_KEYS, exchange_order_id });
}

/** The same since autumn 2026: a hash that has paid for a payout is rejected, in words that are not documented. */
function initiatePayoutInZapyd(body: Call['body'], context: Context): Answer {
	const given = readBody(body, PAYOUT_IN_ZAPYD);
	const { transaction_hash = null } = given;
	checkReference(context, 'payout', given);
	const quotation = usableQuotation(context, 'payout', given);
	if (transaction_hash && context.store.orders.by('hash', transaction_hash).length > 0) {
		refuse('transaction_hash', 'Transaction hash has already funded a payout');
	}
	return started(context, quotation, given, { ...NO_KEYS, transaction_hash });
}

/** DollarPe docs, Payin → Initiate. Checks run in the order of its table of errors. */
export function initiatePayin({ body }: Call, context: Context): Answer {
	const isZapyd = context.api === 'zapyd';
	const given = isZapyd ? readBody(body, PAYIN_IN_ZAPYD) : readBody(body, PAYIN);
	const [field, utr] =
		'utr' in given
			? ['utr', given.utr]
			: ['transaction_reference_id', given.transaction_reference_id];
	if (context.store.orders.by('utr', utr.toUpperCase()).length > 0) {
		refuse(field, 'UTR is already linked to another payin');
	}
	checkReference(context, 'payin', given);
	if (!(isZapyd ? REFERENCE : UTR).test(utr)) refuse(field, 'Invalid UTR format');
	const quotation = usableQuotation(context, 'payin', given);
	return started(context, quotation, given, { ...NO_KEYS, utr });
}

export const NO_KEYS = {
	exchange_order_id: null,
	transaction_hash: null,
	utr: null,
	sender_id: null,
};

/** @throws {Refusal} "Client Reference ID already exists" */
export function checkReference(
	{ store }: Context,
	kind: OrderKind,
	{ client_reference_id }: Pick<Given, 'client_reference_id'>,
): void {
	if (client_reference_id === undefined) return;
	const key = `${historyOf(kind)} ${client_reference_id}`;
	if (store.orders.by('reference', key).length === 0) return;
	refuse('client_reference_id', 'Client Reference ID already exists');
}

/** @throws {Refusal} for a quotation that is of another kind or customer, has expired, or was used */
export function usableQuotation(
	{ store, clock }: Context,
	kind: OrderKind,
	given: Pick<Given, 'quotation_id' | 'customer_id'>,
): Quotation {
	const quotation = store.quotations.find(given.quotation_id);
	if (quotation?.kind !== kind) return refuse('quotation_id', 'Quotation is not found');
	if (quotation.customer_id !== given.customer_id) {
		refuse('customer_id', 'Customer ID does not match with the quotation');
	}
	const status = quotationStatus(quotation, clock.now());
	if (status === 'EXPIRED') refuse('quotation_id', 'Quotation has expired');
	if (status === 'LINKED') {
		refuse('quotation_id', `Quotation is already linked to another ${quotation.side}`);
	}
	return quotation;
}

function started(...order: Parameters<typeof addOrder>): Answer {
	const [context] = order;
	return success(showNewOrder(addOrder(...order), context.api), 201);
}

/** Makes the order of a quotation. */
export function addOrder(
	context: Context,
	quotation: Quotation,
	{ client_reference_id = null }: { client_reference_id?: string | null },
	own: Pick<Order, 'exchange_order_id' | 'transaction_hash' | 'utr' | 'sender_id'>,
): Order {
	const now = context.clock.now();
	const order: Order = {
		...dealOf(quotation),
		...own,
		id: randomUUID(),
		quotation_id: quotation.id,
		client_reference_id,
		exchange_transfer_id: '',
		status: 'PROCESSING',
		failure_reason: null,
		refund_reason: null,
		createdAt: now,
		updatedAt: now,
	};
	context.store.orders.add(order);
	context.store.quotations.change(quotation, { order_id: order.id });
	startOrder(context, order);
	return order;
}

/** The fields that an order copies from its quotation. */
function dealOf(quotation: Quotation): Omit<Deal, 'id' | 'createdAt'> {
	const { side, kind, customer_id, remitter_id, bank_id, asset, fiat, network } = quotation;
	const { sending_amount, rate, receiving_amount, fees, deposit_instructions } = quotation;
	const { payment_method } = quotation;
	return {
		...{ side, kind, customer_id, remitter_id, bank_id, asset, fiat, network, payment_method },
		...{ sending_amount, rate, receiving_amount, fees, deposit_instructions },
	};
}
