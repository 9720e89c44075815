import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Existing } from '../resources/resource';
import { envelopeOf, type Connection, type Exchanged, type Run } from './exchange';
import { isObject } from './item';
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
	{ keys, ownKey }: Existing,
	exchanged: Exchanged,
	{ body }: ItemRequest,
): exchanged is Pending['exchanged'] {
	if ('envelope' in exchanged) return false;
	if (isUncertain(exchanged)) return body?.[ownKey] !== undefined;
	if ('broken' in exchanged) return false;
	const { kind, complaints } = exchanged.failure;
	// "Email already in use", "Phone already in use", "Client Reference ID already exists" (DollarPe docs, Customer → Create).
	return (
		kind === 'refused' &&
		complaints.length > 0 &&
		complaints.every(
			({ field, words }) => keys.includes(field) && words.every((each) => /already/i.test(each)),
		)
	);
}

/** Whether the request may have been carried out although there is no good answer. */
export function isUncertain(exchanged: Exchanged): boolean {
	if ('broken' in exchanged) return ['cut', 'timeout'].includes(exchanged.broken.kind);
	return 'failure' in exchanged && ['server', 'notDollarPe'].includes(exchanged.failure.kind);
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
	await runPool(pending.length, run.options.maxParallelRequests, NEVER, async (n) => {
		const each = pending[n];
		if (each)
			await attempt(each.index, async () => await settleOne(run, existing, each, found.get(each)));
	});
}

// Each pending item must come to an answer, also when the run has ended: then it is the one that it had.
const NEVER = new AbortController().signal;

async function settleOne(
	run: Run,
	existing: Existing,
	{ index, connection, request, exchanged }: Pending,
	found: Found | undefined,
): Promise<INodeExecutionData[]> {
	const customer = find(found, existing, request);
	if (customer) return toExisting(customer, existing, request, index);
	if (!found || run.halt.aborted || !isUncertain(exchanged)) throw exchanged.error;
	const { method } = run.declaration;
	return toCreated(envelopeOf(await connection.exchange(method, request.path, request)), index);
}

/** A customer who is new. */
export function toCreated({ data }: { data?: unknown }, item: number): INodeExecutionData[] {
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

/** What the list has for each value that is looked for. */
type Found = Map<string, IDataObject>;

/** Reads the list of each credential. An item whose list could not be read is not in the result. */
async function lookUp(
	run: Run,
	existing: Existing,
	pending: Pending[],
): Promise<Map<Pending, Found>> {
	const result = new Map<Pending, Found>();
	for (const items of byAccount(pending)) {
		const wanted = new Set(items.flatMap(({ request }) => keysOf(existing, request.body)));
		const found = await readWanted(run, existing, items[0].connection, wanted);
		if (found) for (const item of items) result.set(item, found);
	}
	return result;
}

async function readWanted(
	run: Run,
	existing: Existing,
	connection: Connection,
	wanted: Set<string>,
): Promise<Found | undefined> {
	const found: Found = new Map();
	const request = { path: existing.list, query: {}, body: undefined };
	try {
		for await (const page of readPages(run, connection, request)) {
			for (const each of page.filter(isObject)) {
				for (const key of keysOf(existing, each)) {
					if (wanted.has(key) && !found.has(key)) found.set(key, each);
				}
			}
		}
		return found;
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		run.context.logger.warn(`DollarPe: what exists already could not be looked up: ${why}`);
		return undefined;
	}
}

function byAccount(pending: Pending[]): Array<[Pending, ...Pending[]]> {
	const groups = new Map<string, [Pending, ...Pending[]]>();
	for (const each of pending) {
		const group = groups.get(each.connection.account);
		if (group) group.push(each);
		else groups.set(each.connection.account, [each]);
	}
	return [...groups.values()];
}

/** The first key that was sent and is known decides. */
function find(found: Found | undefined, existing: Existing, { body }: ItemRequest) {
	const key = keysOf(existing, body).find((each) => found?.has(each));
	return key === undefined ? undefined : found?.get(key);
}

/** What tells one customer from all others, as text that can be compared: of a body, or of a result of the list. */
function keysOf({ keys }: Existing, record: IDataObject = {}): string[] {
	return keys
		.filter((name) => record[name] !== undefined && record[name] !== null && record[name] !== '')
		.map((name) => `${name} ${comparable(name, record[name])}`);
}

function same(name: string, a: unknown, b: unknown): boolean {
	return comparable(name, a) === comparable(name, b);
}

/** DollarPe compares emails without regard to case, and gives phones with their country prefix. */
function comparable(name: string, value: unknown): string {
	const text = String(value).trim();
	if (name === 'email') return text.toLowerCase();
	return name === 'phone' ? text.replace(/\D/g, '').slice(-10) : text;
}
