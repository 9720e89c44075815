import type { IDataObject } from 'n8n-workflow';

import { isSameId } from '../../../../dollarpe/uuid';
import { pause } from '../../../client/http/pause';
import type { OrderDelivery } from '../../resources/delivery';
import type { ItemResult } from '../results';
import type { Run } from '../run';
import { pathWith } from '../existing/existingLists';
import type { Unresolved } from '../existing/unresolved';
import { isUnclear } from './isUnresolved';
import { lookupFailed, missingError, quotationStatus } from './missingError';
import { orderResult } from './orderResult';
import { readObject, readQuotation } from './readQuotation';
import { resend } from './resend';

/** How long DollarPe may take to carry out what it has not answered, before a second look. */
export const LOOK_AGAIN_AFTER_MS = 3000;

/** How often a request is sent at the most. */
const MOST_SENDS = 3;

/**
 * Looks whether the quotation of a request has an order, which is then the result. Where it has none and nobody can know
 * what became of the request, or DollarPe refuses in words that it does not document, it looks once more a little later.
 * Only if nobody can know, it then sends the request again, if the operation does that and the quotation is still valid.
 *
 * @returns unresolved where the customer's history must tell, which is not read where the operation does not send again
 */
export async function recoverByQuotation(
	run: Run,
	delivery: OrderDelivery,
	first: Unresolved,
): Promise<ItemResult | Unresolved> {
	let item = first;
	for (let sends = 1; ; sends++) {
		const look = await lookTwice(run, delivery, item);
		if ('why' in look) return lookupFailed(run, delivery, item, look.why);
		if ('order' in look)
			return orderResult(run, delivery, item, look.order, { isOfQuotation: true });
		item = { ...item, quotation: look.quotation };
		if (!delivery.resend) return missingError(run, delivery, item);
		const isOpen = item.outcome.kind === 'uncertain' && quotationStatus(item) === 'UNLINKED';
		if (!isOpen || sends === MOST_SENDS || run.halt.aborted) return item;
		const again = await resend(run, delivery, item);
		if (again?.kind !== 'unresolved') return again ?? item;
		item = again;
	}
}

/** Looks at the quotation of a request once more; unresolved where it has no order. */
export async function lookAgain(
	run: Run,
	delivery: OrderDelivery,
	item: Unresolved,
): Promise<ItemResult | Unresolved> {
	const look = await lookOnce(delivery, item);
	if ('why' in look) return lookupFailed(run, delivery, item, look.why);
	if ('order' in look) return orderResult(run, delivery, item, look.order, { isOfQuotation: true });
	return { ...item, quotation: look.quotation };
}

/** What DollarPe may give for no order; elsewhere its samples have null as a text (API reference, Bank → Create). */
const NO_ORDER: unknown[] = [undefined, null, '', 'null'];

/** DollarPe's are UUIDs. */
const ID = /^[\w-]{1,64}$/;

/** What a look at a quotation shows: its order, that it has none, or why nobody can know. */
type Look = { order: IDataObject } | { quotation: IDataObject } | { why: string };

/** Looks; a second time, a little later, where DollarPe may not have finished yet. */
async function lookTwice(run: Run, delivery: OrderDelivery, item: Unresolved): Promise<Look> {
	const { context, halt } = run;
	// n8n sends nothing any more, and throws away what the node returns.
	if (context.getExecutionCancelSignal()?.aborted) return { why: 'The execution was canceled' };
	const look = await lookOnce(delivery, item);
	const isOpen = item.maybeCarriedOut || isUnclear(delivery.quotation.isDocumented, item.outcome);
	if (!('quotation' in look) || !isOpen) return look;
	await pause(LOOK_AGAIN_AFTER_MS, halt);
	if (halt.aborted) return { why: 'The run ended before a second look' };
	return await lookOnce(delivery, item);
}

async function lookOnce(
	{ quotation, singular }: OrderDelivery,
	{ connection, request: { body = {} } }: Unresolved,
): Promise<Look> {
	const read = await readQuotation(quotation, connection, body);
	if ('why' in read) return read;
	const { [quotation.orderIdField]: orderId } = read.data;
	if (NO_ORDER.includes(orderId)) return { quotation: read.data };
	if (typeof orderId !== 'string' || !ID.test(orderId)) {
		return { why: `its quotation has a ${singular} whose ID cannot be read` };
	}
	const order = await readObject(connection, pathWith(quotation.orderPath, read.data));
	if ('data' in order) {
		return isSameId(order.data.id, orderId)
			? { order: order.data }
			: { why: `DollarPe answered with another ${singular}` };
	}
	return {
		why: `its quotation has the ${singular} ${orderId}, which could not be read: ${order.why}`,
	};
}
