import { failureIn, type Outcome, type Refused } from '../../../client/http/outcome';
import type { Request } from '../../../client/http/request';
import type { Lookup } from '../../resources/delivery';

/** Whether DollarPe refuses because something has one of the keys, and for no other reason. */
export function isTaken(lookup: Lookup, outcome: Outcome): outcome is Refused {
	if (outcome.kind !== 'refused' || outcome.failure.kind !== 'refused') return false;
	const { uniqueFields, takenCode } = lookup;
	const { fieldErrors, message: words, errCode } = outcome.failure;
	const isTakenCode = errCode !== undefined && errCode === takenCode;
	if (textsOf(outcome).every((text) => isAlsoSaid(lookup, text))) return true;
	const isSaid = (text: string) => TAKEN.test(text);
	const namesOne = (text: string) =>
		Object.values(uniqueFields).some((name) => hasName(text, name));
	if (fieldErrors.length === 0) return isTakenCode || (isSaid(words) && namesOne(words));
	return fieldErrors.every(({ field, messages: said }) =>
		Object.hasOwn(uniqueFields, field)
			? isTakenCode || said.every(isSaid)
			: // DollarPe's tables of errors name no fields: what it says about, its words say.
				said.every((text) => isSaid(text) && namesOne(text)),
	);
}

// "Email already in use", "Client Reference ID already exists", "UTR is already linked to another payin", "Phone or email
// linked with another user" (DollarPe docs, Customer → Create, Payin → Initiate and Error codes).
const TAKEN = /already (in use|exists?|linked)|linked with another/i;

// The same in words that are not documented.
const SOMEHOW_TAKEN = /\b(already|duplicate|exists?|in use|linked|taken|unique|used)\b/i;

/** What DollarPe says: about fields, or else about the request as a whole. */
export function textsOf({ failure: { fieldErrors, message: words } }: Refused): string[] {
	return fieldErrors.length === 0 ? [words] : fieldErrors.flatMap((each) => each.messages);
}

/** Whether a text has the name of a key, as words or as DollarPe's name of the field. */
function hasName(text: string, name: string): boolean {
	const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
	return ` ${words.join(' ')} `.includes(` ${name.toLowerCase()} `);
}

/** Whether words are of a refusal that says nothing of a key, but comes also when it exists already. */
export function isAlsoSaid(
	{ ambiguousRefusals = [] }: Pick<Lookup, 'ambiguousRefusals'>,
	text: string,
): boolean {
	return ambiguousRefusals.includes(text.toLowerCase().replace(/\.$/, ''));
}

/** The keys that DollarPe names in its refusal, as a field or in words. */
export function namedIn(lookup: Lookup, outcome: Outcome): string[] {
	const { uniqueFields } = lookup;
	const { fieldErrors = [], message: words = '' } = failureIn(outcome) ?? {};
	const isOther = (text: string) => !isAlsoSaid(lookup, text);
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
export function takenIn(lookup: Lookup, outcome: Outcome): string[] {
	return saysTaken(outcome) ? namedIn(lookup, outcome) : [];
}

/** Whether DollarPe refuses since something exists already, in whichever words. */
export function saysTaken(outcome: Outcome): outcome is Refused {
	return outcome.kind === 'refused' && textsOf(outcome).some((text) => SOMEHOW_TAKEN.test(text));
}

/** Whether DollarPe finds fault with a value of the request. All else leaves what was uncertain as it was. */
export function complainsAbout(outcome: Outcome, { body = {} }: Request): outcome is Refused {
	if (outcome.kind !== 'refused') return false;
	const { kind, fieldErrors } = outcome.failure;
	return kind === 'refused' && fieldErrors.some(({ field }) => Object.hasOwn(body, field));
}
