import type { IDataObject } from 'n8n-workflow';

import type { OrderDelivery } from '../../resources/delivery';
import { comparableText, isSame } from '../compare/comparable';
import type { RecordResult } from '../deliverer';
import { ExistingIndex } from '../existing/existingIndex';
import { listOf, readLists } from '../existing/existingLists';
import { takenIn } from '../existing/taken';
import { askedFor, type Unresolved } from '../existing/unresolved';
import type { ItemResult } from '../results';
import type { Run } from '../run';
import { missingError } from './missingError';
import { orderResult, otherCustomersOrder } from './orderResult';

/** The history of all customers may be long, and DollarPe's filters have no reference. */
const MOST_PAGES = 50;

/**
 * Looks among the orders of all customers for those that have the items' keys, which DollarPe says are taken. Another
 * customer's order makes the refusal certain; where none is found, it may be the item's own.
 */
export async function lookAmongAll(
	run: Run,
	delivery: OrderDelivery,
	items: Unresolved[],
	record: RecordResult,
): Promise<void> {
	const ofAll = { ...delivery, list: delivery.everyone, owner: undefined };
	const lists = await readLists(run, ofAll, items, MOST_PAGES);
	for (const item of items) {
		const list = lists.get(listOf(ofAll, item));
		const order = list instanceof ExistingIndex ? withTakenKey(list, delivery, item) : undefined;
		record(item.itemIndex, resultOf(run, delivery, item, order));
	}
}

/** The one that has a key of the item which DollarPe says is taken; one with another key may be anybody's. */
function withTakenKey(
	list: ExistingIndex,
	delivery: OrderDelivery,
	item: Unresolved,
): IDataObject | undefined {
	const taken = takenIn(delivery, item.outcome);
	const asked = askedFor(item);
	return list.find(Object.fromEntries(taken.map((key) => [key, asked[key]])));
}

function resultOf(
	run: Run,
	delivery: OrderDelivery,
	item: Unresolved,
	order: IDataObject | undefined,
): ItemResult {
	const { owner } = delivery;
	if (!order || comparableText(owner, order[owner]) === '')
		return missingError(run, delivery, item);
	return isSame(owner, askedFor(item)[owner], order[owner])
		? orderResult(run, delivery, item, order)
		: otherCustomersOrder(run, delivery, item, order);
}
