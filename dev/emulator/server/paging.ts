import { type Answer, Refusal } from '../answers/answer';
import { failure, success } from '../answers/envelope';
import type { Context } from './context';
import type { Call } from './endpoint';

const DIGITS = /^\d{1,15}$/;

/**
 * One page of a list as `{count, next, previous, results}`, `next` and `previous` being whole URLs or
 * null. Source: DollarPe docs, Customer → List. The parameters `page` (from 1) and `page_size` are not
 * documented; they, and what happens when they make no sense, are Django REST framework's.
 *
 * @throws {Refusal} 404 "Invalid page." for a page that is not there
 */
export function pageOf<T>(
	call: Call,
	context: Context,
	items: readonly T[],
	show: (item: T) => unknown,
): Answer {
	const size = positive(call.query.get('page_size')) ?? context.pageSize;
	const last = Math.max(1, Math.ceil(items.length / size));
	const page = positive(call.query.get('page') ?? '1');
	if (page === undefined || page > last) {
		throw new Refusal(failure(404, 'NOT_FOUND', { detail: ['Invalid page.'] }));
	}
	const end = page * size;
	return success({
		count: items.length,
		next: page < last ? linkTo(page + 1, call, context) : null,
		previous: page > 1 ? linkTo(page - 1, call, context) : null,
		results: items.slice(end - size, end).map(show),
	});
}

function positive(text: string | null): number | undefined {
	if (text === null || !DIGITS.test(text)) return undefined;
	return Number(text) || undefined;
}

function linkTo(page: number, call: Call, context: Context): string {
	const query = new URLSearchParams(call.query);
	// The first page goes without a number, as in Django REST framework.
	if (page === 1) query.delete('page');
	else query.set('page', String(page));
	const text = query.toString();
	return context.origin() + call.path + (text === '' ? '' : `?${text}`);
}
