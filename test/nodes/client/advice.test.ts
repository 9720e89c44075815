import { adviceFor } from '../../../nodes/client/advice';

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
