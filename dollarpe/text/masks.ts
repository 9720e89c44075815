import { isRecord } from '../json/json';

/** A text that an error must not show, and what it shows in its place. It is found in any case and spelling. */
export interface Mask {
	text: string;
	shownAs: string;
	/** Whether it is found in any groups too. */
	isNumber?: true;
}

const LAST = 4;

/** Shows the last four characters alone, and nothing of a text that has no more of them. */
export function lastFour(text: string): Mask {
	// A pair of UTF-16 units at the most for each character, and one unit more: of a file, no list is made.
	const characters = [...text.trim().slice(-2 * LAST - 1)];
	const shown = characters.length > LAST ? characters.slice(-LAST).join('') : '';
	return { text: text.trim(), shownAs: `••••${shown}`, isNumber: true };
}

/** Shows nothing of a text. */
export function wholly(text: string): Mask {
	return { text, shownAs: '[hidden]' };
}

/** Shows a link without its query, which often gives access to what it leads to. */
export function withoutQuery(link: string): Mask {
	const begin = link.search(/[?#]/);
	const query = begin < 0 ? '' : link.slice(begin + 1).trim();
	return query === '' ? { text: '', shownAs: link } : wholly(query);
}

// Each is searched for in every way that it can be spelled.
const MAX_MASKS = 100;

/** Shows nothing at all: what has more to be masked than can be searched for must not be shown. */
export const HIDE_ALL: Mask = {
	text: '',
	shownAs: `[hidden: the request has more than ${MAX_MASKS} numbers or passwords that must not be shown]`,
};

// Names of identity and account numbers, in small letters: those of DollarPe's fields, and those that people give KYC's
// additional info and that `aadhaar_json` may have. `bank_account_id` is DollarPe's own, and is shown.
const NUMBERED = [
	'aadhaa?r(_?card)?',
	'acc(ount|t)?',
	'dl',
	'doc',
	'document',
	'driv(ing|ers?)_?licen[cs]e',
	'file',
	'gst',
	'id',
	'identity',
	'national_?id',
	'pan(_?card)?',
	'passport',
	'phone',
	'ssn',
	'tax(_?id)?',
	'voter(_?id|_?card)?',
].join('|');
const UNNUMBERED = [
	'aadhaa?r(_?card|_?id|_?json)?',
	'clabe',
	'cpf',
	'document_?id',
	'driv(ing|ers?)_?licen[cs]e',
	'gstin',
	'iban',
	'national_?id',
	'pan(_?card)?',
	'passport(_?id)?',
	'ssn',
	'tax_?id',
	'tin',
	'uid',
	'upi(_?id|_?address)?',
	'virtual_?payment_?address',
	'voter_?id',
	'vpa',
].join('|');
const NUMBER = new RegExp(`(^|_|bank)((${NUMBERED})_?(number|num|no)|${UNNUMBERED})$`);

// An answer may have keys of any length.
const LONGEST_NAME = 100;

/**
 * How an error masks what stands under a name; undefined where it shows it.
 *
 * @param name DollarPe's name of a field, or any key of an answer
 */
export function maskFor(name: string): ((text: string) => Mask) | undefined {
	const words = name
		.slice(0, LONGEST_NAME)
		.replace(/([a-z])(?=[A-Z])/g, '$1_')
		.toLowerCase()
		.replace(/[^a-z]+/g, '_')
		.replace(/_$/, '');
	if (NUMBER.test(words)) return lastFour;
	if (/(^|_)urls?$/.test(words)) return withoutQuery;
	return /passwords?$/.test(words) ? wholly : undefined;
}

/** Whether a name is that of the number of a document or an account. */
export function namesNumber(name: string): boolean {
	return maskFor(name) === lastFour;
}

// As deep as a request nests, and more than one has.
const MAX_DEPTH = 10;

/**
 * What an error must mask of the values of a request: its identity and account numbers, its passwords, and the queries of
 * its links; with {@link HIDE_ALL} among them where there are too many.
 */
export function masksIn(values: unknown): Mask[] {
	const masks: Mask[] = [];
	const walk = (value: unknown, mask: ReturnType<typeof maskFor>, depth: number): void => {
		if (typeof value === 'string' || typeof value === 'number') {
			const made = mask?.(String(value));
			if (!made || made.text.trim() === '' || masks.length > MAX_MASKS) return;
			masks.push(masks.length < MAX_MASKS ? made : HIDE_ALL);
		} else if (depth > 0 && Array.isArray(value)) {
			for (const each of value) walk(each, mask, depth - 1);
		} else if (depth > 0 && isRecord(value)) {
			for (const [key, each] of Object.entries(value)) walk(each, mask ?? maskFor(key), depth - 1);
		}
	};
	walk(values, undefined, MAX_DEPTH);
	return masks;
}
