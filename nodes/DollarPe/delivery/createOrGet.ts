import { fieldOf } from '../../../dollarpe/shapes';
import type { Outcome } from '../../client/http/outcome';
import type { Request } from '../../client/http/request';
import type { CreateOrGetDelivery } from '../resources/delivery';
import type { Deliverer, RecordResult } from './deliverer';
import { refuseAnotherPerson } from './existing/anotherPerson';
import { ExistingIndex, type Unread } from './existing/existingIndex';
import { existingItem } from './existing/existingItem';
import { listOf, readLists } from './existing/existingLists';
import { lookupFailedError } from './existing/lookupFailedError';
import { complainsAbout, isTaken, namedIn } from './existing/taken';
import { askedFor, unresolved, type Unresolved } from './existing/unresolved';
import { itemResult, requireOwnAnswer } from './itemResult';
import { forEach } from './pool';
import { failedAfterSend, failureResult, type ItemResult } from './results';
import type { Run } from './run';

/**
 * Sends each item's request. What DollarPe has already, or may have, is looked up in its list when all items have been
 * sent: the list is read once for each credential, however many items there are.
 */
export function createOrGet(run: Run, delivery: CreateOrGetDelivery): Deliverer {
	const { operation } = run.declaration;
	const items: Unresolved[] = [];
	return {
		async deliver(item) {
			const { connection, request } = item;
			const outcome = requireOwnAnswer(operation, request, await connection.send(request));
			if (!isUnresolved(delivery, outcome, request)) {
				return itemResult(run, item, outcome, { created: true });
			}
			items.push(unresolved(item, outcome));
			return undefined;
		},
		finish: async (record) => await resolveAll(run, delivery, items, record),
	};
}

/** Whether it can be settled by looking at what DollarPe has. */
function isUnresolved(
	delivery: CreateOrGetDelivery,
	outcome: Outcome,
	{ body = {} }: Request,
): outcome is Unresolved['outcome'] {
	return outcome.kind === 'uncertain'
		? delivery.recoverableBy.some((key) => fieldOf(body, key) !== undefined)
		: isTaken(delivery, outcome);
}

/**
 * Looks each item up in DollarPe's list. What is not there although it was uncertain is sent once more; if DollarPe then
 * refuses because it is there after all, or nobody can know again, the list is read once more.
 */
async function resolveAll(
	run: Run,
	delivery: CreateOrGetDelivery,
	items: Unresolved[],
	record: RecordResult,
): Promise<void> {
	if (run.halt.aborted) {
		const why = 'The run ended before the list was read';
		for (const each of items) record(each.itemIndex, lookupFailed(run, delivery, each, why));
		return;
	}
	const lists = await readLists(run, delivery, items);
	const open: Unresolved[] = [];
	await forEach(items, run.options.maxParallelRequests, async (item) => {
		const result = await resolveOne(run, delivery, item, lists.get(listOf(delivery, item)));
		if (result.kind === 'unresolved') open.push(result);
		else record(item.itemIndex, result);
	});
	// Another item of this run may have created it, or DollarPe carried the first request out after the list was read.
	const left = open.filter((item) => {
		const result = resultIn(run, delivery, item, lists.get(listOf(delivery, item)));
		if (result) record(item.itemIndex, result);
		return !result;
	});
	const newLists = await readLists(run, delivery, left);
	for (const item of left) {
		const list = newLists.get(listOf(delivery, item));
		record(item.itemIndex, fromList(run, delivery, item, list));
	}
}

/** The result from the list, or else from sending it once more; unresolved again when the list must be read again. */
async function resolveOne(
	run: Run,
	delivery: CreateOrGetDelivery,
	item: Unresolved,
	list: ExistingIndex | Unread | undefined,
): Promise<ItemResult | Unresolved> {
	const known = resultIn(run, delivery, item, list);
	if (known) return known;
	const isWhole = list instanceof ExistingIndex && !list.incompleteReason;
	if (!isWhole || item.outcome.kind === 'refused' || run.halt.aborted) {
		return fromList(run, delivery, item, list);
	}
	try {
		const again = await resend(run, delivery, item);
		if (again?.kind === 'answered') for (const { json } of again.items) list.add(json);
		return again ?? fromList(run, delivery, item, list);
	} catch (error) {
		return failedAfterSend(error, run.context.getNode(), item.itemIndex, item.request.method);
	}
}

/**
 * Sends once more what is not there. DollarPe itself makes a second one impossible, by the keys of the request.
 *
 * @returns unresolved again where it must be looked for once more; undefined where what came of the last time still holds
 */
async function resend(
	run: Run,
	delivery: CreateOrGetDelivery,
	item: Unresolved,
): Promise<ItemResult | Unresolved | undefined> {
	const { connection, request } = item;
	const { operation } = run.declaration;
	const outcome = requireOwnAnswer(operation, request, await connection.send(request));
	if (isUnresolved(delivery, outcome, request)) return { ...item, outcome };
	const holds = outcome.kind === 'answered' || complainsAbout(outcome, request);
	return holds ? itemResult(run, item, outcome, { created: true }) : undefined;
}

/** The result as far as the list tells. */
function fromList(
	run: Run,
	delivery: CreateOrGetDelivery,
	item: Unresolved,
	list: ExistingIndex | Unread | undefined,
): ItemResult {
	const known = resultIn(run, delivery, item, list);
	if (known) return known;
	const unread =
		list instanceof ExistingIndex ? list.incompleteReason : (list ?? { why: undefined });
	if (unread) return lookupFailed(run, delivery, item, unread.why);
	const { outcome, connection, request } = item;
	return failureResult(outcome, connection, request, contextOf(run, item));
}

/** What the list has of an item, as its result; undefined where it has nothing, or has not been read. */
function resultIn(
	run: Run,
	delivery: CreateOrGetDelivery,
	item: Unresolved,
	list: ExistingIndex | Unread | undefined,
): ItemResult | undefined {
	if (!(list instanceof ExistingIndex)) return undefined;
	const known = list.find(askedFor(item), namedIn(delivery, item.outcome));
	if (!known) return undefined;
	return (
		refuseAnotherPerson(run, delivery, item, known) ?? existingItem(run, delivery, item, known)
	);
}

function lookupFailed(
	run: Run,
	{ plural }: CreateOrGetDelivery,
	item: Unresolved,
	why: string | undefined,
): ItemResult {
	return lookupFailedError(item, contextOf(run, item), plural, why);
}

/** The node has looked by itself: no advice to give a key, or to look at once. */
function contextOf({ errorContext }: Run, { itemIndex }: Unresolved) {
	return { ...errorContext, itemIndex, whenUncertain: undefined };
}
