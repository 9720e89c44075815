import type { Server } from '../n8n/server';

/** The executions that a worker has taken from the queue, according to its log. */
export function takenBy(worker: Server): Set<string> {
	const lines = worker.log.matchAll(/Worker started execution (\d+) \(job /g);
	return new Set([...lines].map(([, id = '']) => id));
}

/** The number of these executions that each worker has taken. */
export function sharesOf(executionIds: readonly string[], workers: readonly Server[]): number[] {
	return workers.map((worker) => {
		const taken = takenBy(worker);
		return executionIds.filter((id) => taken.has(id)).length;
	});
}
