import { normalize } from '../../../../dollarpe/text/characters';

/** A person's name as a text to compare by: without case, order of words, punctuation, and marks on Latin letters. */
export function comparableName(name: string): string {
	const letters = normalize(name.toLowerCase(), 'NFD')
		// Indian scripts join letters with characters that are not shown.
		.replace(/\p{Cf}+/gu, '')
		.replace(/(\p{Script=Latin})\p{M}+/gu, '$1');
	return normalize(letters, 'NFC')
		.split(/[^\p{L}\p{M}\p{N}]+/u)
		.filter((word) => word !== '')
		.sort()
		.join(' ');
}
