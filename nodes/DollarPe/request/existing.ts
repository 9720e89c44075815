import type { IDataObject, INodeExecutionData, NodeApiError } from 'n8n-workflow';

import type { Existing } from '../resources/resource';
import { NotSent, type Connection, type Envelope, type Exchanged, type Run } from './exchange';
import { isObject, toItem } from './item';
import { isSame, Known } from './known';
import { readPages } from './page';
import type { ItemRequest } from './parameters';
import { runPool } from './pool';

/** An item of which DollarPe has something already, or perhaps has. */
export interface Pending {
	index: number;
	connection: Connection;
	request: ItemRequest;
	/** Why it is here. */
	exchanged: Exclude<Exchanged, { envelope: unknown }>;
}

/** Does an item's work, and counts what comes of it; undefined where that is not known yet. */
export type Attempt = (
	index: number,
	work: () => Promise<INodeExecutionData[] | undefined>,
) => Promise<void>;

/** Whether a refusal or a broken connection can be settled by looking at what DollarPe has. */
export function isPending(
	existing: Existing,
	exchanged: Exchanged,
	{ body }: ItemRequest,
): exchanged is Pending['exchanged'] {
	return isUncertain(exchanged)
		? body?.[existing.ownKey] !== undefined
		: isTaken(existing, exchanged);
}

/** Whether DollarPe refuses because somebody has the client reference ID, email or phone, and for no other reason. */
function isTaken({ keys, takenCode }: Existing, exchanged: Exchanged): boolean {
	if (!('failure' in exchanged) || isUncertain(exchanged)) return false;
	const { kind, complaints, words, errCode } = exchanged.failure;
	if (kind !== 'refused') return false;
	// "Email already in use", "Phone already in use", "Client Reference ID already exists" (DollarPe docs, Customer → Create).
	const saysTaken = (text: string) => errCode === takenCode || /already/i.test(text);
	if (complaints.length === 0) return saysTaken(words);
	return complaints.every((each) => keys.includes(each.field) && each.words.every(saysTaken));
}

/** The keys that DollarPe names in its refusal, as a field or in words. */
function refusedFor({ keys }: Existing, exchanged: Exchanged): string[] {
	if (!('failure' in exchanged)) return [];
	const { complaints, words } = exchanged.failure;
	return keys.filter(
		(name) => complaints.some(({ field }) => field === name) || words.toLowerCase().includes(name),
	);
}

/** Whether the request may have been carried out although there is no good answer. */
function isUncertain(exchanged: Exchanged): boolean {
	if ('broken' in exchanged) return ['cut', 'timeout'].includes(exchanged.broken.kind);
	if (!('failure' in exchanged)) return false;
	const { kind, errCode } = exchanged.failure;
	return ['server', 'notDollarPe'].includes(kind) || errCode === 'NET_TIMEOUT';
}

/**
 * Looks each pending item up in DollarPe's list, which is read once for each credential, however many items there are;
 * only what they look for is kept of it. What is not there although it was uncertain is sent once more.
 *
 * @param leaveOpen gets each item when the run has ended
 */
export async function settle(
	run: Run,
	existing: Existing,
	pending: Pending[],
	attempt: Attempt,
	leaveOpen: (index: number, error: NodeApiError) => void,
): Promise<void> {
	if (run.halt.aborted) {
		const unread = { why: 'The run ended before the list was read' };
		for (const { index, exchanged } of pending) {
			leaveOpen(index, notLookedUp(exchanged.error(), unread));
		}
		return;
	}
	const found = await lookUp(run, existing, pending);
	const settleAll = async (items: Pending[]): Promise<Pending[]> => {
		const taken: Pending[] = [];
		await runPool(items.length, run.options.maxParallelRequests, NEVER, async (n) => {
			const each = items[n];
			if (!each) return;
			const known = found.get(each.connection.account);
			await attempt(each.index, async () => await settleOne(run, existing, each, known, taken));
		});
		return taken;
	};
	// What is taken by now, another item of this run has most likely got.
	await settleAll(await settleAll(pending));
}

// Each pending item must come to an answer, also when the run has ended: then it is the one that it had.
const NEVER = new AbortController().signal;

/** @param taken gets the item when it was sent once more, and refused because somebody has it */
async function settleOne(
	run: Run,
	existing: Existing,
	item: Pending,
	known: Known | Unread | undefined,
	taken: Pending[],
): Promise<INodeExecutionData[] | undefined> {
	const { index, request, exchanged } = item;
	if (!(known instanceof Known)) throw notLookedUp(exchanged.error(), known);
	const customer = known.find(request.body, refusedFor(existing, exchanged));
	if (customer) return toExisting(customer, existing, request, index);
	if (run.halt.aborted || !isUncertain(exchanged)) throw exchanged.error();

	const again = await sendAgain(run, item);
	if (again && 'envelope' in again) {
		if (isObject(again.envelope.data)) known.add(again.envelope.data);
		return toCreated(again.envelope, index);
	}
	if (again && isTaken(existing, again)) {
		taken.push({ ...item, exchanged: again });
		return undefined;
	}
	// Only a refusal is DollarPe's word on the contact; all else leaves what was uncertain as it was.
	const isRefused = again && 'failure' in again && again.failure.kind === 'refused';
	throw isRefused ? again.error() : exchanged.error();
}

/** Undefined when the run ended before it was sent. */
async function sendAgain(
	{ declaration }: Run,
	{ connection, request }: Pending,
): Promise<Exchanged | undefined> {
	return await connection
		.exchange(declaration.method, request.path, request)
		.catch(async (error: unknown) =>
			error instanceof NotSent ? undefined : await Promise.reject(error),
		);
}

/** A customer who is new. */
export function toCreated({ data }: Envelope, item: number): INodeExecutionData[] {
	const { json, ...paired } = toItem(data, item);
	return [{ json: { ...json, created: true }, ...paired }];
}

function toExisting(
	customer: IDataObject,
	{ compare }: Existing,
	{ body = {} }: ItemRequest,
	item: number,
): INodeExecutionData[] {
	const differences = Object.entries(compare)
		.filter(([sent, kept]) => {
			const known = customer[kept];
			return body[sent] !== undefined && known !== undefined && !isSame(sent, body[sent], known);
		})
		.map(([, kept]) => kept);
	return [{ json: { ...customer, created: false, differences }, pairedItem: { item } }];
}

/** Why a list could not be read. */
interface Unread {
	why: string;
}

/** Reads the list of each credential. */
async function lookUp(
	run: Run,
	existing: Existing,
	pending: Pending[],
): Promise<Map<string, Known | Unread>> {
	const result = new Map<string, Known | Unread>();
	for (const [account, items] of byAccount(pending)) {
		const known = new Known(
			existing,
			items.map(({ request }) => request.body),
		);
		result.set(account, await readInto(known, run, existing, items[0].connection));
	}
	return result;
}

async function readInto(
	known: Known,
	run: Run,
	existing: Existing,
	connection: Connection,
): Promise<Known | Unread> {
	const request = { path: existing.list, query: {}, body: undefined };
	try {
		for await (const page of readPages(run, connection, request)) {
			for (const each of page) if (isObject(each)) known.add(each);
		}
		return known;
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		run.context.logger.warn(`DollarPe: what exists already could not be looked up: ${why}`);
		return { why };
	}
}

/** The error that an item has, when nobody could look whether it is there. */
function notLookedUp(error: NodeApiError, unread: Unread | undefined): NodeApiError {
	const why = unread ? ` (${unread.why})` : '';
	error.description = `${error.description ?? ''} Who is there already could not be looked up${why}.`;
	return error;
}

function byAccount(pending: Pending[]): Map<string, [Pending, ...Pending[]]> {
	const groups = new Map<string, [Pending, ...Pending[]]>();
	for (const each of pending) {
		const group = groups.get(each.connection.account);
		if (group) group.push(each);
		else groups.set(each.connection.account, [each]);
	}
	return groups;
}
