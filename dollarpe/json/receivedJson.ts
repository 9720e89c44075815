import { MAX_JSON_DEPTH, NumberLiteral, TooDeep } from './canonicalJson';
import { withoutBom } from './json';

// Only such numbers does JavaScript change: long ones, fractions and exponents. Most bodies have none.
const MAY_CHANGE = /\d{16}|\d[.eE]/;

// The only relevant parts of valid JSON: where a text begins and ends, the escapes in it, and what looks like a
// number. No pattern has a length without a bound, since the engine's stack limits how long a match can be. A number
// of more digits is refused; Python itself reads no whole number of more than 4,300.
const ESCAPE_OR_QUOTE_OR_NUMBER = /\\.|"|-?\d{1,5000}(?:\.\d{1,5000})?(?:[eE][+-]?\d{1,5000})?/g;

/**
 * Reads JSON without losing how its numbers were written, for signing it as its author wrote it. A byte order mark at the
 * beginning is skipped.
 *
 * @returns what `JSON.parse` gives, with a {@link NumberLiteral} for each number where JavaScript could change one
 * @throws {SyntaxError} when the text is not JSON
 * @throws {TooDeep} rather than walk more than {@link MAX_JSON_DEPTH} levels down
 */
export function readJson(given: string): unknown {
	const text = withoutBom(given);
	const value: unknown = JSON.parse(text);
	if (!MAY_CHANGE.test(text)) return value;
	// Every text gets a leading s, every number becomes a text with a leading n, so the two cannot be confused.
	let isInText = false;
	const tagged = text.replace(ESCAPE_OR_QUOTE_OR_NUMBER, (token) => {
		if (token === '"') {
			isInText = !isInText;
			return isInText ? '"s' : token;
		}
		return isInText ? token : `"n${token}"`;
	});
	return untag(JSON.parse(tagged), 0);
}

function untag(value: unknown, depth: number): unknown {
	if (typeof value === 'string') {
		return value.startsWith('n') ? new NumberLiteral(value.slice(1)) : value.slice(1);
	}
	if (typeof value !== 'object' || value === null) return value;
	if (depth > MAX_JSON_DEPTH) throw new TooDeep();
	if (Array.isArray(value)) return value.map((each) => untag(each, depth + 1));
	// fromEntries makes `__proto__` an ordinary key; an assignment would not.
	return Object.fromEntries(
		Object.entries(value).map(([key, each]) => [key.slice(1), untag(each, depth + 1)]),
	);
}
