import type { NodeApiError } from 'n8n-workflow';

import { isRecord, nonBlankText } from '../../dollarpe/json';
import type { Connection } from './connection';
import { apiError, errorOf, type Subject } from './errors';
import type { Request } from './request';

/** One page of a list (Django REST framework's shape). */
interface Page {
	results: unknown[];
	next: string | undefined;
	/** How many results the whole list has, where the answer says so. */
	count: number | undefined;
}

/** More than any list needs. A server that never ends its list must not be read forever. */
const PAGES_WITHOUT_COUNT = 10_000;

// Customers may be added while a list is read.
const SPARE_PAGES = 10;

/**
 * Reads a list page by page, following `next` on the credential's own host alone. Each result is given once, also when
 * the pages shift because something was added meanwhile.
 *
 * A list ends where there is no `next`, or at an address that has been read, and nowhere else.
 *
 * @param halt aborted when no further page may be read
 * @throws {NodeApiError} when a page is refused or is no page, when `next` leads elsewhere, when the list has far more
 * pages than its `count` allows, and when the run has ended
 */
export async function* readPages(
	connection: Connection,
	path: string,
	query: Request['query'],
	subject: Subject,
	halt: AbortSignal,
): AsyncGenerator<unknown[]> {
	const raise = (message: string, description: string): NodeApiError =>
		apiError({ message, description }, connection, subject);
	const visited = new Set<string>();
	const seen = new Set<string>();
	let request: Request = { method: 'GET', url: path, query };
	let count: number | undefined;
	let smallest = Infinity;
	for (;;) {
		if (halt.aborted) throw raise('The run ended before the list was read', 'Nothing was changed.');
		visited.add(new URL(request.url, connection.origin).href);
		const outcome = await connection.send(request);
		if (outcome.kind !== 'answered') throw errorOf(outcome, connection, request, subject);
		const page = pageIn(outcome.envelope.data);
		if (!page) {
			throw raise(
				'DollarPe answered with no list',
				'Its answer has another shape than a list has. Nothing was changed.',
			);
		}
		const size = page.results.length;
		if (visited.size === 1) count = size === 0 ? undefined : page.count;
		if (size > 0) smallest = Math.min(smallest, size);
		const fresh = page.results.filter((result) => isNew(seen, result));
		if (fresh.length > 0) yield fresh;

		if (page.next === undefined) return;
		const next = onOrigin(page.next, request.url, connection.origin);
		if (next === undefined) {
			throw raise(
				`DollarPe's list goes on at ${page.next}, which is not ${connection.origin}`,
				'It was not followed: the key would reach another host.',
			);
		}
		if (visited.has(next)) return;
		if (visited.size >= budgetOf(count, smallest)) {
			throw raise(
				`DollarPe's list does not end: ${visited.size} pages were read, and there are still more`,
				'The list is not complete. Nothing was changed.',
			);
		}
		request = { method: 'GET', url: next };
	}
}

/** How many pages are read, by what the first page says of the count and by the smallest page that was not empty. */
function budgetOf(count: number | undefined, smallest: number): number {
	if (count === undefined) return PAGES_WITHOUT_COUNT;
	return Math.min(Math.ceil((2 * count) / smallest) + SPARE_PAGES, PAGES_WITHOUT_COUNT);
}

function isNew(seen: Set<string>, result: unknown): boolean {
	const id = isRecord(result) ? result.id : undefined;
	const isId = nonBlankText(id) !== undefined || Number.isFinite(id);
	const identity = JSON.stringify(isId ? { id } : result);
	if (seen.has(identity)) return false;
	seen.add(identity);
	return true;
}

/** Where a list goes on; undefined for another host. A server behind a proxy may take its own scheme for `http`. */
function onOrigin(next: string, url: string, origin: string): string | undefined {
	const base = new URL(url, origin);
	if (!URL.canParse(next, base.href)) return undefined;
	const { host, pathname, search } = new URL(next, base.href);
	return host === base.host ? origin + pathname + search : undefined;
}

/** Undefined for what is no page. */
function pageIn(data: unknown): Page | undefined {
	if (!isRecord(data) || !Array.isArray(data.results)) return undefined;
	const { results, next, count } = data;
	const isEnd = next === undefined || next === null || next === '';
	const address = nonBlankText(next);
	if (!isEnd && address === undefined) return undefined;
	const isCount = typeof count === 'number' && count >= results.length;
	return { results, next: address, count: isCount ? count : undefined };
}
