import type { Existing } from '../../resources/operation';
import { forEach } from '../pool';
import { failedAfterSend, type ItemResult } from '../results';
import type { Run } from '../run';
import { lookAmongAll, lookLater } from './amongAll';
import { existingResult } from './existingResult';
import { ExistingIndex, type Unread } from './existingIndex';
import { listOf, readLists } from './existingLists';
import { missingError, lookupFailedError } from './missingError';
import { resend } from './resend';
import { askedFor, namedIn, takenIn, type Unresolved } from './unresolved';

/**
 * Settles what exists already, or may, when all items have been sent: looks each of them up in DollarPe's list, which is
 * read once for each credential, however many items there are. What is not there although it was uncertain is sent once
 * more; if DollarPe then refuses because it is there after all, or nobody can know again, the list is read once more.
 * So it is, a little later, where DollarPe says that a key of an order is taken and the list does not show by what.
 *
 * @param record is called once for each item, also when the run ends meanwhile
 */
export async function resolveAll(
	run: Run,
	existing: Existing,
	undecided: Unresolved[],
	record: (itemIndex: number, result: ItemResult) => void,
): Promise<void> {
	if (run.halt.aborted) {
		const why = 'The run ended before the list was read';
		for (const each of undecided)
			record(each.itemIndex, lookupFailedError(run, existing, each, why));
		return;
	}
	const lists = await readLists(run, existing, undecided);
	const taken: Unresolved[] = [];
	await forEach(undecided, run.options.maxParallelRequests, async (item) => {
		const result = await resolveOne(run, existing, item, lists.get(listOf(existing, item)));
		if (result.kind === 'unresolved') taken.push(result);
		else record(item.itemIndex, result);
	});
	// Another item of this run may have created it, or DollarPe carried the first request out after the list was read.
	const unfound = taken.filter((item) => {
		const list = lists.get(listOf(existing, item));
		const known = list instanceof ExistingIndex ? findIn(list, existing, item) : undefined;
		if (known) record(item.itemIndex, existingResult(run, existing, item, known));
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
async function resolveOne(
	run: Run,
	existing: Existing,
	item: Unresolved,
	list: ExistingIndex | Unread | undefined,
): Promise<ItemResult | Unresolved> {
	const { itemIndex, request, outcome } = item;
	if (isTakenUnseen(existing, item, list)) return item;
	if (!(list instanceof ExistingIndex)) return fromList(run, existing, item, list);
	const isSent = outcome.kind === 'refused' || item.quotation !== undefined;
	if (findIn(list, existing, item) || list.incompleteReason || isSent || run.halt.aborted) {
		return fromList(run, existing, item, list);
	}
	try {
		const again = await resend(run, existing, item);
		if (again?.kind === 'answered') for (const { json } of again.items) list.add(json);
		return again ?? fromList(run, existing, item, list);
	} catch (error) {
		return failedAfterSend(error, run.context.getNode(), itemIndex, request.method);
	}
}

/** The result as far as the list tells. */
function fromList(
	run: Run,
	existing: Existing,
	item: Unresolved,
	list: ExistingIndex | Unread | undefined,
): ItemResult {
	if (!(list instanceof ExistingIndex)) return lookupFailedError(run, existing, item, list?.why);
	const known = findIn(list, existing, item);
	if (known) return existingResult(run, existing, item, known);
	if (list.incompleteReason)
		return lookupFailedError(run, existing, item, list.incompleteReason.why);
	if (hasSeveral(list, existing, item)) {
		return lookupFailedError(run, existing, item, `several ${existing.plural} have its references`);
	}
	return missingError(run, existing, item);
}

/** Whether DollarPe says that something has a key of an order, and the whole list has nothing with it. */
function isTakenUnseen(
	existing: Existing,
	item: Unresolved,
	list: ExistingIndex | Unread | undefined,
): boolean {
	if (existing.everyone === undefined || takenIn(existing, item.outcome).length === 0) return false;
	if (!(list instanceof ExistingIndex) || list.incompleteReason) return false;
	return !findIn(list, existing, item) && !hasSeveral(list, existing, item);
}

/** Where money moves, one of several may be this item's. */
function hasSeveral(list: ExistingIndex, existing: Existing, item: Unresolved): boolean {
	return existing.mustMatch !== undefined && list.hasSeveral(askedFor(item));
}

function findIn(list: ExistingIndex, existing: Existing, item: Unresolved) {
	return list.find(askedFor(item), namedIn(existing, item.outcome));
}
