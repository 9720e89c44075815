import type { INodePropertyOptions } from 'n8n-workflow';

import { COUNTRY_CODES } from './countryCodes';
import { loadedChoice } from '../loadedChoice';
import { refuseMistake } from './identifiers';
import type { OperationField } from '../operation';
import { refuseUnseen, toText } from './values';

// DollarPe serves India above all: it is the only nationality in its documentation.
const FIRST = 'IND';

/** ISO 3166-1 by name, India first; the code stands in the name so that a search finds it too. */
export const countryOptions: INodePropertyOptions[] = COUNTRY_CODES.map(([, alpha3, name]) => ({
	name: `${name} (${alpha3})`,
	value: alpha3,
})).sort((a, b) => Number(b.value === FIRST) - Number(a.value === FIRST));

// Longer than the name of any country.
const LONGEST_NAME = 100;

// Namibia and Norway; but a sheet says "not available" and "no" with them, and a nationality cannot be corrected.
const AMBIGUOUS = ['NA', 'NO'];

const ALPHA3_BY_CODE = new Map(
	COUNTRY_CODES.flatMap(([alpha2, alpha3]) => [
		...(AMBIGUOUS.includes(alpha2) ? [] : [[alpha2, alpha3] as const]),
		[alpha3, alpha3] as const,
	]),
);

const ALPHA3_BY_NAME = new Map(
	COUNTRY_CODES.flatMap(([, alpha3, ...names]) =>
		names.flatMap(spellingsOf).map((name): [string, string] => [name, alpha3]),
	),
);

/**
 * The alpha-3 code for an ISO 3166-1 code, alpha-2 or alpha-3, or for the English name of a country, in any case but
 * for two letters, which are both large or both small; any other text as it is, for DollarPe to judge: also NA and NO,
 * which may be words.
 *
 * @throws {UnfitValue} for a text with characters that cannot be seen, or that only a mistake writes
 */
export function toCountryCode(value: unknown): string | undefined {
	const text = toText(value);
	if (!text) return text;
	refuseUnseen(text);
	refuseMistake(text);
	// "It" and "In" are words; IT and in are codes.
	const isWord = /^[A-Z][a-z]$/.test(text);
	const code = isWord ? undefined : ALPHA3_BY_CODE.get(text.toUpperCase());
	if (code !== undefined) return code;
	const name = spellingsOf(text).find((each) => ALPHA3_BY_NAME.has(each)) ?? '';
	return ALPHA3_BY_NAME.get(name) ?? text;
}

/** The texts by which a name is compared: as it is, and `Korea, Republic of` as `Republic of Korea`. */
function spellingsOf(name: string): string[] {
	const text = name.slice(0, LONGEST_NAME);
	const [first = '', second, ...more] = text.split(',');
	const isInverted = second !== undefined && more.length === 0;
	return [text, ...(isInverted ? [`${second} ${first}`] : [])].map(comparable);
}

/** In small letters without accents, dots, brackets and "the"; `&` and `St.` written out. */
function comparable(name: string): string {
	return name
		.normalize('NFD')
		.replace(/[\p{M}.'’]/gu, '')
		.replaceAll('&', ' and ')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.replace(/\bst\b/g, 'saint')
		.replace(/\bthe\b/g, ' ')
		.replace(/ +/g, ' ')
		.trim();
}

/**
 * A field for a country. Its choices are loaded, although they never change: several fields with all countries in them
 * would be a quarter of what n8n sends to the editor.
 */
export function countryField(
	field: Pick<OperationField, 'displayName' | 'name' | 'description' | 'required' | 'routing'>,
): OperationField {
	return loadedChoice('getCountries', [], { convert: toCountryCode, ...field });
}
