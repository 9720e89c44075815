import { requireAskedObject } from './askedObject';
import type { Deliverer } from './deliverer';
import { itemResult, requireOwnAnswer } from './itemResult';
import type { Run } from './run';

/** Sends each item's request, whose answer is the result. */
export function once(run: Run): Deliverer {
	const { operation, method } = run.declaration;
	const requireOwn = method === 'GET' ? requireAskedObject : requireOwnAnswer;
	return {
		async deliver(item) {
			const { connection, request } = item;
			const outcome = requireOwn(operation, request, await connection.send(request));
			return itemResult(run, item, outcome);
		},
	};
}
