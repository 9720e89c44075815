import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';

/** How many events are remembered for each trigger: the newest. */
export const REMEMBERED = 1000;

interface Memory {
	keys: Set<string>;
	/** The same keys, oldest first. One and the same list for all calls, changed in place. */
	list: string[];
}

/**
 * What each trigger has seen since this process began. n8n gives every call its own copy of the static data, so calls
 * that come together would not see each other there.
 */
const memories = new Map<string, Memory>();

/**
 * Remembers an event, in this process and in the workflow's static data, which survives a restart.
 *
 * @param trigger which trigger it is, in which workflow
 * @param identity what tells the event from others
 * @param staticData n8n's, of this node; changed in place, which is how n8n learns that it has to save it
 * @returns false when the event has been seen before
 */
export function isFirst(trigger: string, identity: string, staticData: IDataObject): boolean {
	const memory = memories.get(trigger) ?? { keys: new Set<string>(), list: [] };
	memories.set(trigger, memory);
	const stored = Array.isArray(staticData.seen) ? staticData.seen : [];
	for (const key of stored) remember(memory, String(key));

	const isNew = remember(memory, digest(identity));
	// n8n saves after the call and again after the execution, in any order: with one list for all calls, each of these
	// saves has everything that is known by then.
	if (isNew) staticData.seen = memory.list;
	return isNew;
}

function remember({ keys, list }: Memory, key: string): boolean {
	if (keys.has(key)) return false;
	keys.add(key);
	list.push(key);
	for (const oldest of list.splice(0, list.length - REMEMBERED)) keys.delete(oldest);
	return true;
}

/** Short, since a thousand of them are saved with each event; 96 bits are plenty to tell a thousand apart. */
function digest(identity: string): string {
	return createHash('sha256').update(identity).digest('base64').slice(0, 16);
}

/** Forgets what this process has seen, as a restart does. For tests. */
export function forget(): void {
	memories.clear();
}
