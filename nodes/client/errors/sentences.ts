/** Sentences one after the other, each once. */
export function joinSentences(sentences: Array<string | false | undefined>): string {
	return [...new Set(sentences.filter((sentence) => sentence))].join(' ');
}
