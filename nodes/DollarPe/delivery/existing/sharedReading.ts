/**
 * Readings of one thing, one after the other, shared by all who ask: who asks while one is under way gets the next, since
 * the one under way may have passed what they look for.
 *
 * @param read does not throw
 * @returns asks for a reading that begins from now on
 */
export function shareReadings<T>(read: () => Promise<T>): () => Promise<T> {
	let last: Promise<unknown> = Promise.resolve();
	let next: Promise<T> | undefined;
	return async () => {
		next ??= last.then(async () => {
			next = undefined;
			return await read();
		});
		last = next;
		return await next;
	};
}
