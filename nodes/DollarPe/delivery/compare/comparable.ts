import {
	AMOUNT_FIELDS,
	CASE_INSENSITIVE_FIELDS,
	PHONE_FIELD,
} from '../../../../dollarpe/fieldValues';
import { comparableDecimal } from '../../../../dollarpe/money/decimal';
import { normalize } from '../../../../dollarpe/text/characters';
import { writingOf, writingsOf } from '../../../../dollarpe/text/phone';

/** The text to compare by; blank for what is neither text nor number nor yes or no. */
export function comparableText(name: string, value: unknown): string {
	const isPlain = ['string', 'number', 'boolean'].includes(typeof value);
	const text = isPlain ? normalize(String(value).trim(), 'NFC') : '';
	if (AMOUNT_FIELDS.includes(name)) return comparableDecimal(text) ?? text;
	return CASE_INSENSITIVE_FIELDS.includes(name) ? text.toLowerCase() : text;
}

/** Whether a value that was sent is what DollarPe has, however each of them is written. */
export function isSame(name: string, sent: unknown, known: unknown): boolean {
	return askedKeys(name, sent).every((key) => listedKeys(name, known).includes(key));
}

/** A value that was sent, as a text that can be looked for; none for what is blank. */
export function askedKeys(name: string, value: unknown): string[] {
	const text = comparableText(name, value);
	const writing = name === PHONE_FIELD ? writingOf(text) : text;
	return writing ? [`${name} ${writing}`] : [];
}

/** A value of DollarPe's list, as all texts under which it can be looked for. */
export function listedKeys(name: string, value: unknown): string[] {
	const text = comparableText(name, value);
	if (text === '') return [];
	const writings = name === PHONE_FIELD ? writingsOf(text) : [text];
	return writings.map((each) => `${name} ${each}`);
}
