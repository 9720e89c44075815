import { isRecord, trimmedText } from '../../../dollarpe/json/json';
import type { Connection } from '../http/connection';
import { apiError, errorOf, type ErrorContext } from '../errors/errors';
import type { Request } from '../http/request';

/** One page of a list (Django REST framework's shape). */
export interface Page {
	results: unknown[];
	/** Where the list goes on, as the answer says it. */
	next: string | undefined;
	/** How many results the whole list has, where the answer says so. */
	count: number | undefined;
}

/**
 * Reads one page of a list.
 *
 * @throws {NodeApiError} when it is refused, or is no page
 */
export async function readPage(
	connection: Connection,
	request: Request,
	errorContext: ErrorContext,
): Promise<Page> {
	const outcome = await connection.send(request);
	if (outcome.kind !== 'answered') throw errorOf(outcome, connection, request, errorContext);
	const page = pageIn(outcome.envelope.data);
	if (page) return page;
	throw apiError(
		{
			message: 'DollarPe answered with no list',
			description: 'Its answer has another shape than a list has. Nothing was changed.',
		},
		connection,
		errorContext,
	);
}

/**
 * Where a list goes on after a page: an absolute URL on the credential's own host.
 *
 * @param request what the page was the answer to
 * @returns undefined at the end of the list
 * @throws {NodeApiError} when `next` leads to another host
 */
export function nextOf(
	{ next }: Pick<Page, 'next'>,
	connection: Connection,
	request: Pick<Request, 'url'>,
	errorContext: ErrorContext,
): string | undefined {
	if (next === undefined) return undefined;
	const url = onOrigin(next, request.url, connection.origin);
	if (url !== undefined) return url;
	throw apiError(
		{
			message: `DollarPe's list goes on at ${next}, which is not ${connection.origin}`,
			description: 'It was not followed: the key would reach another host.',
		},
		connection,
		errorContext,
	);
}

/** Undefined for another host. A server behind a proxy may take its own scheme for `http`. */
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
	const address = trimmedText(next);
	if (!isEnd && address === undefined) return undefined;
	const whole = typeof count === 'string' && COUNT.test(count) ? Number(count) : count;
	const isCount = typeof whole === 'number' && whole >= results.length;
	return { results, next: address, count: isCount ? whole : undefined };
}

/** A count as a text: DollarPe has amounts as numbers and as texts. */
const COUNT = /^\s{0,9}\d{1,15}\s{0,9}$/;
