import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';

/** How many events are remembered for each trigger: the newest. */
export const REMEMBERED = 1000;

/**
 * What each trigger has seen since this process began. n8n gives every call its own copy of the static data and saves
 * it afterwards, so calls that come together would not see each other there.
 */
const seenByTrigger = new Map<string, Set<string>>();

/**
 * Remembers an event, in this process and in the workflow's static data, which survives a restart.
 *
 * @param trigger which trigger it is, in which workflow
 * @param identity what tells the event from others
 * @param staticData n8n's, of this node; changed in place, which is how n8n learns that it has to save it
 * @returns false when the event has been seen before
 */
export function isFirst(trigger: string, identity: string, staticData: IDataObject): boolean {
	const seen = seenByTrigger.get(trigger) ?? new Set<string>();
	seenByTrigger.set(trigger, seen);
	const stored = Array.isArray(staticData.seen) ? staticData.seen : [];
	for (const key of stored) seen.add(String(key));

	const key = digest(identity);
	if (seen.has(key)) return false;
	seen.add(key);
	// A Set keeps the order of insertion.
	for (const oldest of seen) {
		if (seen.size <= REMEMBERED) break;
		seen.delete(oldest);
	}
	staticData.seen = [...seen];
	return true;
}

/** Short, since a thousand of them are saved with each event; 96 bits are plenty to tell a thousand apart. */
function digest(identity: string): string {
	return createHash('sha256').update(identity).digest('base64').slice(0, 16);
}

/** Forgets what this process has seen, as a restart does. For tests. */
export function forget(): void {
	seenByTrigger.clear();
}
