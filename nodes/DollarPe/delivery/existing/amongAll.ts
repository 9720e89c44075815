import type { IDataObject } from 'n8n-workflow';

import { pause } from '../../../client/http/pause';
import type { Existing } from '../../resources/operation';
import { forEach } from '../pool';
import type { ItemResult } from '../results';
import type { Run } from '../run';
import { comparableText, isSame } from '../compare/comparable';
import { existingResult, ofOtherCustomer } from './existingResult';
import { ExistingIndex } from './existingIndex';
import { listOf, readLists } from './existingLists';
import { missingError } from './missingError';
import { LOOK_AGAIN_AFTER_MS, lookAgain } from './recoverByQuotation';
import { askedFor, takenIn, type Unresolved } from './unresolved';

/** The history of all customers may be long, and DollarPe's filters have no reference. */
const MOST_PAGES = 50;

type RecordResult = (itemIndex: number, result: ItemResult) => void;

/** Waits as long as DollarPe's history may lag, then looks at the items' quotations again; gives those without an order. */
export async function lookLater(
	run: Run,
	existing: Existing,
	items: Unresolved[],
	record: RecordResult,
): Promise<Unresolved[]> {
	if (items.length === 0) return [];
	await pause(LOOK_AGAIN_AFTER_MS, run.halt);
	const left: Unresolved[] = [];
	await forEach(items, run.options.maxParallelRequests, async (item) => {
		const result = await lookAgain(run, existing, item);
		if (result.kind === 'unresolved') left.push(result);
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
	items: Unresolved[],
	record: RecordResult,
): Promise<void> {
	const ofAll: Existing = { ...existing, list: existing.everyone, owner: undefined };
	const lists = await readLists(run, ofAll, items, MOST_PAGES);
	for (const item of items) {
		const list = lists.get(listOf(ofAll, item));
		const order = list instanceof ExistingIndex ? withTakenKey(list, existing, item) : undefined;
		record(item.itemIndex, resultOf(run, existing, item, order));
	}
}

/** The one that has a key of the item which DollarPe says is taken; one with another key may be anybody's. */
function withTakenKey(
	list: ExistingIndex,
	existing: Existing,
	item: Unresolved,
): IDataObject | undefined {
	const taken = takenIn(existing, item.outcome);
	const asked = askedFor(item);
	return list.find(Object.fromEntries(taken.map((key) => [key, asked[key]])), taken);
}

function resultOf(
	run: Run,
	existing: Existing,
	item: Unresolved,
	order: IDataObject | undefined,
): ItemResult {
	const { owner = '' } = existing;
	if (!order || comparableText(owner, order[owner]) === '')
		return missingError(run, existing, item);
	return isSame(owner, askedFor(item)[owner], order[owner])
		? existingResult(run, existing, item, order)
		: ofOtherCustomer(run, existing, item, order);
}
