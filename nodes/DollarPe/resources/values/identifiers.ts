import { findUnplain, isPrintableAscii } from '../../../../dollarpe/text/characters';
import { namesNumber } from '../../../../dollarpe/text/masks';
import { isUuid } from '../../../../dollarpe/uuid';
import type { ConvertWithFiles } from '../operation';
import { quoted, refuseUnseen, toFreeText, toText, UnfitValue } from './values';

/** What only a spreadsheet or a mistaken expression writes, and what it probably was. */
const MISTAKES: ReadonlyArray<[pattern: RegExp, meaning: string]> = [
	[
		/^-?\d(?:([.,]\d+)?e\+|[.,]\d+e)\d{2,}$/i,
		'a number that a spreadsheet has shortened: format its column as text, and enter it again',
	],
	[
		/^\d{6,}[.,]0+$/,
		'a whole number that was given decimals on its way, as a spreadsheet does: give it as text',
	],
	[
		/^(?:['‘’`][\d+=@-]|="?\d)/,
		'with the apostrophe or the ="…" by which a spreadsheet marks text: remove it',
	],
	[
		/#(N\/A|NAME\?|DIV\/0!|(BLOCKED|BUSY|CALC|CONNECT|ERROR|FIELD|NULL|NUM|PYTHON|REF|SPILL|UNKNOWN|VALUE)!)/i,
		'an error of a spreadsheet',
	],
	// In other languages, such as #WERT! and #¡VALOR!; and what a cell shows that is too narrow, or not calculated yet.
	[/^#([\p{L}¡¿]{2,30}[!?]|N\/D|NV|GETTING_DATA|#+)$/iu, 'an error of a spreadsheet'],
	[/^loading(\.{3}|…)$/i, 'a cell of a spreadsheet that was not calculated yet'],
	[/\[array: /i, 'a list where its text is wanted: choose one of its entries'],
	[/\[object[ :]/i, 'an object where its text is wanted: choose one of its fields'],
	[
		/(?<![a-z])invalid date(time)?(?![a-z])/i,
		'a date that an expression could not read: check the expression',
	],
	[
		/^(undefined|null|none|nan|n\/a|<na>|\(null\)|\\n)$/i,
		'what stands for no value: check where it comes from',
	],
	// In examples, such as <bank account ID>.
	[/^<.*>$/s, 'a placeholder: put the value itself in its place'],
];

/** None of the {@link MISTAKES} is without one of these. */
const SUSPICIOUS =
	/^-?\d+([.,]\d+)?(e\+?\d+)?$|^[=`‘’\\<]|^loading|[#[']|undefined|null|none|nan|n\/a|invalid date/i;

/** An empty value between the parts of a reference, such as in `crm-undefined`. */
const EMPTY_PART = /(?:^|[-_.:/# ,;|+=~()[\]{}])(undefined|null|nan)(?![^-_.:/# ,;|+=~()[\]{}])/i;

/**
 * A text by which something is found again: by it DollarPe tells a person, an account or a payment from another. It is
 * sent as it is, or not at all.
 *
 * @throws {UnfitValue} for a text that another one looks like, for one that only a mistake writes, and for a number that
 * may not have all of its digits
 */
export function toIdentifier(value: unknown): string | undefined {
	if (typeof value === 'number') return wholeNumber(value);
	const text = toText(value);
	if (!text) return text;
	if (!isPrintableAscii(text)) {
		refuseUnseen(text);
		refuseUnplain(text);
	}
	refuseMistake(text);
	return text;
}

/**
 * An {@link toIdentifier identifier} that is often put together: a reference, or the ID of an order or a transfer.
 *
 * @throws {UnfitValue} also where one of its parts has no value
 */
export function toReference(value: unknown): string | undefined {
	const text = toIdentifier(value);
	const part = text && EMPTY_PART.exec(text)?.[1];
	if (!part) return text;
	throw new UnfitValue(
		`is ${quoted(text)}, in which "${part}" stands for no value: check where it comes from`,
	);
}

/** The number of a bank account. Not all of them are digits, but those that are have nothing between them. */
export function toAccountNumber(value: unknown): string | undefined {
	const text = toIdentifier(value);
	if (text && /^[\d\p{Pd} ]+$/u.test(text) && !/^\d+$/.test(text)) {
		throw new UnfitValue('must be digits only, without spaces and dashes');
	}
	return text;
}

/**
 * An answer to what DollarPe asks of a customer, which is for people, unless its name says that it is the number of a
 * document or an account.
 *
 * `name` is DollarPe's name of the question.
 */
export const toAnswer: ConvertWithFiles = (value, _zone, _files, name = '') =>
	namesNumber(name) ? toIdentifier(value) : toFreeText(value);

/**
 * What tells a bank account from others; the names of its holder and its bank are for people.
 *
 * `name` is DollarPe's name of it.
 */
export const toBankIdentifier: ConvertWithFiles = (value, _zone, _files, name = '') =>
	/_name$/i.test(name) ? toFreeText(value) : toIdentifier(value);

/** An ID of DollarPe's. */
export function toUuid(value: unknown): string | undefined {
	const text = toIdentifier(value);
	if (!text || isUuid(text)) return text;
	throw new UnfitValue(
		`must be an ID of DollarPe's, such as def8b740-99f9-4cba-bc9e-99de57e927b4, but it is ${quoted(text)}`,
	);
}

/**
 * A URL. Its characters may be spelled in any way, as those of a file's name are.
 *
 * @throws {UnfitValue} for two of them, as a list in one cell of a sheet
 */
export function toUrl(value: unknown): string | undefined {
	const text = toText(value);
	if (!text) return text;
	refuseUnseen(text);
	refuseMistake(text);
	// Another one after a comma, a space or the like.
	if (/^https?:\/\/.*[\s,;|]https?:\/\//is.test(text)) {
		throw new UnfitValue(
			'has more than one URL: give one alone. Where there are rows, each has its own, or an expression gives a list',
		);
	}
	return text;
}

/** @throws {UnfitValue} for what only a spreadsheet or a mistaken expression writes */
export function refuseMistake(text: string): void {
	if (!SUSPICIOUS.test(text)) return;
	const meaning = MISTAKES.find(([pattern]) => pattern.test(text))?.[1];
	if (meaning !== undefined) throw new UnfitValue(`is ${quoted(text)}, ${meaning}`);
}

function refuseUnplain(text: string): void {
	const found = findUnplain(text);
	if (!found) return;
	throw new UnfitValue(
		`has the character ${found.code} at position ${found.position}, for which there is a plainer one that looks like it: type it anew`,
	);
}

function wholeNumber(value: number): string {
	if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
	throw new UnfitValue(
		Number.isFinite(value)
			? `is ${value}, a number that is not whole or has more than 15 digits: give it as text`
			: `is ${value}, which is not a number`,
	);
}
