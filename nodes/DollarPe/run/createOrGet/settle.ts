import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Envelope, Failure } from '../../../../dollarpe/response';
import type { Connection } from '../../../client/connection';
import { isDataObject } from '../../../client/dataObject';
import { errorOf, type Subject } from '../../../client/errors';
import { failureIn, type Outcome, type Refused, type Uncertain } from '../../../client/outcome';
import { readPages } from '../../../client/pages';
import type { Request } from '../../../client/request';
import type { Existing } from '../../resources/operation';
import { toItem } from '../items';
import { runPool } from '../pool';
import { failed, lost, type ItemResult } from '../result';
import type { Run } from '../run';
import { isSame, Known } from './known';

/** An item of which DollarPe has something already, or perhaps has. */
export interface Undecided {
	kind: 'undecided';
	itemIndex: number;
	connection: Connection;
	request: Request;
	/** Why it is here. */
	outcome: Refused | Uncertain;
}

/** Whether it can be settled by looking at what DollarPe has. */
export function isUndecided(
	existing: Existing,
	outcome: Outcome,
	{ body }: Request,
): outcome is Undecided['outcome'] {
	return outcome.kind === 'uncertain'
		? existing.safeKeys.some((key) => body?.[key] !== undefined)
		: isTaken(existing, outcome);
}

/**
 * Settles what exists already, or may, when all items have been sent: looks each of them up in DollarPe's list, which is
 * read once for each credential, however many items there are. What is not there although it was uncertain is sent once
 * more; if DollarPe then refuses because it is there after all, the list is read once more.
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
	await forEach(run, undecided, async (item) => {
		const result = await settleFirst(run, existing, item, lists.get(listOf(existing, item)));
		if (result.kind === 'undecided') taken.push(result);
		else record(item.itemIndex, result);
	});
	// Another item of this run may have created it, or DollarPe carried the first request out after the list was read.
	const unfound = taken.filter((item) => {
		const list = lists.get(listOf(existing, item));
		const found = list instanceof Known ? findIn(list, existing, item) : undefined;
		if (found) record(item.itemIndex, toExisting(found, existing, item));
		return !found;
	});
	const newLists = await readLists(run, existing, unfound);
	for (const item of unfound) {
		const list = newLists.get(listOf(existing, item));
		record(item.itemIndex, fromList(run, existing, item, list));
	}
}

/** Each undecided item must come to a result, also when the run has ended: then it is what it had. */
async function forEach(
	{ options }: Run,
	items: Undecided[],
	task: (item: Undecided) => Promise<void>,
): Promise<void> {
	const never = new AbortController().signal;
	await runPool(items.length, options.maxParallelRequests, never, async (n) => {
		const item = items[n];
		if (item) await task(item);
	});
}

/** The result from the list, or else from sending it once more; undecided again when it is then taken. */
async function settleFirst(
	run: Run,
	existing: Existing,
	item: Undecided,
	list: Known | Unread | undefined,
): Promise<ItemResult | Undecided> {
	const { itemIndex, connection, request, outcome } = item;
	const fromFirst = fromList(run, existing, item, list);
	const isSettled = fromFirst.kind === 'answered' || outcome.kind === 'refused';
	if (isSettled || !(list instanceof Known) || run.halt.aborted) return fromFirst;

	try {
		const again = await connection.send(request);
		if (again.kind === 'answered') {
			const { data } = again.envelope;
			if (isDataObject(data)) list.add(data);
			return { kind: 'answered', items: [toCreated(again.envelope, itemIndex)] };
		}
		if (again.kind !== 'refused') return fromFirst;
		if (isTaken(existing, again)) return { ...item, outcome: again };
		// Only a complaint about what was sent holds for the first time too; all else leaves what was uncertain as it was.
		if (!complainsAbout(again.failure, request)) return fromFirst;
		return failed(again, connection, request, { ...run.subject, itemIndex });
	} catch (error) {
		return lost(error, run.context.getNode(), itemIndex, request.method);
	}
}

/** Whether DollarPe finds fault with a value of the request, as it would have done the first time. */
function complainsAbout({ kind, complaints }: Failure, { body = {} }: Request): boolean {
	return kind === 'refused' && complaints.some(({ field }) => Object.hasOwn(body, field));
}

/** The result as far as the list tells; what was sent is not there: its own error. */
function fromList(
	run: Run,
	existing: Existing,
	item: Undecided,
	list: Known | Unread | undefined,
): ItemResult {
	if (!(list instanceof Known)) return notLookedUp(run, existing, item, list?.why);
	const found = findIn(list, existing, item);
	if (found) return toExisting(found, existing, item);
	return failed(item.outcome, item.connection, item.request, subjectOf(run, item));
}

function findIn(list: Known, existing: Existing, { request, outcome }: Undecided) {
	return list.find(request.body, refusedFor(existing, outcome));
}

/** With the partner's own key the node has looked by itself: no advice to give one. */
function subjectOf({ subject }: Run, { itemIndex }: Undecided): Subject {
	return { ...subject, itemIndex, whenUncertain: undefined };
}

/** A customer who is new. */
export function toCreated({ data }: Envelope, itemIndex: number): INodeExecutionData {
	const { json, ...paired } = toItem(data, itemIndex);
	return { json: { ...json, created: true }, ...paired };
}

function toExisting(
	found: IDataObject,
	{ compare }: Existing,
	{ request: { body = {} }, itemIndex }: Undecided,
): ItemResult {
	const differences = Object.entries(compare)
		.filter(([sent, kept]) => {
			const known = found[kept];
			return body[sent] !== undefined && known !== undefined && !isSame(sent, body[sent], known);
		})
		.map(([, kept]) => kept);
	const json = { ...found, created: false, differences };
	return { kind: 'answered', items: [{ json, pairedItem: { item: itemIndex } }] };
}

/** Whether DollarPe refuses because something has one of the keys, and for no other reason. */
function isTaken(existing: Existing, outcome: Outcome): boolean {
	if (outcome.kind !== 'refused' || outcome.failure.kind !== 'refused') return false;
	const { keys, takenCode, alsoSays = [] } = existing;
	const { complaints, words, errCode } = outcome.failure;
	const isTakenCode = errCode !== undefined && errCode === takenCode;
	const all = complaints.length === 0 ? [words] : complaints.flatMap((each) => each.words);
	if (all.every((text) => alsoSays.includes(text.toLowerCase().replace(/\.$/, '')))) return true;
	// "Email already in use", "Phone already in use", "Client Reference ID already exists" (DollarPe docs, Customer → Create).
	const saysTaken = (text: string) => /already (in use|exists)/i.test(text);
	const names = Object.values(keys).map((name) => name.toLowerCase());
	const namesOne = (text: string) => names.some((name) => text.toLowerCase().includes(name));
	if (complaints.length === 0) return isTakenCode || (saysTaken(words) && namesOne(words));
	return complaints.every(({ field, words: said }) => {
		if (Object.hasOwn(keys, field)) return isTakenCode || said.every(saysTaken);
		return NO_FIELDS.includes(field) && said.every((text) => saysTaken(text) && namesOne(text));
	});
}

// Under these, Django and DollarPe put what is about the request as a whole; DollarPe's tables of errors name no fields.
const NO_FIELDS = ['__all__', 'customer', 'detail', 'non_field_errors'];

/** The keys that DollarPe names in its refusal, as a field or in words. */
function refusedFor({ keys }: Existing, outcome: Outcome): string[] {
	const { complaints = [], words = '' } = failureIn(outcome) ?? {};
	const general = complaints.filter(({ field }) => NO_FIELDS.includes(field));
	const said = [words, ...general.flatMap((each) => each.words)].join(' ').toLowerCase();
	return Object.entries(keys)
		.filter(
			([key, name]) =>
				complaints.some(({ field }) => field === key) || said.includes(name.toLowerCase()),
		)
		.map(([key]) => key);
}

/** Why a list could not be read. */
interface Unread {
	why: string;
}

/** What tells the list in which an item is looked up from others: whose it is, and its path. */
function listOf(existing: Existing, { connection, request }: Undecided): string {
	return `${connection.account} ${pathOf(existing, request)}`;
}

/** The path of a list, with the values of the body that stand in it. */
function pathOf({ list }: Existing, { body }: Request): string {
	return list.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(body?.[name])));
}

/** Reads each list in which one of the items is looked up. */
async function readLists(
	run: Run,
	existing: Existing,
	items: Undecided[],
): Promise<Map<string, Known | Unread>> {
	const groups = new Map<string, [Undecided, ...Undecided[]]>();
	for (const item of items) {
		const list = listOf(existing, item);
		const group = groups.get(list);
		if (group) group.push(item);
		else groups.set(list, [item]);
	}
	const result = new Map<string, Known | Unread>();
	for (const [list, group] of groups) {
		const bodies = group.map(({ request }) => request.body);
		result.set(list, await readInto(new Known(existing, bodies), run, existing, group[0]));
	}
	return result;
}

async function readInto(
	known: Known,
	{ context, halt }: Run,
	existing: Existing,
	{ connection, request }: Undecided,
): Promise<Known | Unread> {
	try {
		for await (const page of readPages(connection, pathOf(existing, request), {}, {}, halt)) {
			for (const each of page) if (isDataObject(each)) known.add(each);
		}
		return known;
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		context.logger.warn(`DollarPe: existing ${existing.plural} could not be checked: ${why}`);
		return { why };
	}
}

/** The result of an item when nobody could look whether it is there: it may be, so its outcome is uncertain. */
function notLookedUp(
	run: Run,
	existing: Existing,
	item: Undecided,
	why: string | undefined,
): ItemResult {
	const error = errorOf(item.outcome, item.connection, item.request, subjectOf(run, item));
	const reason = why === undefined ? '' : ` (${why})`;
	error.description = `${error.description ?? ''} Existing ${existing.plural} could not be checked${reason}.`;
	return { kind: 'uncertain', error };
}
