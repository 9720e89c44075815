import type { Credential } from '../../dollarpe/signedRequest';

/** Takes secrets out of a text, and cuts it to a length that can be read. */
export type Hide = (text: string) => string;

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

// What is found has this length at the most: no character is spelled longer than this.
const MARGIN = LONGEST_SECRET * '&#x000010FFFF;'.length;

/**
 * A function that hides the credential's key and secret, and whatever looks like a signature, also where it is escaped
 * for a URL, HTML or JSON.
 */
export function hiding({ apiKey, apiSecret }: Credential): Hide {
	const secrets = [apiKey, apiSecret]
		.map((secret) => (typeof secret === 'string' ? secret.trim() : ''))
		.filter((secret) => secret.length >= SHORTEST_SECRET)
		// The longest first: one may begin with the other.
		.sort((a, b) => b.length - a.length);
	const patterns = secrets.map(patternOf);
	const either = patterns.length > 0 ? new RegExp(patterns.join('|'), 'gu') : undefined;
	return (text) => {
		const whole = text.length <= LONGEST_TEXT + MARGIN;
		// Cut before it is searched: a text of megabytes would take seconds.
		const beginning = text.slice(0, LONGEST_TEXT + MARGIN);
		const hidden = (either ? beginning.replace(either, '[hidden]') : beginning).replace(
			SIGNATURE,
			'[hidden]',
		);
		// The margin goes: half a secret may stand at the cut.
		return (whole ? hidden : hidden.slice(0, -MARGIN)).slice(0, LONGEST_TEXT);
	};
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

// As much of an answer as an error keeps.
const MAX_DEPTH = 8;
const MAX_ENTRIES = 100;
const MAX_VALUES = 1000;
const MAX_CHARACTERS = 50_000;

/** A copy of a JSON value with secrets taken out, also from its keys, and bounded in depth and size. */
export function excerpt(value: unknown, hide: Hide): unknown {
	const left = { values: MAX_VALUES, characters: MAX_CHARACTERS };
	const textFrom = (text: string): string => {
		const hidden = hide(text).slice(0, left.characters);
		left.characters -= hidden.length;
		return hidden;
	};
	const copy = (each: unknown, depth: number): unknown => {
		if (typeof each === 'string') return textFrom(each);
		if (typeof each !== 'object' || each === null) return each;
		if (depth === 0 || left.values <= 0 || left.characters <= 0) return '…';
		if (Array.isArray(each)) return each.slice(0, MAX_ENTRIES).map((item) => next(item, depth));
		const entries = Object.entries(each).slice(0, MAX_ENTRIES);
		return Object.fromEntries(entries.map(([key, item]) => [textFrom(key), next(item, depth)]));
	};
	const next = (each: unknown, depth: number): unknown => {
		left.values--;
		return copy(each, depth - 1);
	};
	return copy(value, MAX_DEPTH);
}
