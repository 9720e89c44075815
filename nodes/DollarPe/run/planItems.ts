import { NodeOperationError, sleep, type IDataObject } from 'n8n-workflow';

import { itemSuffix } from '../../client/errors/errors';
import { recordLabelOf } from '../../client/errors/recordLabel';
import type { Deliverer, PreparedItem, ReadItem, RecordResult } from '../delivery/deliverer';
import { failedBeforeSend, type ItemResult } from '../delivery/results';
import type { Run } from '../delivery/run';
import type { ItemRequest } from '../params/declaration/types';
import { readRequest } from './prepareItem';

/** To read an item may take n8n a millisecond, in which the process does nothing else. */
const READ_IN_ONE_GO = 50;

/** The items of a run, of which several may have one result. */
export interface Plan {
	/**
	 * Reads what an item wants to send, or why it cannot be sent.
	 *
	 * @returns undefined for an item whose result comes with an earlier item's
	 */
	requestOf(itemIndex: number): ItemRequest | ItemResult | undefined;
	deliver(item: PreparedItem): Promise<ItemResult | undefined>;
	/** Records what became of an item, and of those that come with it. */
	record: RecordResult;
}

/**
 * Plans which items are delivered, where each reference is carried out once: of several items with one reference the first,
 * if they want the same, and else none. For that, all items are read before the first is sent, and kept until their turn.
 *
 * @param record records what became of one item
 */
export async function planItems(
	run: Run,
	deliverer: Deliverer,
	count: number,
	record: RecordResult,
): Promise<Plan> {
	const { oncePerReference } = deliverer;
	if (!oncePerReference || count === 1) {
		const requestOf = (itemIndex: number) => readRequest(run, itemIndex);
		return { requestOf, deliver: async (item) => await deliverer.deliver(item), record };
	}
	const requests = await readAll(run, count);
	deliverer.expect?.([...requests].map(([itemIndex, request]) => ({ itemIndex, request })));
	const repeats = repeatsIn(requests, oncePerReference.referenceOf);
	const repeated = new Set([...repeats.values()].flat().map(({ itemIndex }) => itemIndex));
	const isOnFailContinued = run.context.continueOnFail();
	return {
		requestOf(itemIndex) {
			if (repeated.has(itemIndex)) return undefined;
			// What could not be read is read again, so that not all errors are kept.
			const request = requests.get(itemIndex) ?? readRequest(run, itemIndex);
			requests.delete(itemIndex);
			return request;
		},
		async deliver(item) {
			const { itemIndex, request } = item;
			const others = repeats.get(itemIndex);
			try {
				const refusal = others && (await oncePerReference.refuseDifferent(item, others));
				if (refusal) return refusal;
			} catch (error) {
				const label = recordLabelOf(request);
				return failedBeforeSend(error, run.context.getNode(), itemIndex, label);
			}
			return await deliverer.deliver(item);
		},
		record(itemIndex, result) {
			record(itemIndex, result);
			// An error that ends the run is one item's: no other one with its reference was begun.
			if (result.kind !== 'answered' && !isOnFailContinued) return;
			for (const other of repeats.get(itemIndex) ?? []) {
				const added = (json: IDataObject) => oncePerReference.addedFor(other, json);
				record(other.itemIndex, resultWith(run, itemIndex, result, other.itemIndex, added));
			}
		},
	};
}

/** What each item wants to send that can be read. */
async function readAll(run: Run, count: number): Promise<Map<number, ItemRequest>> {
	const requests = new Map<number, ItemRequest>();
	for (let itemIndex = 0; itemIndex < count && !run.halt.aborted; itemIndex++) {
		const request = readRequest(run, itemIndex);
		if (!('kind' in request)) requests.set(itemIndex, request);
		if (itemIndex % READ_IN_ONE_GO === READ_IN_ONE_GO - 1) await sleep(0);
	}
	return requests;
}

/** By the first item with a reference, the later ones with it, where there are any. */
function repeatsIn(
	requests: ReadonlyMap<number, ItemRequest>,
	referenceOf: (request: ItemRequest) => string | undefined,
): Map<number, ReadItem[]> {
	const firsts = new Map<string, number>();
	const repeats = new Map<number, ReadItem[]>();
	for (const [itemIndex, request] of requests) {
		const reference = referenceOf(request);
		if (reference === undefined) continue;
		const first = firsts.get(reference);
		if (first === undefined) {
			firsts.set(reference, itemIndex);
			continue;
		}
		const others = repeats.get(first);
		if (others) others.push({ itemIndex, request });
		else repeats.set(first, [{ itemIndex, request }]);
	}
	return repeats;
}

/**
 * The result of an item that came with the first of its reference: nothing was made for it.
 *
 * @param added what is said of it in place of what is said of the first
 */
function resultWith(
	run: Run,
	first: number,
	result: ItemResult,
	itemIndex: number,
	added: (json: IDataObject) => IDataObject,
): ItemResult {
	if (result.kind === 'answered') {
		const items = result.items.map((each) => ({
			...each,
			json: { ...each.json, ...added(each.json) },
			pairedItem: { item: itemIndex },
		}));
		return { kind: 'answered', items };
	}
	if (!result.error) return result;
	const { message, description } = result.error;
	const text = message.replace(itemSuffix(first), itemSuffix(itemIndex));
	const error = new NodeOperationError(run.context.getNode(), text, {
		itemIndex,
		description: `Item ${itemIndex} has the same reference as item ${first}, and this is what became of that one: ${description ?? ''}`,
	});
	// n8n replaces a message in which it finds certain words by one of its own.
	error.message = text;
	return { kind: result.kind, error };
}
