import type { IDataObject, INodeExecutionData, NodeApiError } from 'n8n-workflow';

import type { Existing } from '../resources/resource';
import { NotSent, type Connection, type Envelope, type Exchanged, type Run } from './exchange';
import { isObject } from './item';
import { readPages } from './page';
import type { ItemRequest } from './parameters';
import { isWhole, writingOf, writingsOf } from './phone';
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

/** Whether the request may have been carried out although there is no good answer. */
export function isUncertain(exchanged: Exchanged): boolean {
	if ('broken' in exchanged) return ['cut', 'timeout'].includes(exchanged.broken.kind);
	if (!('failure' in exchanged)) return false;
	const { kind, errCode } = exchanged.failure;
	return ['server', 'notDollarPe'].includes(kind) || errCode === 'NET_TIMEOUT';
}

/**
 * Looks each pending item up in DollarPe's list, which is read once for each credential, however many items there are;
 * only what they look for is kept of it. What is not there although it was uncertain is sent once more.
 */
export async function settle(
	run: Run,
	existing: Existing,
	pending: Pending[],
	attempt: Attempt,
): Promise<void> {
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
	const customer = find(known, existing, item);
	if (customer) return toExisting(customer, existing, request, index);
	if (run.halt.aborted || !isUncertain(exchanged)) throw exchanged.error();

	const again = await sendAgain(run, item);
	if (again && 'envelope' in again) {
		if (isObject(again.envelope.data)) known.add(existing, again.envelope.data);
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
	const json = isObject(data) ? data : { data: data as IDataObject[string] };
	return [{ json: { ...json, created: true }, pairedItem: { item } }];
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
			return body[sent] !== undefined && known !== undefined && !same(sent, body[sent], known);
		})
		.map(([, kept]) => kept);
	return [{ json: { ...customer, created: false, differences }, pairedItem: { item } }];
}

/** Of all customers, those that are looked for. */
class Known {
	/** By key; undefined where several have it, and nobody can say which one is meant. */
	private readonly customers = new Map<string, IDataObject | undefined>();

	constructor(private readonly wanted: Set<string>) {}

	add({ keys }: Existing, customer: IDataObject): void {
		for (const key of keys.flatMap((name) => listedKeys(name, customer[name]))) {
			if (!this.wanted.has(key)) continue;
			const isOther = this.customers.has(key) && this.customers.get(key)?.id !== customer.id;
			this.customers.set(key, isOther ? undefined : customer);
		}
	}

	/** The first key that is known decides. */
	first(keys: string[]): IDataObject | undefined {
		const key = keys.find((each) => this.customers.has(each));
		return key === undefined ? undefined : this.customers.get(key);
	}
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
		const wanted = items.flatMap(({ request: { body } }) =>
			existing.keys.flatMap((name) => askedKeys(name, body?.[name])),
		);
		result.set(account, await readWanted(run, existing, items[0].connection, new Set(wanted)));
	}
	return result;
}

async function readWanted(
	run: Run,
	existing: Existing,
	connection: Connection,
	wanted: Set<string>,
): Promise<Known | Unread> {
	const known = new Known(wanted);
	const request = { path: existing.list, query: {}, body: undefined };
	try {
		for await (const page of readPages(run, connection, request)) {
			for (const each of page) if (isObject(each)) known.add(existing, each);
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

function find(
	known: Known,
	{ keys }: Existing,
	{ request: { body }, exchanged }: Pending,
): IDataObject | undefined {
	const { complaints = [], words = '' } = 'failure' in exchanged ? exchanged.failure : {};
	const isNamed = (name: string) =>
		complaints.some(({ field }) => field === name) || words.toLowerCase().includes(name);
	// Without its country code a phone may be somebody else's: then it counts only where DollarPe itself names it.
	const counts = (name: string) =>
		name !== 'phone' || isNamed(name) || isWhole(String(body?.[name]));
	return known.first(keys.filter(counts).flatMap((name) => askedKeys(name, body?.[name])));
}

function same(name: string, sent: unknown, known: unknown): boolean {
	return askedKeys(name, sent).every((key) => listedKeys(name, known).includes(key));
}

/** A value that was sent, as a text that can be looked for; none for what is blank. */
function askedKeys(name: string, value: unknown): string[] {
	const text = textOf(name, value);
	const writing = name === 'phone' ? writingOf(text) : text;
	return writing ? [`${name} ${writing}`] : [];
}

/** A value of DollarPe's list, as all texts under which it can be looked for. */
function listedKeys(name: string, value: unknown): string[] {
	const text = textOf(name, value);
	if (text === '') return [];
	const writings = name === 'phone' ? writingsOf(text) : [text];
	return writings.map((each) => `${name} ${each}`);
}

/** DollarPe compares emails without regard to case. */
function textOf(name: string, value: unknown): string {
	const text = String(value ?? '').trim();
	return name === 'email' ? text.toLowerCase() : text;
}
