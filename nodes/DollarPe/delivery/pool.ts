/**
 * Runs a task for each index from 0 to `count` - 1, started in that order, at most `limit` at once.
 * Once `signal` is aborted no further task is started; those under way are awaited.
 *
 * @param task handles its own errors: one that rejects ends the pool's promise, not the other tasks
 */
export async function runPool(
	count: number,
	limit: number,
	signal: AbortSignal,
	task: (index: number) => Promise<void>,
): Promise<void> {
	let next = 0;
	const lane = async () => {
		while (next < count && !signal.aborted) await task(next++);
	};
	await Promise.all(Array.from({ length: Math.min(limit, count) }, lane));
}

/** Runs a task for each item, also when the run has ended: each of them must come to a result. */
export async function forEach<T>(
	items: readonly T[],
	limit: number,
	task: (item: T) => Promise<void>,
): Promise<void> {
	const entries = items.entries();
	const lane = async () => {
		for (const [, item] of entries) await task(item);
	};
	await Promise.all(Array.from({ length: Math.min(limit, items.length) }, lane));
}
