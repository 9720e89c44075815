/**
 * Next steps, by DollarPe's words in lower case without the final period, or by their beginning with `…` after it; `…`
 * alone is for all words that nobody knows. `{field}` stands for the field as the node panel names it.
 */
export type Advice = ReadonlyMap<string, string>;

const CHECK_ID =
	'Check the ID, and that the credential is for the environment in which it was created.';

/** What any operation may be refused for (error messages of the endpoint pages and error code table, early 2026). */
const BY_WORDS: Advice = new Map([
	['this field is required', 'Fill in {field}.'],
	['this field may not be blank', 'Fill in {field}.'],
	['enter a valid email address', 'Correct {field}: it must look like name@email.com.'],
	['ensure this field has no more than 255 characters', 'Shorten {field}.'],
	['invalid date format', 'Correct the date.'],
	['malformed input', 'Correct {field}.'],
	['mandatory field is missing', 'Fill in {field}.'],
	['not found', CHECK_ID],
]);

/** By DollarPe's `err_code` (error code table). */
const BY_CODE: Advice = new Map([
	['AUTH_ORG_MISMATCH', 'It belongs to another organization than the API key.'],
	['AUTH_MISSING_HEADERS', 'A proxy on the way may have removed headers that begin with X-.'],
	['INPUT_INVALID_DATE_FORMAT', 'Correct the date.'],
	['INPUT_MALFORMED', 'Correct {field}.'],
	['NOT_FOUND', CHECK_ID],
	['REQ_FIELD_MISSING', 'Fill in {field}.'],
	['TOO_MANY_REQUESTS', 'Lower the option Max Parallel Requests, or try again later.'],
	['USR_NOT_FOUND', CHECK_ID],
]);

/**
 * What to do about a refusal.
 *
 * @param words what DollarPe said, about one field or about the request as a whole
 * @param field how a sentence names the field, such as `Email`
 * @param own the operation's own advice, by words or by code; it comes first
 * @returns the next step as a sentence; undefined where nothing better is known than what DollarPe said
 */
export function adviceFor(
	words: string,
	errCode: string | undefined,
	field: string,
	own: Advice = new Map(),
): string | undefined {
	const key = words.toLowerCase().replace(/\.$/, '');
	const code = errCode ?? '';
	const known =
		own.get(key) ??
		byBeginning(key, own) ??
		BY_WORDS.get(key) ??
		own.get(code) ??
		own.get(REST) ??
		BY_CODE.get(code);
	return known?.replaceAll('{field}', () => field);
}

const REST = '…';

/** Of some texts, DollarPe's documentation has the beginning alone. */
function byBeginning(words: string, own: Advice): string | undefined {
	const isBeginning = (key: string) =>
		key !== REST && key.endsWith(REST) && words.startsWith(key.slice(0, -REST.length));
	const found = [...own.keys()].find(isBeginning);
	return found && own.get(found);
}
