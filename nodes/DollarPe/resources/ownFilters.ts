import type { Filter } from './operation';
import { fieldOf } from '../../../dollarpe/shapes';
import { comparableReference } from '../../../dollarpe/text/characters';

/** Keeps the results whose value under a key is the one that is asked for. */
export const sameUnder = comparing((text) => text);

/** The same where capitals do not count. */
export const sameInAnyCase = comparing((text) => text.toLowerCase());

/** The same for references of payments, which are one to a person however they are written. */
export const sameReference = comparing(comparableReference);

function comparing(comparableOf: (text: string) => string): (key: string) => Filter {
	return (key) => (value) => {
		const asked = comparableOf(String(value));
		return (result) => comparableOf(plainText(fieldOf(result, key))) === asked;
	};
}

function plainText(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
