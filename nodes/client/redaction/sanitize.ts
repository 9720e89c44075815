import { maskFor, type Mask } from '../../../dollarpe/text/masks';
import { SHORTEST_MASKED, type Redact } from './redact';

// As much of an answer as an error keeps.
const MAX_DEPTH = 8;
const MAX_ENTRIES = 100;
const MAX_VALUES = 1000;
const MAX_CHARACTERS = 50_000;

/** Under what a value stands: how that is masked, and whether it is among the words of `errors`. */
interface Place {
	mask?: (text: string) => Mask;
	isWords?: boolean;
}

/**
 * A copy of a JSON value with secrets taken out, also from its keys, and bounded in depth and size. What stands under
 * the name of an identity or account number is masked, whoever's it is.
 */
export function sanitize(value: unknown, hide: Redact): unknown {
	const left = { values: MAX_VALUES, characters: MAX_CHARACTERS };
	const textFrom = (text: string): string => {
		if (left.characters <= 0) return '';
		const hidden = hide(text).slice(0, left.characters);
		left.characters -= hidden.length;
		return hidden;
	};
	const copy = (each: unknown, depth: number, place: Place): unknown => {
		if (typeof each === 'string') return textFrom(masked(each, place));
		if (typeof each === 'number') return numberFrom(each, place, hide);
		if (typeof each !== 'object' || each === null) return each;
		if (depth === 0 || left.values <= 0 || left.characters <= 0) return '…';
		if (Array.isArray(each)) {
			return each.slice(0, MAX_ENTRIES).map((item) => next(item, depth, place));
		}
		const entries = Object.entries(each).slice(0, MAX_ENTRIES);
		return Object.fromEntries(
			entries.map(([key, item]) => [textFrom(key), next(item, depth, under(key, place))]),
		);
	};
	const next = (each: unknown, depth: number, place: Place): unknown => {
		left.values--;
		return copy(each, depth - 1, place);
	};
	return copy(value, MAX_DEPTH, {});
}

function under(key: string, { mask, isWords }: Place): Place {
	return { mask: mask ?? maskFor(key), isWords: isWords === true || key === 'errors' };
}

/** Among the words of `errors`, only a single one that can be a number or a UPI ID is a value. */
function masked(text: string, { mask, isWords }: Place): string {
	return mask === undefined || (isWords && !isValue(text.trim())) ? text : mask(text).shownAs;
}

function isValue(text: string): boolean {
	return /[\d@]/.test(text) && !/\s/.test(text);
}

/** A number as it is, or as the text that takes its place. A short one may be a status, whatever was sent. */
function numberFrom(number: number, { mask }: Place, hide: Redact): unknown {
	const text = String(number);
	const shown = mask ? mask(text).shownAs : text.length < SHORTEST_MASKED ? text : hide(text);
	return shown === text ? number : shown;
}
