import type { IDataObject } from 'n8n-workflow';

import { nonBlankText } from '../../../../dollarpe/json';
import { quoted } from '../../../../dollarpe/quoted';
import { apiError, errorOf } from '../../../client/errors';
import { joined } from '../../../client/sentences';
import type { Existing } from '../../resources/operation';
import type { ItemResult } from '../result';
import type { Run } from '../run';
import { askedKeys, comparableText, isSame } from './comparable';
import { comparableName } from './comparableName';
import { askedFor, MAYBE, type Undecided } from './undecided';

/**
 * Refuses somebody who exists, but is another person than the item's: who is found by email or phone and has another
 * reference, and who has the reference but neither the name nor the email nor the phone.
 *
 * @returns the error, which shows both sides; undefined for the person who is meant
 */
export function refuseAnotherPerson(
	run: Run,
	existing: Existing,
	item: Undecided,
	result: IDataObject,
): ItemResult | undefined {
	const { person, keys, singular } = existing;
	if (!person) return undefined;
	const { reference, contacts, option } = person;
	const asked = askedFor(item);
	const nameOf = (name: string) => run.subject.fieldNames?.get(name) ?? name;
	const both = (name: string) => `${shown(result[name])} in place of ${shown(asked[name])}`;
	const own = comparableText(reference, asked[reference]);
	const theirs = comparableText(reference, result[reference]);
	if (own === '' || theirs === '') return undefined;
	if (own !== theirs) {
		const shared = Object.keys(keys).filter((name) => agrees(name, asked[name], result[name]));
		const names = shared.map(nameOf).join(' and ');
		return errorFor(run, item, singular, result, {
			message: `The ${singular} with this ${names} has another ${nameOf(reference)}: ${both(reference)}`,
			advice: `If it is the same person, use that ${singular}; if not, correct the ${names}.`,
		});
	}
	const sent = contacts.filter((name) => comparableText(name, asked[name]) !== '');
	const isMeant = sent.some((name) => agrees(name, asked[name], result[name]));
	if (isMeant || sent.length === 0 || run.options.own.get(option.name) === true) return undefined;
	const differing = sent.map((name) => `${nameOf(name)}: ${both(name)}`).join('; ');
	return errorFor(run, item, singular, result, {
		message: `The ${singular} with this ${nameOf(reference)} differs in ${differing}`,
		advice: `If it is another person, give a ${nameOf(reference)} of their own: look at the expression that makes it. If it is the same person, add the option ${option.displayName}, which returns this ${singular}.`,
	});
}

/** Whether a value of a person is known to be the same. */
function agrees(name: string, sent: unknown, known: unknown): boolean {
	if (name === 'full_name') {
		const [one, other] = [sent, known].map((each) => comparableName(comparableText(name, each)));
		return one !== '' && one === other;
	}
	return askedKeys(name, sent).length > 0 && isSame(name, sent, known);
}

function errorFor(
	{ subject }: Run,
	{ outcome, mayBeDone, connection, request, itemIndex }: Undecided,
	singular: string,
	result: IDataObject,
	{ message, advice }: { message: string; advice: string },
): ItemResult {
	const said = errorOf(outcome, connection, request, { ...subject, itemIndex: undefined }).message;
	const error = apiError(
		{
			message,
			description: joined([
				`${said.replace(/\.$/, '')}.`,
				`It is the ${singular} ${shown(result.id)}.`,
				mayBeDone ? `${MAYBE}.` : 'None was made for this item.',
				advice,
			]),
			details: { [singular]: result },
		},
		connection,
		{ ...subject, itemIndex },
		request,
	);
	return { kind: mayBeDone ? 'uncertain' : 'refused', error };
}

function shown(value: unknown): string {
	const text = typeof value === 'number' ? String(value) : nonBlankText(value);
	return text === undefined ? 'none' : quoted(text);
}
