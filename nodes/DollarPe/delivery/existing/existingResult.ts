import type { IDataObject } from 'n8n-workflow';

import { trimmedText } from '../../../../dollarpe/json/json';
import { apiError, errorOf } from '../../../client/errors/errors';
import type { Request } from '../../../client/http/request';
import { joinSentences } from '../../../client/errors/sentences';
import type { Existing } from '../../resources/operation';
import { quoted } from '../../resources/values';
import { resultItem } from '../itemResult';
import type { ItemResult } from '../results';
import type { Run } from '../run';
import { refuseAnotherPerson } from './anotherPerson';
import { comparableText, isSame } from '../compare/comparable';
import { askedFor, UNKNOWN_OUTCOME, takenIn, type Unresolved } from './unresolved';

/**
 * What exists is the item's result, unless it is not what was asked for: then it is an error that names what differs.
 *
 * @param isOfQuotation whether it was found through the item's own quotation
 */
export function existingResult(
	run: Run,
	existing: Existing,
	item: Unresolved,
	result: IDataObject,
	isOfQuotation = false,
): ItemResult {
	const refused = refuseAnotherPerson(run, existing, item, result);
	if (refused) return refused;
	const { operation } = run.declaration;
	const asked = askedFor(item);
	const differing = termsOf(existing, item, result, isOfQuotation).filter(
		([name]) => comparableText(name, asked[name]) !== comparableText(name, result[name]),
	);
	if (differing.length > 0) {
		const list = differing.map(
			([name, said]) => `${said}: ${shown(result[name])} in place of ${shown(asked[name])}`,
		);
		return conflictError(run, existing, item, result, {
			differing: list.join('; '),
			isOfQuotation,
		});
	}
	const added = existing.list === undefined ? undefined : { created: false };
	const whole = operation.result?.(result) ?? result;
	const differences = Object.entries(existing.reportedDifferences)
		.filter(([sent, kept]) => asked[sent] !== undefined && whole[kept] !== undefined)
		.filter(([sent, kept]) => !isSame(sent, asked[sent], whole[kept]))
		.map(([, kept]) => kept);
	const { selection, itemIndex } = item;
	const all = added && { ...added, differences };
	return {
		kind: 'answered',
		items: [resultItem(operation, result, selection, itemIndex, all)],
	};
}

/** What must be as it was asked for, with its name in a sentence. */
function termsOf(
	existing: Existing,
	{ outcome, request }: Unresolved,
	result: IDataObject,
	isOfQuotation: boolean,
): Array<[string, string]> {
	const { mustMatch, mayBeAbsent = [], quotation, uniqueFields } = existing;
	if (!mustMatch) return [];
	const taken = takenIn(existing, outcome);
	// That it is of this quotation is known, also where the order itself does not say so.
	const isUnsaid = comparableText('quotation_id', result.quotation_id) === '';
	const ofItself: typeof mustMatch = isUnsaid ? {} : { quotation_id: 'Quotation ID' };
	const ofQuotation = isOfQuotation ? ofItself : quotation?.mustMatch;
	// What DollarPe itself says is taken must be that of the one which is returned.
	const ofRefusal = Object.entries(uniqueFields).filter(([key]) => taken.includes(key));
	const all = { ...ofQuotation, ...Object.fromEntries(ofRefusal), ...mustMatch };
	const terms = Object.entries(all).filter(
		([name]) => taken.includes(name) || !isDerived(existing, request, name),
	);
	return terms.filter(
		([name]) =>
			!mayBeAbsent.includes(name) ||
			taken.includes(name) ||
			comparableText(name, result[name]) !== '',
	);
}

/** Whether a value was left blank, and another one sent in its place. */
function isDerived({ derivedFrom = {} }: Existing, { body = {} }: Request, name: string): boolean {
	const source = Object.hasOwn(derivedFrom, name) ? derivedFrom[name] : undefined;
	return source !== undefined && body[name] !== undefined && body[name] === body[source];
}

function shown(value: unknown): string {
	const text = typeof value === 'number' ? String(value) : trimmedText(value);
	return text === undefined ? 'none' : quoted(text);
}

/** What exists is another one than was asked for; of its own quotation, it may be this very item's nevertheless. */
function conflictError(
	run: Run,
	existing: Existing,
	item: Unresolved,
	result: IDataObject,
	{ differing, isOfQuotation }: { differing: string; isOfQuotation: boolean },
): ItemResult {
	const { singular } = existing;
	const advice =
		item.maybeCarriedOut || isOfQuotation
			? `Look at it in DollarPe, and do not send another ${singular} for this item before you know whether it is the one.`
			: `None was made for this item. ${adviceAbout(existing, result)}`;
	return conflict(run, existing, item, result, {
		message: `The ${singular} ${isOfQuotation ? 'of this quotation' : 'that exists'} differs in ${differing}`,
		steps: [
			`${saidOf(run, item).replace(/\.$/, '')}.`,
			`It is the ${singular} ${shown(result.id)}.`,
			item.maybeCarriedOut && `${UNKNOWN_OUTCOME}.`,
			advice,
		],
	});
}

/** A key of the item is taken by an order of another customer, so that DollarPe makes none for the item. */
export function ofOtherCustomer(
	run: Run,
	existing: Existing,
	item: Unresolved,
	result: IDataObject,
): ItemResult {
	const { singular, owner = '' } = existing;
	return conflict(run, existing, item, result, {
		message: saidOf(run, item),
		steps: [
			`The ${singular} ${shown(result.id)} of another customer (${shown(result[owner])}) has it; its status is ${shown(result.status)}.`,
			item.maybeCarriedOut ? `${UNKNOWN_OUTCOME}.` : 'None was made for this item.',
			adviceAbout(existing, result),
		],
	});
}

function conflict(
	{ errorContext }: Run,
	{ singular }: Existing,
	{ maybeCarriedOut, connection, request, itemIndex }: Unresolved,
	result: IDataObject,
	{ message, steps }: { message: string; steps: Parameters<typeof joinSentences>[0] },
): ItemResult {
	const error = apiError(
		{ message, description: joinSentences(steps), details: { [singular]: result } },
		connection,
		{ ...errorContext, itemIndex },
		request,
	);
	return { kind: maybeCarriedOut ? 'uncertain' : 'refused', error };
}

/** What DollarPe said, or why there is no answer. */
function saidOf({ errorContext }: Run, { outcome, connection, request }: Unresolved): string {
	return errorOf(outcome, connection, request, { ...errorContext, itemIndex: undefined }).message;
}

/** What to do about an order that has a key of the item. Only one that ended unpaid leaves the item to be paid. */
function adviceAbout({ singular, hasEndedUnpaid }: Existing, result: IDataObject): string {
	return hasEndedUnpaid?.(result)
		? `That ${singular} ended without payment: if this item is still to be paid, give it references of its own.`
		: `Look at that ${singular} in DollarPe before you change anything: it may be the one that this item is meant to be.`;
}
