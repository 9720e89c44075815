import type { Credential } from '../../../dollarpe/signing/signedRequest';
import { HIDE_ALL, masksIn, type Mask } from '../../../dollarpe/text/masks';
import { comparableNumber, maskNumbers } from './groupedNumbers';
import type { Request } from '../http/request';

/** Takes secrets out of a text, and cuts it to a length that can be read. */
export type Redact = (text: string) => string;

/** What an error about a request must mask: what the request names itself, and its identity and account numbers. */
export function masksOf({ query, body, params, masks = [] }: Partial<Request>): Mask[] {
	return [...masks, ...masksIn([params, query, body])];
}

// Long enough for every documented answer; a web page may be any length.
const LONGEST_TEXT = 10_000;

const HTML_NAMES = new Map([
	['&', 'amp'],
	['<', 'lt'],
	['>', 'gt'],
	['"', 'quot'],
	["'", 'apos'],
]);

// A server that shows the request in its error page would show this.
const SIGNATURE = new RegExp(
	`(?:[A-Za-z0-9]|${spellings('+')}|${spellings('/')}){43}${spellings('=')}`,
	'gu',
);

// Anything shorter is no secret, and would be found everywhere.
const SHORTEST_SECRET = 4;

// More than any of DollarPe's has. Of a longer one, the beginning is searched for, and all after it is hidden too.
const LONGEST_SECRET = 200;

// What is found has this length at the most: no character is spelled longer than this, with a separator after it.
const MARGIN = LONGEST_SECRET * '&#x000010FFFF; '.length;

/**
 * A function that hides the credential's key and secrets, whatever looks like a signature, and what is to be masked, also
 * where it is escaped for a URL, HTML or JSON. With {@link HIDE_ALL} to be masked, it shows nothing of any text.
 */
export function createRedactor(
	{ apiKey, apiSecret, previousApiSecret }: Credential,
	masks: readonly Mask[] = [],
): Redact {
	if (masks.includes(HIDE_ALL)) return () => HIDE_ALL.shownAs;
	const secrets = [apiKey, apiSecret, previousApiSecret]
		.map((secret) => (typeof secret === 'string' ? secret.trim() : ''))
		.filter((secret) => secret.length >= SHORTEST_SECRET)
		// The longest first: one may begin with the other.
		.sort((a, b) => b.length - a.length);
	const patterns = secrets.map(patternOf);
	const either = patterns.length > 0 ? new RegExp(patterns.join('|'), 'gu') : undefined;
	const sorted = [...masks].sort((a, b) => b.text.length - a.text.length);
	const numbers: Array<[string, string]> = [];
	const replacements: Array<[RegExp, string]> = [];
	for (const mask of sorted) {
		const number = comparableNumber(mask);
		if (number === undefined) replacements.push([maskPattern(mask), mask.shownAs]);
		else numbers.push([number, mask.shownAs]);
	}
	return (text) => {
		const whole = text.length <= LONGEST_TEXT + MARGIN;
		// Cut before it is searched: a text of megabytes would take seconds.
		const beginning = text.slice(0, LONGEST_TEXT + MARGIN);
		const hidden = (either ? beginning.replace(either, '[hidden]') : beginning).replace(
			SIGNATURE,
			'[hidden]',
		);
		const masked = replacements.reduce(
			(shown, [pattern, shownAs]) => shown.replace(pattern, () => shownAs),
			maskNumbers(hidden, numbers),
		);
		// The margin goes: half a secret may stand at the cut.
		const shown = (whole ? masked : masked.slice(0, -MARGIN)).slice(0, LONGEST_TEXT);
		return whole || shown !== '' ? shown : '[hidden]';
	};
}

/** A shorter text would be found everywhere: it is masked only where it is the whole of a text, or stands in quotes. */
export const SHORTEST_MASKED = 5;

const SEPARATOR = /(?<=\d)[\s-]+(?=\d)/g;

/** A pattern for a text that is masked, in any case, its digits grouped or not. */
function maskPattern({ text, isNumber }: Mask): RegExp {
	const characters = [...text.slice(0, LONGEST_TEXT).replace(SEPARATOR, '')];
	const beginning = characters.slice(0, LONGEST_SECRET).map((character, n) => {
		const isGrouped = /\d/.test(character) && /\d/.test(characters[n + 1] ?? '');
		return spellings(character) + (isGrouped ? '[\\s\\-]?' : '');
	});
	const rest = characters.length > LONGEST_SECRET ? '\\S*' : '';
	const pattern = beginning.join('') + rest;
	// A single word is no number, and may be a word of a sentence about it.
	const isWord = isNumber === true && /^\p{L}+$/u.test(text);
	const isAlone = isWord || characters.length < SHORTEST_MASKED;
	return new RegExp(isAlone ? `^${pattern}$|(?<=["'])${pattern}(?=["'])` : pattern, 'giu');
}

function patternOf(secret: string): string {
	const characters = [...secret];
	const beginning = characters.slice(0, LONGEST_SECRET).map(spellings).join('');
	return characters.length > LONGEST_SECRET ? `${beginning}[^]*` : beginning;
}

/** A pattern for one character as it may be spelled in a URL, HTML or JSON, and as it is. */
function spellings(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	const name = HTML_NAMES.get(character);
	const bytes = [...Buffer.from(character)];
	const units = character.split('').map((unit) => unit.charCodeAt(0));
	// Never the character itself: it may mean something in a pattern.
	const plain = `\\u{${code.toString(16)}}`;
	const all = [
		bytes.map((byte) => `%${hex(byte, 2)}`).join(''),
		units.map((unit) => `\\\\u${hex(unit, 4)}`).join(''),
		`&#0{0,4}${code};`,
		`&#[xX]0{0,4}${hex(code)};`,
		...(name === undefined ? [] : [`&${name};`]),
		...('"\\/'.includes(character) ? [`\\\\${plain}`] : []),
		// Last, since it may be the beginning of another.
		plain,
	];
	return `(?:${all.join('|')})`;
}

/** A pattern for a hexadecimal number, in upper or lower case. */
function hex(number: number, digits = 1): string {
	const text = number.toString(16).padStart(digits, '0');
	return text.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}
