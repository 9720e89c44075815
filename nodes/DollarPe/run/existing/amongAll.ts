import type { IDataObject } from 'n8n-workflow';

import { pause } from '../../../client/pause';
import type { Existing } from '../../resources/operation';
import { forEach } from '../pool';
import type { ItemResult } from '../result';
import type { Run } from '../run';
import { comparableText, isSame } from './comparable';
import { found, ofOtherCustomer } from './found';
import { Known } from './known';
import { listOf, readLists } from './lists';
import { notFound } from './notFound';
import { LOOK_AGAIN_AFTER_MS, lookAgain } from './throughQuotation';
import { askedFor, takenIn, type Undecided } from './undecided';

/** The history of all customers may be long, and DollarPe's filters have no reference. */
const MOST_PAGES = 50;

type RecordResult = (itemIndex: number, result: ItemResult) => void;

/** Waits as long as DollarPe's history may lag, then looks at the items' quotations again; gives those without an order. */
export async function lookLater(
	run: Run,
	existing: Existing,
	items: Undecided[],
	record: RecordResult,
): Promise<Undecided[]> {
	if (items.length === 0) return [];
	await pause(LOOK_AGAIN_AFTER_MS, run.halt);
	const left: Undecided[] = [];
	await forEach(items, run.options.maxParallelRequests, async (item) => {
		const result = await lookAgain(run, existing, item);
		if (result.kind === 'undecided') left.push(result);
		else record(item.itemIndex, result);
	});
	return left;
}

/**
 * Looks among the orders of all customers for those that have the items' keys, which DollarPe says are taken. Another
 * customer's order makes the refusal certain; where none is found, it may be the item's own.
 */
export async function lookAmongAll(
	run: Run,
	existing: Existing,
	items: Undecided[],
	record: RecordResult,
): Promise<void> {
	const ofAll: Existing = { ...existing, list: existing.everyone, owner: undefined };
	const lists = await readLists(run, ofAll, items, MOST_PAGES);
	for (const item of items) {
		const list = lists.get(listOf(ofAll, item));
		const order = list instanceof Known ? withTakenKey(list, existing, item) : undefined;
		record(item.itemIndex, resultOf(run, existing, item, order));
	}
}

/** The one that has a key of the item which DollarPe says is taken; one with another key may be anybody's. */
function withTakenKey(list: Known, existing: Existing, item: Undecided): IDataObject | undefined {
	const taken = takenIn(existing, item.outcome);
	const asked = askedFor(item);
	return list.find(Object.fromEntries(taken.map((key) => [key, asked[key]])), taken);
}

function resultOf(
	run: Run,
	existing: Existing,
	item: Undecided,
	order: IDataObject | undefined,
): ItemResult {
	const { owner = '' } = existing;
	if (!order || comparableText(owner, order[owner]) === '') return notFound(run, existing, item);
	return isSame(owner, askedFor(item)[owner], order[owner])
		? found(run, existing, item, order)
		: ofOtherCustomer(run, existing, item, order);
}
