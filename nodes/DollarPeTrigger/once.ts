import { createHash } from 'node:crypto';
import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

/** How many events are remembered for each trigger: the newest. */
export const REMEMBERED = 1000;

/**
 * This process remembers more than is saved, since a call's copy of the static data may be older. What such a copy still
 * has must not pass for news: it would take the place of a newer event.
 */
const REMEMBERED_HERE = 2 * REMEMBERED;

/** How many triggers this process remembers events for: the most recently used. The static data has those of all others. */
const MAX_TRIGGERS = 1000;

interface Memory {
	/** Oldest first. */
	keys: Set<string>;
	/** The newest of them, oldest first: what is saved. One and the same list for all calls, changed in place. */
	list: string[];
}

/**
 * What each trigger has seen since this process started, the most recently used trigger last. n8n gives every call its
 * own copy of the static data, so simultaneous calls would not see each other there.
 */
const memories = new Map<string, Memory>();

/** Identifies a trigger node in its workflow. */
export function triggerKey(context: IWebhookFunctions | IHookFunctions): string {
	return `${context.getWorkflow().id}/${context.getNode().id}`;
}

/**
 * Remembers an event, in this process and in the workflow's static data, which survives a restart.
 *
 * @param trigger see {@link triggerKey}
 * @param identity what identifies the event
 * @param staticData n8n's, of this node; changed in place, which is how n8n learns that it has to save it
 * @returns false when the event has been seen before
 */
export function isFirstDelivery(
	trigger: string,
	identity: string,
	staticData: IDataObject,
): boolean {
	const memory = memoryOf(trigger);
	learn(memory, staticData);
	const isNew = remember(memory, digest(identity));
	// n8n saves after the call and again after the execution, in any order: with one list for all calls, each of these
	// saves has everything that is known by then.
	if (isNew) staticData.seen = memory.list;
	return isNew;
}

/**
 * Frees what this process remembers for a trigger, and saves it in the static data, which n8n may have read before the
 * last event came.
 *
 * @param trigger see {@link triggerKey}
 * @param staticData n8n's, of this node; changed in place
 */
export function forget(trigger: string, staticData: IDataObject): void {
	const memory = memories.get(trigger);
	if (memory === undefined) return;
	memories.delete(trigger);
	// Another process may have seen more.
	learn(memory, staticData);
	staticData.seen = memory.list;
}

/** The memory of a trigger, which becomes the most recently used. Beyond the limit, the least recently used is freed. */
function memoryOf(trigger: string): Memory {
	const memory = memories.get(trigger) ?? { keys: new Set<string>(), list: [] };
	memories.delete(trigger);
	memories.set(trigger, memory);
	const [oldest] = memories.keys();
	if (memories.size > MAX_TRIGGERS && oldest !== undefined) memories.delete(oldest);
	return memory;
}

/** What only the static data knows comes from before a restart, or from another process. */
function learn(memory: Memory, { seen }: IDataObject): void {
	if (!Array.isArray(seen)) return;
	// All are looked up before one is added, which may push out another of them.
	const unknown = seen.map(String).filter((key) => !memory.keys.has(key));
	for (const key of unknown) remember(memory, key);
}

function remember({ keys, list }: Memory, key: string): boolean {
	if (keys.has(key)) return false;
	keys.add(key);
	list.push(key);
	list.splice(0, list.length - REMEMBERED);
	const [oldest] = keys;
	if (keys.size > REMEMBERED_HERE && oldest !== undefined) keys.delete(oldest);
	return true;
}

/** Short, since a thousand of them are saved with each event; 96 bits are enough to keep a thousand apart. */
function digest(identity: string): string {
	return createHash('sha256').update(identity).digest('base64').slice(0, 16);
}

/** Forgets what this process has seen, as a restart does. For tests. */
export function forgetAll(): void {
	memories.clear();
}

/** How many triggers this process remembers events for. For tests. */
export function remembered(): number {
	return memories.size;
}
