/** Does the work for every item, at most `workers` at the same time; the results keep the order of the items. */
export async function inParallel<Item, Result>(
	items: readonly Item[],
	workers: number,
	work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
	const results: Result[] = [];
	const queue = items.entries();
	const worker = async (): Promise<void> => {
		for (const [index, item] of queue) results[index] = await work(item, index);
	};
	await Promise.all(Array.from({ length: workers }, worker));
	return results;
}
