import type { IDataObject } from 'n8n-workflow';

import type { CreateOrGetDelivery } from '../../resources/delivery';
import type { ItemResult } from '../results';
import type { Run } from '../run';
import { askedKeys, comparableText, isSame } from '../compare/comparable';
import { comparableName } from '../compare/comparableName';
import { conflictError, saidOf, shown } from './conflictError';
import { askedFor, UNKNOWN_OUTCOME, type Unresolved } from './unresolved';

/**
 * Refuses somebody who exists, but is another person than the item's: who is found by another key and has another
 * reference, and who has the reference but none of the contacts.
 *
 * @returns the error, which shows both sides; undefined for the person who is meant
 */
export function refuseAnotherPerson(
	run: Run,
	delivery: CreateOrGetDelivery,
	item: Unresolved,
	result: IDataObject,
): ItemResult | undefined {
	const { person, uniqueFields, singular } = delivery;
	if (!person) return undefined;
	const { reference, contacts, option } = person;
	const asked = askedFor(item);
	const nameOf = (name: string) => run.errorContext.fieldNames?.get(name) ?? name;
	const agrees = (name: string) =>
		name === person.fullName
			? isSameName(name, asked[name], result[name])
			: askedKeys(name, asked[name]).length > 0 && isSame(name, asked[name], result[name]);
	const both = (name: string) => `${shown(result[name])} in place of ${shown(asked[name])}`;
	const own = comparableText(reference, asked[reference]);
	const theirs = comparableText(reference, result[reference]);
	if (own === '' || theirs === '') return undefined;
	if (own !== theirs) {
		const shared = Object.keys(uniqueFields).filter(agrees);
		const names = shared.map(nameOf).join(' and ');
		return errorFor(run, item, singular, result, {
			message: `The ${singular} with this ${names} has another ${nameOf(reference)}: ${both(reference)}`,
			advice: `If it is the same person, use that ${singular}; if not, correct the ${names}.`,
		});
	}
	const sent = contacts.filter((name) => comparableText(name, asked[name]) !== '');
	const isMeant = sent.some(agrees);
	if (isMeant || sent.length === 0 || run.options.own.get(option.name) === true) return undefined;
	const differing = sent.map((name) => `${nameOf(name)}: ${both(name)}`).join('; ');
	return errorFor(run, item, singular, result, {
		message: `The ${singular} with this ${nameOf(reference)} differs in ${differing}`,
		advice: `If it is another person, give a ${nameOf(reference)} of their own: look at the expression that makes it. If it is the same person, add the option ${option.displayName}, which returns this ${singular}.`,
	});
}

function isSameName(name: string, sent: unknown, known: unknown): boolean {
	const [one, other] = [sent, known].map((each) => comparableName(comparableText(name, each)));
	return one !== '' && one === other;
}

function errorFor(
	run: Run,
	item: Unresolved,
	singular: string,
	result: IDataObject,
	{ message, advice }: { message: string; advice: string },
): ItemResult {
	return conflictError(run, item, singular, result, {
		message,
		steps: [
			`${saidOf(run, item).replace(/\.$/, '')}.`,
			`It is the ${singular} ${shown(result.id)}.`,
			item.maybeCarriedOut ? `${UNKNOWN_OUTCOME}.` : 'None was made for this item.',
			advice,
		],
	});
}
