import { errorOf, type Subject } from '../../../client/errors';
import { hiding, masksOf } from '../../../client/redact';
import type { Existing } from '../../resources/operation';
import { failed, type ItemResult } from '../result';
import type { Run } from '../run';
import { comparableText } from './comparable';
import { isUnclear, MAYBE, takenIn, type Undecided } from './undecided';

/** The result of an item that was looked for, and is not there. */
export function notFound(run: Run, existing: Existing, item: Undecided): ItemResult {
	const { outcome, connection, request } = item;
	const subject = subjectOf(run, existing, item);
	if (!existing.quotation) return failed(outcome, connection, request, subject);
	const { kind, looked } = verdictOf(run, existing, item);
	return { kind, error: errorOf(outcome, connection, request, { ...subject, looked }) };
}

/** What is certain of an order that was looked for, and what to say; nothing where DollarPe's words say it all. */
function verdictOf(
	run: Run,
	existing: Existing,
	item: Undecided,
): { kind: 'refused' | 'uncertain'; looked?: string } {
	const { outcome, mayBeDone } = item;
	const status = quotationStatus(item);
	// What has the key may be this very item's, and the history not show it yet: no advice to take another one.
	if (takenIn(existing, outcome).length > 0)
		return { kind: 'uncertain', looked: unseen(run, existing) };
	if (mayBeDone) {
		const kind = status === 'EXPIRED' ? 'refused' : 'uncertain';
		return { kind, looked: withoutOrder(run, existing, item) };
	}
	if (!isUnclear(existing, outcome)) return { kind: 'refused' };
	return ['EXPIRED', 'UNLINKED'].includes(status)
		? { kind: 'refused', looked: existing.quotation?.whenRefused }
		: { kind: 'uncertain', looked: withoutOrder(run, existing, item) };
}

/** What to say where DollarPe has something with a key of the item, and shows it nowhere. */
function unseen({ subject: { whenUncertain = '' } }: Run, { plural }: Existing): string {
	return `It could not be found among the customer's ${plural}. ${MAYBE}. ${whenUncertain}`;
}

/** What a quotation without an order says about a request that may have been carried out. */
function withoutOrder(
	{ subject }: Run,
	{ quotation, singular }: Existing,
	item: Undecided,
): string {
	const status = quotationStatus(item);
	if (status === 'EXPIRED') return quotation?.whenExpired ?? '';
	if (status === 'UNLINKED') return quotation?.whenUnlinked ?? '';
	return `${MAYBE}: its quotation has the status ${status || 'none'}, but no ${singular}. ${subject.whenUncertain ?? ''}`;
}

/** Of the item's quotation: UNLINKED, LINKED or EXPIRED (DollarPe docs, Status reference). */
export function quotationStatus({ quotation }: Undecided): string {
	return comparableText('status', quotation?.status).toUpperCase();
}

/** The result of an item when nobody could look whether it is there: it may be, so its outcome is uncertain. */
export function notLookedUp(
	run: Run,
	existing: Existing,
	item: Undecided,
	why: string | undefined,
): ItemResult {
	const { outcome, connection, request } = item;
	const error = errorOf(outcome, connection, request, subjectOf(run, existing, item));
	const reason = why === undefined ? '' : ` (${why.replace(/\.$/, '')})`;
	const checked = `Existing ${existing.plural} could not be checked${reason}.`;
	error.description = `${error.description ?? ''} ${hiding(connection.credential, masksOf(request))(checked)}`;
	return { kind: 'uncertain', error };
}

/** The node has looked by itself: no advice to give a key, or to look at once. */
function subjectOf({ subject }: Run, { quotation }: Existing, { itemIndex }: Undecided): Subject {
	const { whenUncertain = '' } = subject;
	return {
		...subject,
		itemIndex,
		whenUncertain: undefined,
		...(quotation && { looked: `${MAYBE}. ${whenUncertain}` }),
	};
}
