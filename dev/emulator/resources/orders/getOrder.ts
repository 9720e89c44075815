import { z } from 'zod';

import type { Answer } from '../../answers/answer';
import { success } from '../../answers/envelope';
import { refuse } from '../../answers/refuse';
import type { Side } from '../../money/market';
import type { Context } from '../../server/context';
import type { Call } from '../../server/endpoint';
import { pageOf } from '../../server/paging';
import { historyOf, type History, type Order } from '../../store/records';
import { timestamp } from '../../time/timestamp';
import { isoDay, uuid } from '../../validation/fields';
import { readQuery } from '../../validation/readBody';
import { showOrder } from './show';

const FILTERS = z.object({
	customer_id: uuid().optional(),
	start_date: isoDay().optional(),
	end_date: isoDay().optional(),
});

/** DollarPe docs, Payout and Payin → Get. */
export function getOrder(side: Side, { params }: Call, context: Context): Answer {
	return success(showOrder(orderOf(context, side, params.order_id)));
}

/** DollarPe docs, Payout and Payin → History: filters by status, customer and UTC days, newest first. */
export function listOrders(history: History, call: Call, context: Context): Answer {
	const { customer_id, start_date, end_date } = readQuery(call.query, FILTERS);
	if ((start_date === undefined) !== (end_date === undefined)) {
		refuse('date_range', 'start_date and end_date must be used together');
	}
	const status = call.query.get(`${history === 'payin' ? 'payin' : 'payout'}_status`);
	const { orders } = context.store;
	const candidates =
		customer_id === undefined
			? orders.by('history', history)
			: orders.by('customer', `${history} ${customer_id}`);
	const found = candidates.filter((order) => {
		const day = timestamp(order.createdAt).slice(0, 10);
		return (
			(status === null || order.status === status) &&
			day >= (start_date ?? day) &&
			day <= (end_date ?? day)
		);
	});
	return pageOf(call, context, found.reverse(), showOrder);
}

/** @throws {Refusal} "Payout ID is required." or "Payout ID is invalid", or the same of a payin */
export function orderOf({ store }: Context, side: Side, id = ''): Order {
	const name = side === 'payout' ? 'Payout' : 'Payin';
	if (id.trim() === '') refuse(`${side}_id`, `${name} ID is required.`, 'REQ_FIELD_MISSING');
	const order = store.orders.find(id);
	// Nothing shows a prefunded one.
	return order && historyOf(order.kind) === side
		? order
		: refuse(`${side}_id`, `${name} ID is invalid`);
}
