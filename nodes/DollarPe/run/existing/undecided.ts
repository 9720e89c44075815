import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../../../client/connection';
import { failureIn, type Outcome, type Refused, type Uncertain } from '../../../client/outcome';
import type { Request } from '../../../client/request';
import type { Wanted } from '../../declaration/types';
import type { Existing } from '../../resources/operation';

/** An item of which DollarPe has something already, or perhaps has. */
export interface Undecided {
	kind: 'undecided';
	itemIndex: number;
	connection: Connection;
	request: Request;
	/** How much of the answer the item wants. */
	wanted: Wanted;
	/** Why it is here. */
	outcome: Refused | Uncertain;
	/** Whether one of the requests that were sent for it may have been carried out: one refusal does not undo that. */
	mayBeDone: boolean;
	/** Its quotation, where it has one, which has no order. */
	quotation?: IDataObject;
}

/** What an error says, without a period, where nobody can know. */
export const MAYBE = 'DollarPe may or may not have carried it out';

/** Whether it can be settled by looking at what DollarPe has. */
export function isUndecided(
	existing: Existing,
	outcome: Outcome,
	{ body }: Request,
): outcome is Undecided['outcome'] {
	if (outcome.kind === 'uncertain') {
		return existing.safeKeys.some((key) => body?.[key] !== undefined);
	}
	return isTaken(existing, outcome);
}

/** All that was asked for: what was sent, and what its quotation says. */
export function askedFor({ quotation, request }: Undecided): Record<string, unknown> {
	return { ...quotation, ...request.body };
}

/** Whether DollarPe refuses because something has one of the keys, and for no other reason. */
function isTaken(existing: Existing, outcome: Outcome): boolean {
	if (outcome.kind !== 'refused' || outcome.failure.kind !== 'refused') return false;
	const { keys, takenCode } = existing;
	const { complaints, words, errCode } = outcome.failure;
	const isTakenCode = errCode !== undefined && errCode === takenCode;
	const all = complaints.length === 0 ? [words] : complaints.flatMap((each) => each.words);
	if (all.every((text) => isAlsoSaid(existing, text))) return true;
	// "Email already in use", "Client Reference ID already exists", "UTR is already linked to another payin" (DollarPe
	// docs, Customer → Create and Payin → Initiate).
	const saysTaken = (text: string) => /already (in use|exists|linked)/i.test(text);
	const names = Object.values(keys).map((name) => name.toLowerCase());
	const namesOne = (text: string) => names.some((name) => text.toLowerCase().includes(name));
	if (complaints.length === 0) return isTakenCode || (saysTaken(words) && namesOne(words));
	return complaints.every(({ field, words: said }) => {
		if (Object.hasOwn(keys, field)) return isTakenCode || said.every(saysTaken);
		return NO_FIELDS.includes(field) && said.every((text) => saysTaken(text) && namesOne(text));
	});
}

// Under these, Django and DollarPe put what is about the request as a whole; DollarPe's tables of errors name no fields.
const NO_FIELDS = [
	'__all__',
	'customer',
	'detail',
	'non_field_errors',
	'payin',
	'payout',
	'quotation',
	'transaction',
];

/** Whether words are of a refusal that says nothing of a key, but comes also when it exists already. */
function isAlsoSaid({ alsoSays = [] }: Existing, text: string): boolean {
	return alsoSays.includes(text.toLowerCase().replace(/\.$/, ''));
}

/** The keys that DollarPe names as taken in its refusal, as a field or in words. */
export function namedIn(existing: Existing, outcome: Outcome): string[] {
	const { complaints = [], words = '' } = failureIn(outcome) ?? {};
	const ofKeys = complaints.filter(
		({ words: said }) => !said.every((text) => isAlsoSaid(existing, text)),
	);
	const general = complaints.filter(({ field }) => NO_FIELDS.includes(field));
	const said = [words, ...general.flatMap((each) => each.words)]
		.filter((text) => !isAlsoSaid(existing, text))
		.join(' ')
		.toLowerCase();
	return Object.entries(existing.keys)
		.filter(
			([key, name]) =>
				ofKeys.some(({ field }) => field === key) || said.includes(name.toLowerCase()),
		)
		.map(([key]) => key);
}
