import { isOwnHost } from '../../../dollarpe/environments';
import { isRecord, trimmedText } from '../../../dollarpe/json/json';
import type { Envelope } from '../../../dollarpe/response';
import { recordLabelOf } from '../../client/errors/recordLabel';
import { failureIn, type Unanswered } from '../../client/http/outcome';
import { pause } from '../../client/http/pause';
import type { PollDelivery } from '../resources/delivery';
import { pollEvery, waitForFinalStatus } from '../resources/waiting';
import { describeMismatch, describeMissingId } from './askedObject';
import type { Deliverer, PreparedItem, RecordResult } from './deliverer';
import { itemResult, resultOf } from './itemResult';
import { failedAfterSend, type ItemResult } from './results';
import type { Run } from './run';

/** An item on which DollarPe still works. */
export interface Polling extends PreparedItem {
	kind: 'polling';
	/** What was read last. */
	envelope: Envelope;
	/** When it was read first, and last, by `performance.now()`. */
	firstReadAt: number;
	readAt: number;
}

/** For a status that is asked for again and again: as long as DollarPe's guides ask (DollarPe docs, Best practice). */
const OWN_HOSTS_POLL_SECONDS = 60;

// No more than one look a second, where that fits into the time between two looks at the same item.
const WIDEST_GAP_MS = 1000;

/** Reads each item's object, and reads it again until its status is final. */
export function poll(run: Run, delivery: PollDelivery): Deliverer {
	const waiting: Polling[] = [];
	return {
		async deliver(item) {
			const outcome = await item.connection.send(item.request);
			if (outcome.kind !== 'answered') return itemResult(run, item, outcome);
			const result = startPolling(run, delivery, item, outcome.envelope);
			if (result.kind !== 'polling') return result;
			waiting.push(result);
			return undefined;
		},
		finish: async (record) => await pollAll(run, delivery, waiting, record),
	};
}

/** What was read first is the item's result, unless DollarPe still works on it, or it is about another object. */
export function startPolling(
	run: Run,
	delivery: PollDelivery,
	prepared: PreparedItem,
	envelope: Envelope,
): ItemResult | Polling {
	const now = performance.now();
	const item: Polling = { ...prepared, envelope, kind: 'polling', firstReadAt: now, readAt: now };
	return describeUnusable(run, item) === undefined ? pollResult(run, delivery, item) : item;
}

/**
 * Waits until the status of each item is final, one that is not known, or the time is over: with the look that is
 * nearest to it, and one look at the least. All items wait together, and hold no place among the parallel requests
 * meanwhile; their looks are spread, and each takes its turn as any request does.
 *
 * When the run ends, all waits end.
 *
 * @param record is called once for each item
 */
export async function pollAll(
	run: Run,
	delivery: PollDelivery,
	waiting: Polling[],
	record: RecordResult,
): Promise<void> {
	const [first] = waiting;
	if (!first) return;
	const gap = Math.min(WIDEST_GAP_MS, intervalOf(run, first) / waiting.length);
	// In the order of their times, since each is added after the last.
	const queue: Array<{ item: Polling; dueAt: number }> = [];
	let lastDueAt = 0;
	const add = (item: Polling) => {
		const dueAt = Math.max(item.readAt + intervalOf(run, item), lastDueAt + gap);
		if (isTooLate(run, item, dueAt)) return record(item.itemIndex, resultWith(false, run, item));
		lastDueAt = dueAt;
		queue.push({ item, dueAt });
	};
	waiting.forEach(add);

	// Only the next look needs a timer.
	let turn = Promise.resolve();
	const lane = async () => {
		for (let next = queue.shift(); next; next = queue.shift()) {
			const { item, dueAt } = next;
			turn = turn.then(async () => await pause(dueAt - performance.now(), run.halt));
			await turn;
			const result = await readAgain(run, delivery, item);
			if (result.kind === 'polling') add(result);
			else record(item.itemIndex, result);
		}
	};
	const lanes = Math.min(run.options.maxParallelRequests, waiting.length);
	await Promise.all(Array.from({ length: lanes }, lane));
}

/**
 * What fails only for now loses nothing: it is looked at again, while there is time, and so is an answer about another
 * thing. A refusal is the item's error, and so is whatever is thrown: it must not end the waits of the others.
 */
async function readAgain(
	run: Run,
	delivery: PollDelivery,
	item: Polling,
): Promise<ItemResult | Polling> {
	const { itemIndex, connection, request } = item;
	try {
		if (run.halt.aborted) return resultWith(false, run, item);
		const outcome = await connection.send(request);
		const readAt = performance.now();
		if (outcome.kind === 'answered') {
			const read = { ...item, envelope: outcome.envelope, readAt };
			return describeUnusable(run, read) === undefined
				? pollResult(run, delivery, read)
				: { ...item, readAt };
		}
		if (mayPass(outcome)) return { ...item, readAt };
		return itemResult(run, item, outcome);
	} catch (error) {
		return failedAfterSend(
			error,
			run.context.getNode(),
			itemIndex,
			request.method,
			recordLabelOf(request),
		);
	}
}

/** Says why what was read must not end a wait, as a sentence without a period; undefined where it is what was asked for. */
function describeUnusable({ declaration: { operation } }: Run, { request, envelope }: Polling) {
	return describeMismatch(operation, request, envelope) ?? describeMissingId(operation, envelope);
}

/** Whether another time may bring what this time did not. */
function mayPass(outcome: Unanswered): boolean {
	if (outcome.kind === 'notSent') return outcome.cause !== 'refusedToSign';
	return outcome.kind === 'uncertain' || failureIn(outcome)?.httpStatus === 429;
}

function pollResult(
	run: Run,
	{ states, status }: PollDelivery,
	item: Polling,
): ItemResult | Polling {
	const result = resultOf(item.envelope, run.declaration.output);
	const state = (isRecord(result) && trimmedText(result[status])?.toUpperCase()) || '';
	if (states.pending.includes(state)) return item;
	return resultWith(states.final.includes(state), run, item);
}

/** What was read last as the item's result, which says whether it is final; an error where it is not what was asked for. */
function resultWith(final: boolean, run: Run, item: Polling): ItemResult {
	const reason = describeUnusable(run, item);
	return reason === undefined
		? itemResult(run, item, { kind: 'answered', envelope: item.envelope }, { final })
		: itemResult(run, item, { kind: 'uncertain', cause: 'mismatched', reason });
}

/** Milliseconds between two looks at an item. */
function intervalOf(run: Run, { connection }: Polling): number {
	const asked = Number(run.options.own.get(pollEvery.name) ?? pollEvery.default);
	const seconds = Math.max(asked, isOwnHost(connection.origin) ? OWN_HOSTS_POLL_SECONDS : 0);
	return Math.min(seconds * 1000, longestOf(run));
}

/** Milliseconds from the first look at an item. */
function longestOf({ options }: Run): number {
	return Number(options.own.get(waitForFinalStatus.name)) * 60_000;
}

/** Whether another look would be farther from the end of the time than the last one. */
function isTooLate(run: Run, item: Polling, dueAt: number): boolean {
	const isFirst = item.readAt === item.firstReadAt;
	const end = item.firstReadAt + longestOf(run);
	return !isFirst && dueAt > end + intervalOf(run, item) / 2;
}
