import { errorOf, type ErrorContext } from '../../../client/errors/errors';
import { createRedactor, masksOf } from '../../../client/redaction/redact';
import type { Existing } from '../../resources/operation';
import { failureResult, type ItemResult } from '../results';
import type { Run } from '../run';
import { comparableText } from '../compare/comparable';
import { isUnclear, UNKNOWN_OUTCOME, takenIn, type Unresolved } from './unresolved';

/** The result of an item that was looked for, and is not there. */
export function missingError(run: Run, existing: Existing, item: Unresolved): ItemResult {
	const { outcome, connection, request } = item;
	const errorContext = subjectOf(run, existing, item);
	if (!existing.quotation) return failureResult(outcome, connection, request, errorContext);
	const { kind, looked } = verdictOf(run, existing, item);
	return { kind, error: errorOf(outcome, connection, request, { ...errorContext, looked }) };
}

/** What is certain of an order that was looked for, and what to say; nothing where DollarPe's words say it all. */
function verdictOf(
	run: Run,
	existing: Existing,
	item: Unresolved,
): { kind: 'refused' | 'uncertain'; looked?: string } {
	const { outcome, maybeCarriedOut } = item;
	const status = quotationStatus(item);
	// What has the key may be this very item's, and the history not show it yet: no advice to take another one.
	if (takenIn(existing, outcome).length > 0)
		return { kind: 'uncertain', looked: unseen(run, existing) };
	if (maybeCarriedOut) {
		const kind = status === 'EXPIRED' ? 'refused' : 'uncertain';
		return { kind, looked: withoutOrder(run, existing, item) };
	}
	if (!isUnclear(existing, outcome)) return { kind: 'refused' };
	return ['EXPIRED', 'UNLINKED'].includes(status)
		? { kind: 'refused', looked: existing.quotation?.whenRefused }
		: { kind: 'uncertain', looked: withoutOrder(run, existing, item) };
}

/** What to say where DollarPe has something with a key of the item, and shows it nowhere. */
function unseen({ errorContext: { whenUncertain = '' } }: Run, { plural }: Existing): string {
	return `It could not be found among the customer's ${plural}. ${UNKNOWN_OUTCOME}. ${whenUncertain}`;
}

/** What a quotation without an order says about a request that may have been carried out. */
function withoutOrder(
	{ errorContext }: Run,
	{ quotation, singular }: Existing,
	item: Unresolved,
): string {
	const status = quotationStatus(item);
	if (status === 'EXPIRED') return quotation?.whenExpired ?? '';
	if (status === 'UNLINKED') return quotation?.whenUnlinked ?? '';
	return `${UNKNOWN_OUTCOME}: its quotation has the status ${status || 'none'}, but no ${singular}. ${errorContext.whenUncertain ?? ''}`;
}

/** Of the item's quotation: UNLINKED, LINKED or EXPIRED (DollarPe docs, Status reference). */
export function quotationStatus({ quotation }: Unresolved): string {
	return comparableText('status', quotation?.status).toUpperCase();
}

/** The result of an item when nobody could look whether it is there: it may be, so its outcome is uncertain. */
export function lookupFailedError(
	run: Run,
	existing: Existing,
	item: Unresolved,
	why: string | undefined,
): ItemResult {
	const { outcome, connection, request } = item;
	const error = errorOf(outcome, connection, request, subjectOf(run, existing, item));
	const reason = why === undefined ? '' : ` (${why.replace(/\.$/, '')})`;
	const checked = `Existing ${existing.plural} could not be checked${reason}.`;
	error.description = `${error.description ?? ''} ${createRedactor(connection.credential, masksOf(request))(checked)}`;
	return { kind: 'uncertain', error };
}

/** The node has looked by itself: no advice to give a key, or to look at once. */
function subjectOf(
	{ errorContext }: Run,
	{ quotation }: Existing,
	{ itemIndex }: Unresolved,
): ErrorContext {
	const { whenUncertain = '' } = errorContext;
	return {
		...errorContext,
		itemIndex,
		whenUncertain: undefined,
		...(quotation && { looked: `${UNKNOWN_OUTCOME}. ${whenUncertain}` }),
	};
}
