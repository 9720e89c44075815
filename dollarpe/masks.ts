import { isRecord } from './json';

/** A text that an error must not show, and what it shows in its place. It is found in any case, spelling and grouping. */
export interface Mask {
	text: string;
	shownAs: string;
}

const LAST = 4;

/** Shows the last four characters alone, and nothing of a text that has no more of them. */
export function lastFour(text: string): Mask {
	const characters = [...text.trim()];
	const shown = characters.length > LAST ? characters.slice(-LAST).join('') : '';
	return { text: text.trim(), shownAs: `••••${shown}` };
}

/** Shows nothing of a text. */
export function wholly(text: string): Mask {
	return { text, shownAs: '[hidden]' };
}

// Names of identity and account numbers, in small letters without `_`: those of DollarPe's fields, and those that KYC's
// additional info and `aadhaar_json` may have.
const NUMBERS = new Set([
	'aadhaar',
	'aadhaarjson',
	'aadhaarnumber',
	'accountnumber',
	'bankaccountnumber',
	'documentnumber',
	'pan',
	'pannumber',
	'passportnumber',
	'ssn',
	'ssnnumber',
	'taxid',
	'taxnumber',
	'upi',
	'upiid',
	'vpa',
]);

/**
 * How an error masks what stands under a name; undefined where it shows it.
 *
 * @param name DollarPe's name of a field, or any key of an answer
 */
export function maskFor(name: string): ((text: string) => Mask) | undefined {
	const letters = name.toLowerCase().replace(/[^a-z]/g, '');
	if (NUMBERS.has(letters)) return lastFour;
	return /passwords?$/.test(letters) ? wholly : undefined;
}

// As deep as a request nests, and more than one has.
const MAX_DEPTH = 10;
const MAX_MASKS = 100;

/** What an error must mask of the values of a request: its identity and account numbers, and its passwords. */
export function masksIn(values: unknown): Mask[] {
	const masks: Mask[] = [];
	const walk = (value: unknown, mask: ReturnType<typeof maskFor>, depth: number): void => {
		if (masks.length >= MAX_MASKS) return;
		if (typeof value === 'string' || typeof value === 'number') {
			if (mask && String(value).trim() !== '') masks.push(mask(String(value)));
		} else if (depth > 0 && Array.isArray(value)) {
			for (const each of value) walk(each, mask, depth - 1);
		} else if (depth > 0 && isRecord(value)) {
			for (const [key, each] of Object.entries(value)) walk(each, mask ?? maskFor(key), depth - 1);
		}
	};
	walk(values, undefined, MAX_DEPTH);
	return masks;
}
