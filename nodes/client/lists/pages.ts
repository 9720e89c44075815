import type { NodeApiError } from 'n8n-workflow';

import { isRecord } from '../../../dollarpe/json/json';
import { isId } from '../../../dollarpe/uuid';
import type { Connection } from '../http/connection';
import { apiError, type ErrorContext } from '../errors/errors';
import { nextOf, readPage, type Page } from './page';
import type { Request } from '../http/request';

// A server that never ends its list must not be read forever.
const PAGES_WITHOUT_COUNT = 10_000;
const MOST_PAGES = 100_000;

// Customers may be added while a list is read.
const SPARE_PAGES = 10;

/** A list that ended before it had as many different results as it says it has. */
export interface TruncatedList {
	/** How many different results were read: one that comes twice may stand in the place of another. */
	read: number;
	/** What its answers say: the smallest number of those on the first and the last page that have one. */
	count: number;
}

/**
 * Reads a list page by page, following `next` on the credential's own host alone. Each result is given once, also when
 * the pages shift because something was added meanwhile.
 *
 * A list ends where there is no `next`, or at an address that has been read, and nowhere else.
 *
 * @param halt aborted when no further page may be read
 * @param whenShort called after the last page of a list that has fewer different results than it says
 * @throws {NodeApiError} when a page is refused or is no page, when `next` leads elsewhere, when the list has far more
 * pages than its `count` allows, and when the run has ended
 */
export async function* readPages(
	connection: Connection,
	path: string,
	query: Request['query'],
	errorContext: ErrorContext,
	halt: AbortSignal,
	whenShort: (short: TruncatedList) => void,
): AsyncGenerator<unknown[]> {
	const raise = (message: string, description: string): NodeApiError =>
		apiError({ message, description }, connection, errorContext);
	const visited = new Set<string>();
	const seen: Seen = { ids: new Set(), others: new Set() };
	let request: Request = { method: 'GET', url: path, query };
	let first: Page | undefined;
	let smallest = Infinity;
	let read = 0;
	for (;;) {
		if (halt.aborted) throw raise('The run ended before the list was read', 'Nothing was changed.');
		visited.add(new URL(request.url, connection.origin).href);
		const page = await readPage(connection, request, errorContext);
		const size = page.results.length;
		first ??= page;
		if (size > 0) smallest = Math.min(smallest, size);
		const fresh = page.results.filter((result) => isNew(seen, result));
		read += fresh.length;
		if (fresh.length > 0) yield fresh;

		const next = nextOf(page, connection, request, errorContext);
		if (next === undefined || visited.has(next)) {
			// Results may be added and removed meanwhile.
			const count = Math.min(first.count ?? Infinity, page.count ?? Infinity);
			if (read < count && count < Infinity) whenShort({ read, count });
			return;
		}
		if (visited.size >= budgetOf(first.results.length === 0 ? undefined : first.count, smallest)) {
			throw raise(
				`DollarPe's list has more than ${visited.size} pages, and was read no further`,
				'The list is not complete. Nothing was changed.',
			);
		}
		request = { method: 'GET', url: next };
	}
}

/** How many pages are read, by what the first page says of the count and by the smallest page that was not empty. */
function budgetOf(count: number | undefined, smallest: number): number {
	if (count === undefined) return PAGES_WITHOUT_COUNT;
	return Math.min(Math.ceil((2 * count) / smallest) + SPARE_PAGES, MOST_PAGES);
}

/** What tells the results that were read from others; of a million with IDs it takes about 80 MB. */
interface Seen {
	ids: Set<unknown>;
	/** Results without an ID, as JSON. */
	others: Set<unknown>;
}

function isNew(seen: Seen, result: unknown): boolean {
	const id = isRecord(result) ? result.id : undefined;
	const known = isId(id) ? seen.ids : seen.others;
	const identity = isId(id) ? id : JSON.stringify(result);
	if (known.has(identity)) return false;
	known.add(identity);
	return true;
}
