import { NodeOperationError } from 'n8n-workflow';

import { envelopeOf, type Connection, type Run } from './exchange';
import type { ItemRequest } from './parameters';

const NO_MORE: ItemRequest = { path: '', query: {}, body: undefined };

/** How many pages in a row may bring nothing new before the list counts as read. */
const PAGES_WITHOUT_NEWS = 2;

/**
 * Reads a list page by page, following `next` on the credential's own host alone. Each result is given once, also when
 * the pages shift because something was added meanwhile.
 *
 * It ends when there is no `next`, and also when the server repeats itself: an address that has been read, or pages
 * that bring nothing new.
 *
 * @throws {NodeApiError} when a page is refused, {NodeOperationError} when it is no list, or `next` leads elsewhere
 */
export async function* readPages(
	{ context, halt }: Pick<Run, 'context' | 'halt'>,
	connection: Connection,
	request: ItemRequest,
): AsyncGenerator<unknown[]> {
	const visited = new Set<string>();
	const seen = new Set<string>();
	let url = request.path;
	let rest = request;
	for (let withoutNews = 0; withoutNews < PAGES_WITHOUT_NEWS; ) {
		if (halt.aborted) {
			throw new NodeOperationError(context.getNode(), 'The run ended before the list was read');
		}
		visited.add(new URL(url, connection.origin).href);
		const { data } = envelopeOf(await connection.exchange('GET', url, rest));
		const page = asPage(data);
		if (!page) {
			throw new NodeOperationError(context.getNode(), 'DollarPe answered with no list', {
				description: 'Its answer has another shape than a list has. Nothing was changed.',
			});
		}
		const before = seen.size;
		const fresh = page.results.filter((each) => seen.size < seen.add(identityOf(each)).size);
		withoutNews = seen.size > before ? 0 : withoutNews + 1;
		if (fresh.length > 0) yield fresh;

		if (page.next === undefined) return;
		const next = onOrigin(page.next, url, connection.origin);
		if (next === undefined) {
			throw new NodeOperationError(
				context.getNode(),
				`DollarPe's list goes on at ${page.next}, which is not ${connection.origin}`,
				{ description: 'It was not followed: the key would reach another host.' },
			);
		}
		if (visited.has(next)) return;
		url = next;
		rest = NO_MORE;
	}
}

/** What tells a result from all others. */
function identityOf(result: unknown): string {
	const id = typeof result === 'object' && result !== null && 'id' in result ? result.id : null;
	return typeof id === 'string' ? id : JSON.stringify(result);
}

/** Where a list goes on; undefined for another host. A server behind a proxy may take its own scheme for `http`. */
function onOrigin(next: string, url: string, origin: string): string | undefined {
	const base = new URL(url, origin);
	if (!URL.canParse(next, base.href)) return undefined;
	const { host, pathname, search } = new URL(next, base.href);
	return host === base.host ? origin + pathname + search : undefined;
}

/** The part of `data` that a list has (Django REST framework's pages); undefined for what is no list. */
function asPage(data: unknown): { results: unknown[]; next: string | undefined } | undefined {
	if (typeof data !== 'object' || data === null || !('results' in data)) return undefined;
	const { results } = data;
	const next = 'next' in data && data.next !== null && data.next !== '' ? data.next : undefined;
	const isList = Array.isArray(results) && (next === undefined || typeof next === 'string');
	return isList ? { results, next } : undefined;
}
