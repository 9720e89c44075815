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
