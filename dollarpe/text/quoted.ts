// An ID, a date, an amount or an address is shorter; a file may be any length.
const LONGEST_QUOTE = 60;

/** The beginning of a text, with `…` after it where it is cut; no half of a character stands at the cut. */
export function truncate(text: string, longest = LONGEST_QUOTE): string {
	if (text.length <= longest) return text;
	return `${text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** A value as a message quotes it: in quotation marks, the beginning alone where it is long. */
export function quoted(text: string): string {
	return `"${truncate(text)}"`;
}
