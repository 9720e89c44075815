import { NodeOperationError } from 'n8n-workflow';

import { envelopeOf, type Connection, type Run } from './exchange';
import type { ItemRequest } from './parameters';

const NO_MORE: ItemRequest = { path: '', query: {}, body: undefined };

/**
 * Reads a list page by page, following `next` on the credential's own host alone.
 *
 * It ends when there is no `next`, and also when the server repeats itself: an address that has been read, a page
 * without results, or one that begins like an earlier one.
 *
 * @throws {NodeApiError} when a page is refused, {NodeOperationError} when `next` leads elsewhere
 */
export async function* readPages(
	{ context, halt }: Pick<Run, 'context' | 'halt'>,
	connection: Connection,
	request: ItemRequest,
): AsyncGenerator<unknown[]> {
	const visited = new Set<string>();
	const beginnings = new Set<string>();
	let url = request.path;
	let rest = request;
	for (;;) {
		if (halt.aborted) {
			throw new NodeOperationError(context.getNode(), 'The run ended before the list was read');
		}
		const { data } = envelopeOf(await connection.exchange('GET', url, rest));
		const { results, next } = asPage(data);
		const beginning = JSON.stringify(results[0]);
		if (results.length === 0 || beginnings.has(beginning)) return;
		beginnings.add(beginning);
		yield results;

		if (typeof next !== 'string' || next === '' || visited.has(next)) return;
		visited.add(next);
		url = next;
		rest = NO_MORE;
		if (!URL.canParse(url) || new URL(url).origin !== connection.origin) {
			throw new NodeOperationError(
				context.getNode(),
				`DollarPe's list goes on at ${url}, which is not ${connection.origin}`,
				{ description: 'It was not followed: the key would reach another host.' },
			);
		}
	}
}

/** The part of `data` that a list has (Django REST framework's pages). */
function asPage(data: unknown): { results: unknown[]; next: unknown } {
	const page = typeof data === 'object' && data !== null ? data : {};
	const results = 'results' in page && Array.isArray(page.results) ? page.results : [];
	return { results, next: 'next' in page ? page.next : null };
}
