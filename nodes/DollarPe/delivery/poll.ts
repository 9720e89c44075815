import type { IDataObject } from 'n8n-workflow';

import { HOSTS } from '../../../dollarpe/environments';
import { isRecord, trimmedText } from '../../../dollarpe/json/json';
import type { Envelope } from '../../../dollarpe/response';
import type { Connection } from '../../client/http/connection';
import { recordLabelOf } from '../../client/errors/recordLabel';
import { failureIn, type Unanswered } from '../../client/http/outcome';
import { pause } from '../../client/http/pause';
import type { Request } from '../../client/http/request';
import type { OutputSelection } from '../params/declaration/types';
import type { Waits } from '../resources/operation';
import { pollEvery, waitForFinalStatus } from '../resources/waiting';
import { describeMismatch, describeMissingId } from './askedObject';
import { answeredItem, resultOf } from './itemResult';
import { failureResult, failedAfterSend, type ItemResult } from './results';
import type { Run } from './run';

/** What was read for an item, and how to read it again. */
export interface Reading {
	itemIndex: number;
	connection: Connection;
	request: Request;
	selection: OutputSelection;
	envelope: Envelope;
}

/** An item on which DollarPe still works. */
export interface Polling extends Reading {
	kind: 'polling';
	/** When it was read first, and last, by `performance.now()`. */
	firstReadAt: number;
	readAt: number;
}

/** For a status that is asked for again and again: as long as DollarPe's guides ask (DollarPe docs, Best practice). */
const OWN_HOSTS_POLL_SECONDS = 60;

// No more than one look a second, where that fits into the time between two looks at the same item.
const WIDEST_GAP_MS = 1000;

/**
 * What was read is the item's result, unless the user wants to wait and DollarPe still works on it. What is about another
 * object than was asked for is an error; who waits looks again.
 */
export function startPolling(run: Run, look: Reading): ItemResult | Polling {
	const { operation } = run.declaration;
	const { waits } = operation;
	if (!waits || !run.options.own.has(waitForFinalStatus.name)) {
		return resultFrom(run, look, describeMismatch(operation, look.request, look.envelope));
	}
	const now = performance.now();
	const item: Polling = { ...look, kind: 'polling', firstReadAt: now, readAt: now };
	return describeUnusable(run, item) === undefined ? pollResult(run, waits, item) : item;
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
	waiting: Polling[],
	record: (itemIndex: number, result: ItemResult) => void,
): Promise<void> {
	const { waits } = run.declaration.operation;
	const [first] = waiting;
	if (!waits || !first) return;
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
			const result = await poll(run, waits, item);
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
async function poll(run: Run, waits: Waits, item: Polling): Promise<ItemResult | Polling> {
	const { itemIndex, connection, request } = item;
	try {
		if (run.halt.aborted) return resultWith(false, run, item);
		const outcome = await connection.send(request);
		const readAt = performance.now();
		if (outcome.kind === 'answered') {
			const read = { ...item, envelope: outcome.envelope, readAt };
			return describeUnusable(run, read) === undefined
				? pollResult(run, waits, read)
				: { ...item, readAt };
		}
		if (mayPass(outcome)) return { ...item, readAt };
		return failureResult(outcome, connection, request, { ...run.errorContext, itemIndex });
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
function describeUnusable({ declaration: { operation } }: Run, { request, envelope }: Reading) {
	return describeMismatch(operation, request, envelope) ?? describeMissingId(operation, envelope);
}

/** Whether another time may bring what this time did not. */
function mayPass(outcome: Unanswered): boolean {
	if (outcome.kind === 'notSent') return outcome.cause !== 'refusedToSign';
	return outcome.kind === 'uncertain' || failureIn(outcome)?.httpStatus === 429;
}

function pollResult(run: Run, { states, status }: Waits, item: Polling): ItemResult | Polling {
	const result = resultOf(item.envelope, run.declaration.output);
	const state = (isRecord(result) && trimmedText(result[status])?.toUpperCase()) || '';
	if (states.pending.includes(state)) return item;
	return resultWith(states.final.includes(state), run, item);
}

function resultWith(final: boolean, run: Run, item: Polling): ItemResult {
	return resultFrom(run, item, describeUnusable(run, item), { final });
}

/**
 * What was read, as the item's result.
 *
 * @param reason why it must not be taken for what was asked for, as a sentence without a period
 * @param added what the node adds to what DollarPe says
 */
function resultFrom(
	{ declaration, errorContext }: Run,
	{ connection, request, envelope, selection, itemIndex }: Reading,
	reason: string | undefined,
	added?: IDataObject,
): ItemResult {
	if (reason !== undefined) {
		const outcome = { kind: 'uncertain', cause: 'mismatched', reason } as const;
		return failureResult(outcome, connection, request, { ...errorContext, itemIndex });
	}
	const { json, ...paired } = answeredItem(declaration, envelope, selection, itemIndex);
	return { kind: 'answered', items: [{ json: { ...json, ...added }, ...paired }] };
}

/** Milliseconds between two looks at an item. */
function intervalOf(run: Run, { connection }: Polling): number {
	const asked = Number(run.options.own.get(pollEvery.name) ?? pollEvery.default);
	const isOwnHost = Object.values<string>(HOSTS).includes(connection.origin);
	const seconds = Math.max(asked, isOwnHost ? OWN_HOSTS_POLL_SECONDS : 0);
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
