import { pause } from '../../client/http/pause';
import { reportsCreated, type OrderDelivery } from '../resources/delivery';
import type { Deliverer, RecordResult } from './deliverer';
import { ExistingIndex, type Unread } from './existing/existingIndex';
import { listOf, readLists } from './existing/existingLists';
import { takenIn } from './existing/taken';
import { askedFor, unresolved, type Unresolved } from './existing/unresolved';
import { itemResult, requireOwnAnswer } from './itemResult';
import { isUnresolved } from './orders/isUnresolved';
import { lookAmongAll } from './orders/lookAmongAll';
import { rememberOutcome } from './orders/madeByRun';
import { lookupFailed, missingError } from './orders/missingError';
import { oncePerReference } from './orders/oncePerReference';
import { orderResult } from './orders/orderResult';
import { LOOK_AGAIN_AFTER_MS, lookAgain, recoverByQuotation } from './orders/recoverByQuotation';
import { forEach } from './pool';
import type { ItemResult } from './results';
import type { Run } from './run';

/**
 * Sends each item's request. Where its order exists, or may, the quotation tells, and then the customer's history, which is
 * read when all items have been sent, once for each customer.
 */
export function order(run: Run, delivery: OrderDelivery): Deliverer {
	const { operation } = run.declaration;
	const added = reportsCreated(delivery) ? { created: true } : undefined;
	const items: Unresolved[] = [];
	return {
		oncePerReference: oncePerReference(run, delivery),
		async deliver(item) {
			const { connection, request } = item;
			const outcome = requireOwnAnswer(operation, request, await connection.send(request));
			rememberOutcome(run, delivery, item, outcome);
			if (!isUnresolved(delivery, outcome)) return itemResult(run, item, outcome, added);
			const result = await recoverByQuotation(run, delivery, unresolved(item, outcome));
			if (result.kind !== 'unresolved') return result;
			items.push(result);
			return undefined;
		},
		finish: async (record) => await lookInHistory(run, delivery, items, record),
	};
}

/**
 * Looks each item up in its customer's history. Where DollarPe says that a key of the order is taken and the history does
 * not show by what, it looks once more a little later, and then among the orders of all customers.
 */
async function lookInHistory(
	run: Run,
	delivery: OrderDelivery,
	items: Unresolved[],
	record: RecordResult,
): Promise<void> {
	if (run.halt.aborted) {
		const why = 'The run ended before the list was read';
		for (const each of items) record(each.itemIndex, lookupFailed(run, delivery, each, why));
		return;
	}
	const unseen = await lookOnce(run, delivery, items, record);
	const left = await lookLater(run, delivery, unseen, record);
	const stillUnseen = await lookOnce(run, delivery, left, record);
	await lookAmongAll(run, delivery, stillUnseen, record);
}

/** Records what the histories tell; gives the items of which a key is taken by nothing that they show. */
async function lookOnce(
	run: Run,
	delivery: OrderDelivery,
	items: Unresolved[],
	record: RecordResult,
): Promise<Unresolved[]> {
	const lists = await readLists(run, delivery, items);
	return items.filter((item) => {
		const list = lists.get(listOf(delivery, item));
		const isUnseen = isTakenUnseen(delivery, item, list);
		if (!isUnseen) record(item.itemIndex, fromList(run, delivery, item, list));
		return isUnseen;
	});
}

/** Waits as long as DollarPe's history may lag, then looks at the items' quotations again; gives those without an order. */
async function lookLater(
	run: Run,
	delivery: OrderDelivery,
	items: Unresolved[],
	record: RecordResult,
): Promise<Unresolved[]> {
	if (items.length === 0) return [];
	await pause(LOOK_AGAIN_AFTER_MS, run.halt);
	const left: Unresolved[] = [];
	await forEach(items, run.options.maxParallelRequests, async (item) => {
		const result = await lookAgain(run, delivery, item);
		if (result.kind === 'unresolved') left.push(result);
		else record(item.itemIndex, result);
	});
	return left;
}

/** Whether DollarPe says that something has a key of an order, and the whole list has nothing with it. */
function isTakenUnseen(
	delivery: OrderDelivery,
	item: Unresolved,
	list: ExistingIndex | Unread | undefined,
): boolean {
	if (takenIn(delivery, item.outcome).length === 0) return false;
	if (!(list instanceof ExistingIndex) || list.incompleteReason) return false;
	return !list.find(askedFor(item)) && !list.hasSeveral(askedFor(item));
}

/** The result as far as the list tells. Of several orders one may be this item's. */
function fromList(
	run: Run,
	delivery: OrderDelivery,
	item: Unresolved,
	list: ExistingIndex | Unread | undefined,
): ItemResult {
	if (!(list instanceof ExistingIndex)) return lookupFailed(run, delivery, item, list?.why);
	const known = list.find(askedFor(item));
	if (known) {
		const hasOther = list.hasOther(askedFor(item), known);
		return orderResult(run, delivery, item, known, { hasOther });
	}
	if (list.incompleteReason) return lookupFailed(run, delivery, item, list.incompleteReason.why);
	return list.hasSeveral(askedFor(item))
		? lookupFailed(run, delivery, item, `several ${delivery.plural} have its references`)
		: missingError(run, delivery, item);
}
