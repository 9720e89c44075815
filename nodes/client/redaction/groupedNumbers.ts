import type { Mask } from '../../../dollarpe/text/masks';
import { stripStart } from '../../../dollarpe/text/strip';

// A shorter number, taken apart by anything, would be found in amounts.
const SHORTEST = 8;

// More than any of DollarPe's has. Of a longer one, the beginning is looked for, and all after it is masked too.
const LONGEST = 200;

// As much of a number, with what separates its digits, is looked at.
const LONGEST_TEXT = 10_000;

// White space, dots, commas, slashes and what JSON escapes them with, `_`, hyphens and dashes, and what is not seen.
const SEPARATORS = /[\s.,/\\_\-\u00ad\u2010-\u2015\u2212\u200b-\u200d\u2060]/gu;

// One character, as it is or as a URL, JSON or HTML may spell it.
const SPELLED =
	/%([\da-f]{2})|\\u([\da-f]{4})|&#x([\da-f]{1,6});|&#(\d{1,7});|&(?:amp|lt|gt|quot|apos);|[^]/giu;

/**
 * The part of a number by which it is known in any groups: in small letters, without separators and without zeros at
 * its beginning.
 *
 * @returns undefined for what is too short, or has other characters than the numbers and UPI IDs that are masked have
 */
export function comparableNumber({ text, isNumber }: Mask): string | undefined {
	if (!isNumber) return undefined;
	const whole = text.slice(0, LONGEST_TEXT).replace(SEPARATORS, '');
	const own = /^\d+$/.test(whole) ? stripStart(whole, '0') : whole;
	const isUsual = own.length >= SHORTEST && /^[a-z\d@+]+$/i.test(own) && /[\d@]/.test(own);
	return isUsual ? own.slice(0, LONGEST).toLowerCase() : undefined;
}

/**
 * Masks numbers in any groups, case and spelling. It takes as long as the text and the numbers are many, whatever is in
 * them.
 *
 * @param numbers each as {@link comparableNumber} gives it, with what is shown in its place; the longest first
 */
export function maskNumbers(text: string, numbers: ReadonlyArray<[string, string]>): string {
	if (numbers.length === 0) return text;
	// What looks like a spelling may be digits after a percent sign.
	return [SPELLED, /[^]/gu].reduce((shown, one) => maskIn(shown, numbers, one), text);
}

function maskIn(text: string, numbers: ReadonlyArray<[string, string]>, one: RegExp): string {
	const starts: number[] = [];
	const ends: number[] = [];
	let flat = '';
	for (const match of text.matchAll(one)) {
		const character = plain(match);
		if (character.replace(SEPARATORS, '') === '') continue;
		flat += character;
		starts.push(match.index);
		ends.push(match.index + match[0].length);
	}
	const found: Array<{ start: number; end: number; shownAs: string }> = [];
	for (const [number, shownAs] of numbers) {
		for (let at = flat.indexOf(number); at >= 0; at = flat.indexOf(number, at)) {
			const last = number.length < LONGEST ? at + number.length : flat.length;
			let first = at;
			// The zeros right before it, without which it was looked for.
			while (flat[first - 1] === '0' && ends[first - 1] === starts[first]) first--;
			found.push({ start: starts[first] ?? 0, end: ends[last - 1] ?? text.length, shownAs });
			// None of it can be a part of another one.
			flat = flat.slice(0, at) + '\0'.repeat(last - at) + flat.slice(last);
		}
	}
	let shown = '';
	let end = 0;
	for (const each of found.sort((a, b) => a.start - b.start)) {
		shown += text.slice(end, each.start) + each.shownAs;
		end = each.end;
	}
	return shown + text.slice(end);
}

/** What a match of one character stands for, as one UTF-16 unit in small letters. */
function plain([all, percent, json, hexadecimal, decimal]: RegExpMatchArray): string {
	const hex = percent ?? json ?? hexadecimal;
	const code = hex !== undefined ? parseInt(hex, 16) : decimal !== undefined ? +decimal : undefined;
	const character = code === undefined ? all : String.fromCharCode(code);
	const simple = character.normalize('NFKC').toLowerCase();
	return simple.length === 1 ? simple : '\0';
}
