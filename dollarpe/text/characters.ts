/** A character of a text, as a message names it. */
export interface NamedCharacter {
	/** Such as `U+200B`. */
	code: string;
	/** From 1, in characters. */
	position: number;
}

/** Looks the same with and without them, or like another: to a database it is another text. */
const UNSEEN =
	/[\u{16FE4}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u2800\uFFFC\u{1D159}]|(?! )\p{Zs}/u;

const CONTROL = /(?![\t\n\r])\p{Cc}|\p{Cs}/u;

const SEEN =
	/[^\u{16FE4}\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u2800\uFFFC\u{1D159}]/u;

// More than the marks of any letter (Unicode Standard Annex 15, Stream-Safe Text Format).
const TOO_MANY_MARKS = /\p{M}{31}/u;

const DASHES = /[\p{Pd}\u2212]/gu;

/** Whether a text has nothing but what is on every keyboard: most have, and need no closer look. */
export function isPrintableAscii(text: string): boolean {
	return /^[ -~]*$/.test(text);
}

/**
 * The first character of a trimmed text that cannot be seen, or is a space other than U+0020: zero-width characters,
 * marks of direction, controls, soft hyphens, unpaired surrogates.
 */
export function findUnseen(text: string): NamedCharacter | undefined {
	return nameAt(text, UNSEEN.exec(text)?.index);
}

/** The first control character of a text, tab and line breaks excepted, or the first unpaired surrogate. */
export function findControl(text: string): NamedCharacter | undefined {
	return nameAt(text, CONTROL.exec(text)?.index);
}

/** Whether a text has anything that can be seen. */
export function isSeen(text: string): boolean {
	return SEEN.test(text);
}

/**
 * A text in one of Unicode's normal forms; as it is where a letter has more than 30 marks. To sort them takes the square of
 * their number: of 100,000 in an answer, seconds in which the process does nothing else.
 */
export function normalize(text: string, form: 'NFC' | 'NFD' | 'NFKC' | 'NFKD'): string {
	return TOO_MANY_MARKS.test(text) ? text : text.normalize(form);
}

/**
 * The first character for which Unicode has a plainer spelling (NFKC): a full-width digit, a ligature, the accent of a
 * letter in two pieces. So is the first mark of a letter with more than 30. Undefined for a text in that form.
 */
export function findUnplain(text: string): NamedCharacter | undefined {
	const marks = TOO_MANY_MARKS.exec(text);
	if (marks) return nameAt(text, marks.index);
	const plain = text.normalize('NFKC');
	if (plain === text) return undefined;
	let index = 0;
	for (const character of text) {
		if (character.normalize('NFKC') !== character) return nameAt(text, index);
		index += character.length;
	}
	// All are plain alone: what follows the first that changes is the piece that changes it.
	let changed = 0;
	while (text[changed] === plain[changed]) changed++;
	return nameAt(text, changed + String.fromCodePoint(text.codePointAt(changed) ?? 0).length);
}

/**
 * The text by which two references are compared: they are one to a person where they differ in case, in the kind of dash,
 * or in how a letter is composed. It is never sent.
 */
export function comparableReference(text: string): string {
	return normalize(text.trim(), 'NFC').toLowerCase().replace(DASHES, '-');
}

function nameAt(text: string, index: number | undefined): NamedCharacter | undefined {
	if (index === undefined) return undefined;
	const code = text.codePointAt(index)?.toString(16).toUpperCase().padStart(4, '0') ?? '';
	return { code: `U+${code}`, position: [...text.slice(0, index)].length + 1 };
}
