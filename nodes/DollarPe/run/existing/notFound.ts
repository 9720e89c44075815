import { errorOf, type Subject } from '../../../client/errors';
import { hiding, masksOf } from '../../../client/redact';
import { joined } from '../../../client/sentences';
import type { Existing } from '../../resources/operation';
import { failed, type ItemResult } from '../result';
import type { Run } from '../run';
import { comparableText } from './comparable';
import { MAYBE, namedIn, type Undecided } from './undecided';

/** The result of an item that was looked for, and is not there. */
export function notFound(run: Run, existing: Existing, item: Undecided): ItemResult {
	const { outcome, mayBeDone, connection, request } = item;
	const subject = subjectOf(run, existing, item);
	const { quotation } = existing;
	if (!quotation) return failed(outcome, connection, request, subject);
	const error = errorOf(outcome, connection, request, {
		...subject,
		...(outcome.kind === 'uncertain' && { uncertain: withoutOrder(run, existing, item) }),
	});
	const isTaken = outcome.kind === 'refused' && namedIn(existing, outcome).length > 0;
	const isGone = isTaken && `It could not be found among the customer's ${existing.plural}.`;
	if (isTaken && mayBeDone) {
		// What has the reference may be what the first request has made: no advice to take another one.
		const { contact } = error.context;
		const { uncertain } = subject;
		error.description = joined([typeof contact === 'string' && `${contact}.`, isGone, uncertain]);
		return { kind: 'uncertain', error };
	}
	const isRefusedNow = outcome.kind === 'refused' && mayBeDone;
	error.description = joined([
		error.description ?? '',
		isGone,
		isRefusedNow && withoutOrder(run, existing, item),
	]);
	const isCertain = !mayBeDone || quotationStatus(item) === 'EXPIRED';
	return { kind: isCertain ? 'refused' : 'uncertain', error };
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
		...(quotation && { uncertain: `${MAYBE}. ${whenUncertain}` }),
	};
}
