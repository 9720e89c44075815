// In loops: a pattern for the end of a text looks at each run of the character again and again.

/** The text without any of a character at its beginning. */
export function stripStart(text: string, character: string): string {
	let start = 0;
	while (text[start] === character) start++;
	return text.slice(start);
}

/** The text without any of a character at its end. */
export function stripEnd(text: string, character: string): string {
	let end = text.length;
	while (text[end - 1] === character) end--;
	return text.slice(0, end);
}
