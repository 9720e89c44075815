import type { Existing } from '../../resources/operation';
import { forEach } from '../pool';
import { lost, type ItemResult } from '../result';
import type { Run } from '../run';
import { lookAmongAll, lookLater } from './amongAll';
import { found } from './found';
import { Known, type Unread } from './known';
import { listOf, readLists } from './lists';
import { notFound, notLookedUp } from './notFound';
import { sendAgain } from './sendAgain';
import { askedFor, namedIn, takenIn, type Undecided } from './undecided';

/**
 * Settles what exists already, or may, when all items have been sent: looks each of them up in DollarPe's list, which is
 * read once for each credential, however many items there are. What is not there although it was uncertain is sent once
 * more; if DollarPe then refuses because it is there after all, or nobody can know again, the list is read once more.
 * So it is, a little later, where DollarPe says that a key of an order is taken and the list does not show by what.
 *
 * @param record is called once for each item, also when the run ends meanwhile
 */
export async function settle(
	run: Run,
	existing: Existing,
	undecided: Undecided[],
	record: (itemIndex: number, result: ItemResult) => void,
): Promise<void> {
	if (run.halt.aborted) {
		const why = 'The run ended before the list was read';
		for (const each of undecided) record(each.itemIndex, notLookedUp(run, existing, each, why));
		return;
	}
	const lists = await readLists(run, existing, undecided);
	const taken: Undecided[] = [];
	await forEach(undecided, run.options.maxParallelRequests, async (item) => {
		const result = await settleFirst(run, existing, item, lists.get(listOf(existing, item)));
		if (result.kind === 'undecided') taken.push(result);
		else record(item.itemIndex, result);
	});
	// Another item of this run may have created it, or DollarPe carried the first request out after the list was read.
	const unfound = taken.filter((item) => {
		const list = lists.get(listOf(existing, item));
		const known = list instanceof Known ? findIn(list, existing, item) : undefined;
		if (known) record(item.itemIndex, found(run, existing, item, known));
		return !known;
	});
	const left = existing.quotation ? await lookLater(run, existing, unfound, record) : unfound;
	const newLists = await readLists(run, existing, left);
	const unseen = left.filter((item) => {
		const list = newLists.get(listOf(existing, item));
		const isUnseen = isTakenUnseen(existing, item, list);
		if (!isUnseen) record(item.itemIndex, fromList(run, existing, item, list));
		return isUnseen;
	});
	await lookAmongAll(run, existing, unseen, record);
}

/** The result from the list, or else from sending it once more; undecided again when the list must be read again. */
async function settleFirst(
	run: Run,
	existing: Existing,
	item: Undecided,
	list: Known | Unread | undefined,
): Promise<ItemResult | Undecided> {
	const { itemIndex, request, outcome } = item;
	if (isTakenUnseen(existing, item, list)) return item;
	if (!(list instanceof Known)) return fromList(run, existing, item, list);
	const isSent = outcome.kind === 'refused' || item.quotation !== undefined;
	if (findIn(list, existing, item) || list.rest || isSent || run.halt.aborted) {
		return fromList(run, existing, item, list);
	}
	try {
		const again = await sendAgain(run, existing, item);
		if (again?.kind === 'answered') for (const { json } of again.items) list.add(json);
		return again ?? fromList(run, existing, item, list);
	} catch (error) {
		return lost(error, run.context.getNode(), itemIndex, request.method);
	}
}

/** The result as far as the list tells. */
function fromList(
	run: Run,
	existing: Existing,
	item: Undecided,
	list: Known | Unread | undefined,
): ItemResult {
	if (!(list instanceof Known)) return notLookedUp(run, existing, item, list?.why);
	const known = findIn(list, existing, item);
	if (known) return found(run, existing, item, known);
	if (list.rest) return notLookedUp(run, existing, item, list.rest.why);
	if (hasSeveral(list, existing, item)) {
		return notLookedUp(run, existing, item, `several ${existing.plural} have its references`);
	}
	return notFound(run, existing, item);
}

/** Whether DollarPe says that something has a key of an order, and the whole list has nothing with it. */
function isTakenUnseen(
	existing: Existing,
	item: Undecided,
	list: Known | Unread | undefined,
): boolean {
	if (existing.everyone === undefined || takenIn(existing, item.outcome).length === 0) return false;
	if (!(list instanceof Known) || list.rest) return false;
	return !findIn(list, existing, item) && !hasSeveral(list, existing, item);
}

/** Where money moves, one of several may be this item's. */
function hasSeveral(list: Known, existing: Existing, item: Undecided): boolean {
	return existing.terms !== undefined && list.hasSeveral(askedFor(item));
}

function findIn(list: Known, existing: Existing, item: Undecided) {
	return list.find(askedFor(item), namedIn(existing, item.outcome));
}
