import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { isRecord } from '../../../../dollarpe/json/json';
import { truncate } from '../../../../dollarpe/text/quoted';
import { isUuid } from '../../../../dollarpe/uuid';
import type { Advice } from '../../../client/errors/advice';
import type { Connection } from '../../../client/http/connection';
import { nextOf, readPage, type Page } from '../../../client/lists/page';
import { notLoaded, openPicker, describeError } from '../picker';
import type { Request } from '../../../client/http/request';
import { NO_CHOICE } from '../../resources/loadedChoice';
import { matches } from './matches';
import { asItem, type Result, type Row } from './row';

/** One of DollarPe's lists, as the panel offers it. */
export interface List {
	path: string;
	/** What it is a list of, in the plural. */
	plural: string;
	/** How many of DollarPe's pages make up one page of the panel. */
	pages: number;
	rowOf: (result: Result, search: string) => Row;
	/** What to do about a refusal. */
	advice?: Advice;
}

/** How many pages of DollarPe's a search reads at the most, until it says that it stopped. */
export const SEARCH_PAGES = 100;

/** How long a search goes on reading. */
const SEARCH_MS = 15_000;

/** With as many matches somebody sees enough at first, and scrolls for more. */
const ENOUGH_MATCHES = 25;

const LONGEST_LAST_ROW = 300;

/** What came of reading some pages. */
interface Found {
	rows: Array<{ id: string; row: Row }>;
	/** How many results were read. */
	read: number;
	/** How many the whole list has, where DollarPe says so. */
	count: number | undefined;
	/** Where the list goes on. */
	next: string | undefined;
	/** Why it was read no further. */
	problem?: unknown;
}

/**
 * What a resource locator shows of one of DollarPe's lists: as much as `pages` says, or what somebody looks for. DollarPe
 * has no search, so it looks through the pages itself, and says where it stopped.
 *
 * @param search blank to show all
 * @param token where the list goes on, as the last call returned it
 * @throws {NodeApiError} when nothing could be read
 */
export async function searchList(
	context: ILoadOptionsFunctions,
	list: List,
	search = '',
	token?: string,
): Promise<INodeListSearchResult> {
	const connection = await openPicker(context);
	const isSearch = search.trim() !== '';
	const end = performance.now() + SEARCH_MS;
	const wantsMore = ({ rows }: Found, pages: number) =>
		isSearch
			? rows.length < ENOUGH_MATCHES && pages < SEARCH_PAGES && performance.now() < end
			: pages < list.pages;
	const found = await read(connection, list, isSearch ? search : '', token, wantsMore);
	if (found.problem !== undefined && found.read === 0) throw notLoaded(found.problem, connection);

	const results = found.rows
		.sort(({ row: a }, { row: b }) => (b.madeAt ?? 0) - (a.madeAt ?? 0))
		.map(({ id, row }) => asItem(id, row));
	const { next } = found;
	const isEnough = !isSearch || results.length >= ENOUGH_MATCHES;
	if (found.problem === undefined && (next === undefined || isEnough)) {
		return { results, ...(next !== undefined && { paginationToken: next }) };
	}
	return { results: [...results, lastRow(list, found, token !== undefined)] };
}

/** Reads pages while more are wanted; what goes wrong ends it. */
async function read(
	connection: Connection,
	list: List,
	search: string,
	token: string | undefined,
	wantsMore: (found: Found, pages: number) => boolean,
): Promise<Found> {
	const found: Found = { rows: [], read: 0, count: undefined, next: undefined };
	const errorContext = { advice: list.advice, isPicker: true as const };
	const visited = new Set<string>();
	try {
		// What the editor hands back is checked as DollarPe's own `next` is.
		const start =
			token === undefined
				? list.path
				: nextOf({ next: token }, connection, { url: list.path }, errorContext);
		let request: Request | undefined = { method: 'GET', url: start ?? list.path };
		while (request !== undefined && (visited.size === 0 || wantsMore(found, visited.size))) {
			visited.add(request.url);
			const page: Page = await readPage(connection, request, errorContext);
			add(found, page, list, search);
			found.next = nextOf(page, connection, request, errorContext);
			// A list that leads back into itself ends there.
			if (found.next !== undefined && visited.has(found.next)) found.next = undefined;
			request = found.next === undefined ? undefined : { method: 'GET', url: found.next };
		}
	} catch (error) {
		found.problem = error;
	}
	return found;
}

function add(found: Found, { results, count }: Page, list: List, search: string): void {
	found.read += results.length;
	found.count ??= count;
	for (const result of results) {
		// What has no ID cannot be chosen.
		if (!isRecord(result) || typeof result.id !== 'string' || !isUuid(result.id)) continue;
		const row = list.rowOf(result, search);
		if (search === '' || matches(row, search)) found.rows.push({ id: result.id, row });
	}
}

/** Says where the list stopped; it cannot be sent. */
function lastRow(
	{ plural }: List,
	{ rows, read: readNow, count, problem }: Found,
	goesOn: boolean,
): INodeListSearchItems {
	const all = count === undefined ? '' : ` of ${count.toLocaleString('en')}`;
	const part = `the ${goesOn ? 'next' : 'first'} ${readNow.toLocaleString('en')}${all} ${plural}`;
	const name =
		problem !== undefined
			? `Stopped after ${part}: ${describeError(problem)}`
			: rows.length === 0
				? `No match in ${part}`
				: `Only ${part} were searched`;
	return { name: truncate(name, LONGEST_LAST_ROW), value: NO_CHOICE };
}
