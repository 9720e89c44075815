import type { IDataObject } from 'n8n-workflow';

import { nonBlankText } from '../../../../dollarpe/json';
import { apiError, errorOf, type Subject } from '../../../client/errors';
import { hiding, masksOf } from '../../../client/redact';
import type { Existing } from '../../resources/operation';
import { quoted } from '../../resources/values';
import { resultItem } from '../items';
import { failed, type ItemResult } from '../result';
import type { Run } from '../run';
import { comparableText, isSame } from './comparable';
import { askedFor, namedIn, type Undecided } from './undecided';

/**
 * What exists is the item's result, unless it is not what was asked for: then it is an error that names what differs.
 *
 * @param isOfQuotation whether it was found through the item's own quotation
 */
export function found(
	run: Run,
	existing: Existing,
	item: Undecided,
	result: IDataObject,
	isOfQuotation = false,
): ItemResult {
	const { operation } = run.declaration;
	const asked = askedFor(item);
	const differing = termsOf(existing, item, result, isOfQuotation).filter(
		([name]) => comparableText(name, asked[name]) !== comparableText(name, result[name]),
	);
	if (differing.length > 0) {
		const list = differing.map(
			([name, said]) => `${said}: ${shown(result[name])} in place of ${shown(asked[name])}`,
		);
		return anothers(run, existing, item, result, list.join('; '));
	}
	const added = existing.list === undefined ? undefined : { created: false };
	const whole = operation.result?.(result) ?? result;
	const differences = Object.entries(existing.compare)
		.filter(([sent, kept]) => asked[sent] !== undefined && whole[kept] !== undefined)
		.filter(([sent, kept]) => !isSame(sent, asked[sent], whole[kept]))
		.map(([, kept]) => kept);
	const { wanted, itemIndex } = item;
	const all = added && { ...added, differences };
	return {
		kind: 'answered',
		items: [resultItem(operation, result, wanted, itemIndex, all)],
	};
}

/** What must be as it was asked for, with its name in a sentence. */
function termsOf(
	existing: Existing,
	{ outcome }: Undecided,
	result: IDataObject,
	isOfQuotation: boolean,
): Array<[string, string]> {
	const { terms, mayBeMissing = [], quotation, keys } = existing;
	if (!terms) return [];
	const named = namedIn(existing, outcome);
	const ofQuotation = isOfQuotation ? { quotation_id: 'Quotation ID' } : quotation?.terms;
	// What DollarPe itself says is taken must be that of the one which is returned.
	const taken = Object.entries(keys).filter(([key]) => named.includes(key));
	const all = { ...ofQuotation, ...Object.fromEntries(taken), ...terms };
	return Object.entries(all).filter(
		([name]) =>
			!mayBeMissing.includes(name) ||
			named.includes(name) ||
			comparableText(name, result[name]) !== '',
	);
}

function shown(value: unknown): string {
	const text = typeof value === 'number' ? String(value) : nonBlankText(value);
	return text === undefined ? 'none' : quoted(text);
}

/** What exists is another one than was asked for. */
function anothers(
	{ subject }: Run,
	{ singular }: Existing,
	{ outcome, connection, request, itemIndex }: Undecided,
	result: IDataObject,
	differing: string,
): ItemResult {
	const said = errorOf(outcome, connection, request, { ...subject, itemIndex: undefined }).message;
	const error = apiError(
		{
			message: `The ${singular} that exists differs in ${differing}`,
			description: `${said.replace(/\.$/, '')}. It is the ${singular} ${shown(result.id)}. None was made for this item. If this item is meant to be another ${singular}, give it references of its own; if not, correct what differs.`,
			details: { [singular]: result },
		},
		connection,
		{ ...subject, itemIndex },
		request,
	);
	return { kind: 'refused', error };
}

/** The result of an item that was looked for, and is not there. */
export function notFound(run: Run, existing: Existing, item: Undecided): ItemResult {
	const { outcome, connection, request } = item;
	const subject = subjectOf(run, existing, item);
	const { quotation } = existing;
	if (!quotation) return failed(outcome, connection, request, subject);
	const error = errorOf(outcome, connection, request, {
		...subject,
		...(outcome.kind === 'uncertain' && { uncertain: withoutOrder(run, existing, item) }),
	});
	if (outcome.kind === 'refused' && namedIn(existing, outcome).length > 0) {
		error.description = `${error.description ?? ''} It could not be found among the customer's ${existing.plural}.`;
	}
	const isCertain = outcome.kind === 'refused' || quotationStatus(item) === 'EXPIRED';
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

const MAYBE = 'DollarPe may or may not have carried it out';

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
