import type { INodeExecutionData } from 'n8n-workflow';

import { HOSTS } from '../../../dollarpe/environments';
import { isRecord, nonBlankText } from '../../../dollarpe/json';
import type { Envelope } from '../../../dollarpe/response';
import { isSameId } from '../../../dollarpe/uuid';
import type { Connection } from '../../client/connection';
import { contactOf } from '../../client/contact';
import { failureIn, type Unanswered } from '../../client/outcome';
import { pause } from '../../client/pause';
import type { Request } from '../../client/request';
import type { Wanted } from '../declaration/types';
import type { Waits } from '../resources/operation';
import { pollEvery, waitForFinalStatus } from '../resources/waiting';
import { answeredItem, resultOf } from './items';
import { failed, lost, type ItemResult } from './result';
import type { Run } from './run';

/** What was read for an item, and how to read it again. */
export interface Look {
	itemIndex: number;
	connection: Connection;
	request: Request;
	wanted: Wanted;
	envelope: Envelope;
}

/** An item on which DollarPe still works. */
export interface Waiting extends Look {
	kind: 'waiting';
	/** When it was read first, and last, by `performance.now()`. */
	firstReadAt: number;
	readAt: number;
}

/** For a status that is asked for again and again: as long as DollarPe's guides ask (DollarPe docs, Best practice). */
const OWN_HOSTS_POLL_SECONDS = 60;

// No more than one look a second, where that fits into the time between two looks at the same item.
const WIDEST_GAP_MS = 1000;

/** What was read is the item's result, unless the user wants to wait and DollarPe still works on it. */
export function firstLook(run: Run, look: Look): ItemResult | Waiting {
	const { waits } = run.declaration.operation;
	if (!waits || !run.options.own.has(waitForFinalStatus.name)) {
		return { kind: 'answered', items: [itemOf(run, look)] };
	}
	const now = performance.now();
	const item: Waiting = { ...look, kind: 'waiting', firstReadAt: now, readAt: now };
	return isAboutAsked(run, item, look.envelope) ? judge(run, waits, item) : item;
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
export async function waitForFinal(
	run: Run,
	waiting: Waiting[],
	record: (itemIndex: number, result: ItemResult) => void,
): Promise<void> {
	const { waits } = run.declaration.operation;
	const [first] = waiting;
	if (!waits || !first) return;
	const gap = Math.min(WIDEST_GAP_MS, intervalOf(run, first) / waiting.length);
	// In the order of their times, since each is added after the last.
	const queue: Array<{ item: Waiting; dueAt: number }> = [];
	let lastDueAt = 0;
	const add = (item: Waiting) => {
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
			const result = await lookAgain(run, waits, item);
			if (result.kind === 'waiting') add(result);
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
async function lookAgain(run: Run, waits: Waits, item: Waiting): Promise<ItemResult | Waiting> {
	const { itemIndex, connection, request } = item;
	try {
		if (run.halt.aborted) return resultWith(false, run, item);
		const outcome = await connection.send(request);
		const readAt = performance.now();
		if (outcome.kind === 'answered') {
			const { envelope } = outcome;
			if (!isAboutAsked(run, item, envelope)) return { ...item, readAt };
			return judge(run, waits, { ...item, envelope, readAt });
		}
		if (mayPass(outcome)) return { ...item, readAt };
		return failed(outcome, connection, request, { ...run.subject, itemIndex });
	} catch (error) {
		return lost(error, run.context.getNode(), itemIndex, request.method, contactOf(request));
	}
}

/** Whether an answer is about what was asked for: its ID stands in the path, or no answer has one. */
function isAboutAsked(run: Run, { request, envelope: first }: Look, envelope: Envelope): boolean {
	const id = idIn(run, envelope);
	if (id === undefined) return idIn(run, first) === undefined;
	return request.url.split('/').some((part) => isSameId(decodeURIComponent(part), id));
}

/** DollarPe's ID of what an answer is about; undefined where there is none. */
function idIn({ declaration }: Run, envelope: Envelope): unknown {
	const result = resultOf(envelope, declaration.output);
	return isRecord(result) ? result.id : undefined;
}

/** Whether another time may bring what this time did not. */
function mayPass(outcome: Unanswered): boolean {
	if (outcome.kind === 'notSent') return outcome.cause !== 'refusedToSign';
	return outcome.kind === 'uncertain' || failureIn(outcome)?.httpStatus === 429;
}

function judge(run: Run, { states, status }: Waits, item: Waiting): ItemResult | Waiting {
	const result = resultOf(item.envelope, run.declaration.output);
	const state = (isRecord(result) && nonBlankText(result[status])?.toUpperCase()) || '';
	if (states.underWay.includes(state)) return item;
	return resultWith(states.final.includes(state), run, item);
}

function itemOf({ declaration }: Run, { envelope, wanted, itemIndex }: Look): INodeExecutionData {
	return answeredItem(declaration, envelope, wanted, itemIndex);
}

function resultWith(final: boolean, run: Run, item: Waiting): ItemResult {
	const { json, ...paired } = itemOf(run, item);
	return { kind: 'answered', items: [{ json: { ...json, final }, ...paired }] };
}

/** Milliseconds between two looks at an item. */
function intervalOf(run: Run, { connection }: Waiting): number {
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
function isTooLate(run: Run, item: Waiting, dueAt: number): boolean {
	const isFirst = item.readAt === item.firstReadAt;
	const end = item.firstReadAt + longestOf(run);
	return !isFirst && dueAt > end + intervalOf(run, item) / 2;
}
