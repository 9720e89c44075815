import { NumberLiteral } from './canonicalJson';

// In valid JSON each match is a whole token: digits inside a text belong to the text's match.
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Reads JSON without losing how its numbers were written, for signing it again as its sender did.
 *
 * @returns what `JSON.parse` gives, with a {@link NumberLiteral} for each number
 * @throws {SyntaxError} when the text is not JSON
 */
export function readJson(text: string): unknown {
	JSON.parse(text);
	// Every text gets a leading s, every number becomes a text with a leading n: nothing can be mistaken for the other.
	const tagged = text.replace(STRING_OR_NUMBER, (token) =>
		token.startsWith('"') ? `"s${token.slice(1)}` : `"n${token}"`,
	);
	return untag(JSON.parse(tagged));
}

function untag(value: unknown): unknown {
	if (typeof value === 'string') {
		return value.startsWith('n') ? new NumberLiteral(value.slice(1)) : value.slice(1);
	}
	if (Array.isArray(value)) return value.map(untag);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, each]) => [key.slice(1), untag(each)]),
	);
}
