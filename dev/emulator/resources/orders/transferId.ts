import { z } from 'zod';

import type { Answer } from '../../answers/answer';
import { success } from '../../answers/envelope';
import { refuse } from '../../answers/refuse';
import type { Context } from '../../server/context';
import type { Call } from '../../server/endpoint';
import type { Order } from '../../store/records';
import { text, uuid } from '../../validation/fields';
import { readBody } from '../../validation/readBody';
import { orderOf } from './getOrder';

const PAYOUT = z.object({ exchange_order_id: text(), exchange_transfer_id: text() });
const PAYIN = z.object({ payin_id: uuid(), exchange_transfer_id: text() });

/** DollarPe docs, Payout → Update transfer ID: of the newest payout with that order on the exchange. */
export function linkPayout({ body }: Call, context: Context): Answer {
	const given = readBody(body, PAYOUT);
	const order = context.store.orders.by('exchangeOrder', given.exchange_order_id).at(-1);
	// DollarPe publishes no text for this.
	if (order === undefined) return refuse('exchange_order_id', 'Exchange Order ID is invalid');
	link(context, order, given.exchange_transfer_id);
	return success(given);
}

/** DollarPe docs, Payin → Update transfer ID. */
export function linkPayin({ body }: Call, context: Context): Answer {
	const given = readBody(body, PAYIN);
	link(context, orderOf(context, 'payin', given.payin_id), given.exchange_transfer_id);
	return success(given);
}

function link({ store, clock }: Context, order: Order, exchange_transfer_id: string): void {
	store.orders.change(order, { exchange_transfer_id, updatedAt: clock.now() });
}
