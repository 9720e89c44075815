import { normalize } from '../../../../dollarpe/text/characters';
import type { Row } from './row';

const PHONE = /^\+?[\d\s().-]+$/;

const FEWEST_DIGITS = 3;

/**
 * Whether a row is what somebody looks for: each word of the search occurs in it, in any case and with or without accents,
 * or the digits of the search do in its telephone number.
 */
export function matches({ searched, phone }: Row, search: string): boolean {
	const text = searchable(searched.filter((each) => each !== undefined).join('\n'));
	if (
		searchable(search)
			.split(/\s+/)
			.every((word) => text.includes(word))
	)
		return true;
	if (phone === undefined || !PHONE.test(search.trim())) return false;
	const digits = allDigits(search);
	return digits.length >= FEWEST_DIGITS && allDigits(phone).includes(digits);
}

function allDigits(text: string): string {
	return text.replace(/\D/g, '');
}

/** Without the accents of Latin letters; vowel signs of other scripts stay. */
function searchable(text: string): string {
	return normalize(text, 'NFKD')
		.replace(/[\u0300-\u036F]/g, '')
		.toLowerCase()
		.trim();
}
