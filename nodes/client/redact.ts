import type { Credential } from '../../dollarpe/signedRequest';

/** Takes secrets out of a text, and cuts it to a length that can be read. */
export type Hide = (text: string) => string;

// Long enough for every documented answer; a web page may be any length.
const LONGEST_TEXT = 10_000;

// A server that shows the request in its error page would show this.
const SIGNATURE = /(?:[A-Za-z0-9+/]|%2[BF]){43}(?:=|%3D)/gi;

const LONGEST_SIGNATURE = 132;

// Anything shorter is no secret, and would be found everywhere.
const SHORTEST_SECRET = 4;

/** A function that hides the credential's key and secret, and whatever looks like a signature. */
export function hiding({ apiKey, apiSecret }: Credential): Hide {
	const secrets = [apiKey, apiSecret]
		.map((secret) => (typeof secret === 'string' ? secret.trim() : ''))
		.filter((secret) => secret.length >= SHORTEST_SECRET)
		.flatMap((secret) => [secret, encodeURIComponent(secret)]);
	const margin = Math.max(LONGEST_SIGNATURE, ...secrets.map(({ length }) => length));
	return (text) => {
		const whole = text.length <= LONGEST_TEXT + margin;
		// Cut before it is searched: a text of megabytes would take seconds.
		const hidden = secrets
			.reduce(
				(rest, secret) => rest.replaceAll(secret, '[hidden]'),
				text.slice(0, LONGEST_TEXT + margin),
			)
			.replace(SIGNATURE, '[hidden]');
		// The margin goes: half a secret may stand at the cut.
		return (whole ? hidden : hidden.slice(0, -margin)).slice(0, LONGEST_TEXT);
	};
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
