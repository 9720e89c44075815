import { adviceFor } from '../../../../nodes/client/errors/advice';

describe('what to do next: without it, a person is left with the words of an API', () => {
	it.each([
		['This field is required.', 'Fill in Email.'],
		['this field is required', 'Fill in Email.'],
		['This field may not be blank.', 'Fill in Email.'],
		['Enter a valid email address.', 'Correct Email: it must look like name@email.com.'],
		['Ensure this field has no more than 255 characters.', 'Shorten Email.'],
	])("DollarPe's words: %s", (words, advice) => {
		expect(adviceFor(words, undefined, 'Email')).toBe(advice);
		// What was said counts more than the code that comes with every refusal.
		expect(adviceFor(words, 'INPUT_MALFORMED', 'Email')).toBe(advice);
	});

	const WRONG_ENVIRONMENT =
		'Check the ID, and that the credential is for the environment in which it was created.';

	it.each([
		['AUTH_ORG_MISMATCH', 'It belongs to another organization than the API key.'],
		['AUTH_MISSING_HEADERS', 'A proxy on the way may have removed headers that begin with X-.'],
		['INPUT_INVALID_DATE_FORMAT', 'Correct the date.'],
		['INPUT_MALFORMED', 'Correct Email.'],
		['NOT_FOUND', WRONG_ENVIRONMENT],
		['REQ_FIELD_MISSING', 'Fill in Email.'],
		['TOO_MANY_REQUESTS', 'Lower the option Max Parallel Requests, or try again later.'],
		['USR_NOT_FOUND', WRONG_ENVIRONMENT],
	])("DollarPe's code: %s", (code, advice) => {
		expect(adviceFor('Something new', code, 'Email')).toBe(advice);
	});

	it.each([
		['', undefined],
		['Something new', undefined],
		['Something new', 'SOMETHING_NEW'],
		// Only the whole sentence.
		['This field is required. Or is it', undefined],
		['__proto__', 'constructor'],
	])('nothing where nothing better is known than what DollarPe said: %j, %j', (words, code) => {
		expect(adviceFor(words, code, 'Email')).toBeUndefined();
	});

	const own = new Map([
		['this field is required', 'Give {field} to this operation.'],
		['the amount must be 1.50 or more', 'Raise {field}.'],
		['OWN_CODE', 'Own advice.'],
		['NOT_FOUND', 'Own advice for the code.'],
	]);

	it.each([
		['This field is required.', 'NOT_FOUND', 'Give Email to this operation.'],
		['The amount must be 1.50 or more.', 'NOT_FOUND', 'Raise Email.'],
		['This field may not be blank.', 'OWN_CODE', 'Fill in Email.'],
		['Something new', 'OWN_CODE', 'Own advice.'],
		['Something new', 'NOT_FOUND', 'Own advice for the code.'],
		['Something new', 'INPUT_MALFORMED', 'Correct Email.'],
	])("the operation's own advice comes first: %s %s", (words, code, advice) => {
		expect(adviceFor(words, code, 'Email', own)).toBe(advice);
	});

	it("names the field as it is, whatever is in a server's name of it", () => {
		expect(adviceFor('This field is required.', undefined, "$& $' $1")).toBe("Fill in $& $' $1.");
	});
});

const OWN = new Map([
	['entered amount is less than mi…', 'Raise {field}.'],
	['known', 'Exact.'],
	['known…', 'By its beginning.'],
	['OWN_CODE', 'By code.'],
	['…', 'Whatever it is.'],
]);
const advice = (words: string, code?: string) => adviceFor(words, code, 'Amount', OWN);

describe("the next step after a refusal: the operation's own, the closest first", () => {
	it.each<[string, string | undefined, string]>([
		['Entered amount is less than minimum amount.', undefined, 'Raise Amount.'],
		['Known', undefined, 'Exact.'],
		['Known, and more', undefined, 'By its beginning.'],
		['This field is required.', 'OWN_CODE', 'Fill in Amount.'],
		['Something', 'OWN_CODE', 'By code.'],
		['Something', 'INPUT_MALFORMED', 'Whatever it is.'],
		['Something', undefined, 'Whatever it is.'],
		['', undefined, 'Whatever it is.'],
	])('%s (%s)', (words, code, expected) => {
		expect(advice(words, code)).toBe(expected);
	});

	it('is none where nothing is known, or what is in the middle of a text', () => {
		expect(adviceFor('Something', undefined, 'Amount')).toBeUndefined();
		expect(adviceFor('Something', 'INPUT_MALFORMED', 'Amount')).toBe('Correct Amount.');
		const own = new Map([['known…', 'By its beginning.']]);
		expect(adviceFor('It is known', undefined, 'Amount', own)).toBeUndefined();
	});
});
