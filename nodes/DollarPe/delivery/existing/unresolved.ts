import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../../../client/http/connection';
import {
	failureIn,
	type Outcome,
	type Refused,
	type Uncertain,
} from '../../../client/http/outcome';
import type { Request } from '../../../client/http/request';
import type { OutputSelection } from '../../params/declaration/types';
import type { Existing } from '../../resources/operation';

/** An item of which DollarPe has something already, or perhaps has. */
export interface Unresolved {
	kind: 'unresolved';
	itemIndex: number;
	connection: Connection;
	request: Request;
	/** How much of the answer the item wants. */
	selection: OutputSelection;
	/** Why it is here. */
	outcome: Refused | Uncertain;
	/** Whether one of the requests that were sent for it may have been carried out: one refusal does not undo that. */
	maybeCarriedOut: boolean;
	/** Its quotation, where it has one, which has no order. */
	quotation?: IDataObject;
}

/** What an error says, without a period, where nobody can know. */
export const UNKNOWN_OUTCOME = 'DollarPe may or may not have carried it out';

/** Whether it can be settled by looking at what DollarPe has. */
export function isUnresolved(
	existing: Existing,
	outcome: Outcome,
	{ body }: Request,
): outcome is Unresolved['outcome'] {
	if (outcome.kind === 'uncertain') {
		return existing.recoverableBy.some((key) => body?.[key] !== undefined);
	}
	return (
		isTaken(existing, outcome) || isUnclear(existing, outcome) || isPaidAlready(existing, outcome)
	);
}

/** Whether one of DollarPe's reasons may come of an order that was made before, also where there are others. */
function isPaidAlready(existing: Existing, outcome: Outcome): boolean {
	if (!existing.quotation || outcome.kind !== 'refused') return false;
	if (outcome.failure.kind !== 'refused') return false;
	return (
		takenIn(existing, outcome).length > 0 ||
		textsOf(outcome).some((text) => isAlsoSaid(existing, text))
	);
}

/**
 * Whether money may have moved although DollarPe refuses: where an order is made of a quotation, and the words are not
 * among those that DollarPe documents.
 */
export function isUnclear({ quotation }: Existing, outcome: Outcome): boolean {
	if (!quotation || outcome.kind !== 'refused') return false;
	const { kind, httpStatus } = outcome.failure;
	const isOfWork = !BEFORE_ANY_WORK.includes(httpStatus);
	return kind === 'refused' && isOfWork && !textsOf(outcome).every(quotation.isDocumented);
}

/** A missing right, another method, and a request that is too large or of another kind: servers say so at once (RFC 9110). */
const BEFORE_ANY_WORK = [401, 403, 405, 406, 411, 413, 414, 415, 417, 431];

/** All that was asked for: what was sent, and what its quotation says. */
export function askedFor({ quotation, request }: Unresolved): Record<string, unknown> {
	return { ...quotation, ...request.body };
}

/** Whether DollarPe refuses because something has one of the keys, and for no other reason. */
function isTaken(existing: Existing, outcome: Outcome): boolean {
	if (outcome.kind !== 'refused' || outcome.failure.kind !== 'refused') return false;
	const { uniqueFields, takenCode } = existing;
	const { fieldErrors, message: words, errCode } = outcome.failure;
	const isTakenCode = errCode !== undefined && errCode === takenCode;
	if (textsOf(outcome).every((text) => isAlsoSaid(existing, text))) return true;
	const saysTaken = (text: string) => TAKEN.test(text);
	const namesOne = (text: string) =>
		Object.values(uniqueFields).some((name) => hasName(text, name));
	if (fieldErrors.length === 0) return isTakenCode || (saysTaken(words) && namesOne(words));
	return fieldErrors.every(({ field, messages: said }) =>
		Object.hasOwn(uniqueFields, field)
			? isTakenCode || said.every(saysTaken)
			: // DollarPe's tables of errors name no fields: what it says about, its words say.
				said.every((text) => saysTaken(text) && namesOne(text)),
	);
}

// "Email already in use", "Client Reference ID already exists", "UTR is already linked to another payin", "Phone or email
// linked with another user" (DollarPe docs, Customer → Create, Payin → Initiate and Error codes).
const TAKEN = /already (in use|exists?|linked)|linked with another/i;

// The same in words that are not documented.
const SOMEHOW_TAKEN = /\b(already|duplicate|exists?|in use|linked|taken|unique|used)\b/i;

/** What DollarPe says: about fields, or else about the request as a whole. */
function textsOf({ failure: { fieldErrors, message: words } }: Refused): string[] {
	return fieldErrors.length === 0 ? [words] : fieldErrors.flatMap((each) => each.messages);
}

/** Whether a text has the name of a key, as words or as DollarPe's name of the field. */
function hasName(text: string, name: string): boolean {
	const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
	return ` ${words.join(' ')} `.includes(` ${name.toLowerCase()} `);
}

/** Whether words are of a refusal that says nothing of a key, but comes also when it exists already. */
function isAlsoSaid({ ambiguousRefusals = [] }: Existing, text: string): boolean {
	return ambiguousRefusals.includes(text.toLowerCase().replace(/\.$/, ''));
}

/** The keys that DollarPe names in its refusal, as a field or in words. */
export function namedIn(existing: Existing, outcome: Outcome): string[] {
	const { uniqueFields } = existing;
	const { fieldErrors = [], message: words = '' } = failureIn(outcome) ?? {};
	const isOther = (text: string) => !isAlsoSaid(existing, text);
	const fields = fieldErrors
		.filter((each) => each.messages.some(isOther))
		.map(({ field }) => field);
	const said = fieldErrors
		.filter(({ field }) => !Object.hasOwn(uniqueFields, field))
		.flatMap((each) => each.messages)
		.concat(words)
		.filter(isOther);
	return Object.entries(uniqueFields)
		.filter(([key, name]) => fields.includes(key) || said.some((text) => hasName(text, name)))
		.map(([key]) => key);
}

/** The keys that DollarPe refuses since something has them already, in whichever words. */
export function takenIn(existing: Existing, outcome: Outcome): string[] {
	const isRefusal =
		outcome.kind === 'refused' && textsOf(outcome).some((text) => SOMEHOW_TAKEN.test(text));
	return isRefusal ? namedIn(existing, outcome) : [];
}
