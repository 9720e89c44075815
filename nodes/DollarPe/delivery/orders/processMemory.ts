import { createHash } from 'node:crypto';

/** Puts an entry into a map as its newest; the oldest goes where there are too many. */
export function keepBounded<T>(map: Map<string, T>, key: string, value: T, most: number): void {
	map.delete(key);
	map.set(key, value);
	if (map.size <= most) return;
	const [oldest = ''] = map.keys();
	map.delete(oldest);
}

/** A key of one length, however long the texts are, and nothing that a dump of the memory should tell. */
export function digestOf(texts: readonly string[]): string {
	return createHash('sha256').update(JSON.stringify(texts)).digest('base64');
}
