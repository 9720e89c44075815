import fc from 'fast-check';

import { lastFour, masksIn, wholly } from '../../../../dollarpe/text/masks';
import { sanitize } from '../../../../nodes/client/redaction/sanitize';
import { createRedactor } from '../../../../nodes/client/redaction/redact';

const credential = { apiKey: 'key-0123456789', apiSecret: '' };
const masking = (...texts: string[]) => createRedactor(credential, texts.map(lastFour));

describe('an identity or account number must not stand in an error, however the server writes it', () => {
	it.each([
		['as it was sent', '7627389201', 'Account 7627389201 is taken'],
		['in digits that are grouped', '123456123456', 'No. 1234 5612 3456 is taken'],
		['in digits that are grouped by hyphens', '123456123456', 'No. 1234-5612-3456 is taken'],
		['when it was sent in groups', '1234 5612 3456', 'No. 123456123456 is taken'],
		['with letters, when it was sent in groups', 'ABCPG 1234 N', 'PAN ABCPG1234N is taken'],
		['with letters, when hyphens were sent', 'ABCPG-1234-N', 'PAN abcpg1234n is taken'],
		['a passport that was sent in groups', 'M 1234567', 'No. M1234567 is taken'],
		['when dots were sent', '5010.0123.4567.89', 'No. 50100123456789 is taken'],
		['when a blank was sent', 'johndoe @oksbi', 'johndoe@oksbi is taken'],
		['in any groups', 'ABCPG1234N', 'A B C P G 1 2 3 4 N'],
		...[' ', '  ', ' - ', '.', ',', '/', '_', '–', '\u200b', '\u00ad', '\u2009', '\u00a0'].map(
			(each): [string, string, string] => [
				`in groups with ${JSON.stringify(each)}`,
				'50100123456789',
				`No. ${['5010', '0123', '4567', '89'].join(each)} is taken`,
			],
		),
		['with other spellings of what was between', 'john.doe99@oksbi', 'john%2Edoe99%40oksbi'],
		['in other capitals', 'abcpg1234n', 'PAN ABCPG1234N is taken'],
		['in a URL', 'johndoe@oksbi', 'See ?vpa=johndoe%40oksbi'],
		['in HTML', 'johndoe@oksbi', '<b>johndoe&#64;oksbi</b>'],
		['inside a word', '7627389201', 'acct7627389201x'],
		['twice', 'johndoe@oksbi', 'johndoe@oksbi, JohnDoe@OKSBI'],
	])('%s', (_, sent, said) => {
		const shown = masking(sent)(said);
		const digits = shown.replace(/\D/g, '');
		expect(shown).toContain(lastFour(sent).shownAs.slice(0, 4));
		expect(digits.length).toBeLessThanOrEqual(4);
		expect(shown.toLowerCase()).not.toContain(sent.toLowerCase());
		expect(shown.toLowerCase()).not.toContain('johndoe');
	});

	it('shows the end of it, so that a person knows which it was', () => {
		expect(masking('7627389201')('Account 7627389201 is taken')).toBe('Account ••••9201 is taken');
	});

	it('the longer one of two first: the other may be its beginning', () => {
		expect(masking('12345', '1234567890')('1234567890, 12345')).toBe('••••7890, ••••2345');
	});

	it('a short one in quotes or alone, and nothing else that looks like it', () => {
		const hide = masking('12', 'a');
		expect(hide('"12" is not valid: give 12 digits, not \'a\' but a number')).toBe(
			'"••••" is not valid: give 12 digits, not \'••••\' but a number',
		);
		expect(hide('12')).toBe('••••');
	});

	it.each([
		['a word', 'account', 'The account number is bad (field: Account Number)'],
		['an amount of the same digits', '12345', '1234.5 is more than 12/345'],
		['words around it', '5010 0123 4567', 'Use at most 5010 or 0123-4567 (Account Number)'],
	])('nothing else than the number: %s', (_, number, said) => {
		expect(masking(number)(said)).toBe(said);
	});

	it('a word where it is the value', () => {
		expect(masking('account')('"account" is no number')).toBe('"••••ount" is no number');
	});

	it.each([
		['separators', '5010012345678', '5 - '.repeat(5_000)],
		['nearly the number, again and again', `${'1'.repeat(40)}2`, '1 . '.repeat(5_000)],
		['digits', `${'1'.repeat(40)}2`, '1'.repeat(20_000)],
		['blanks', `${'1 '.repeat(40)}2`, `1${' '.repeat(20_000)}`],
	])('a text of %s is as it was, for any of a hundred numbers', (_, number, said) => {
		const hide = masking(...Array.from({ length: 100 }, (_each, n) => number + String(n + 200)));
		expect(hide(said)).toBe(said.slice(0, 10_000));
	});

	it('a link that is hidden, with all that follows of it', () => {
		const link = `https://n8n.example.com/rest/binary-data/signed?token=${'aB-_.'.repeat(100)}`;
		const hide = createRedactor(credential, [{ text: link, shownAs: '[link to a file]' }]);
		expect(hide(`Cannot read ${link} now`)).toBe('Cannot read [link to a file] now');
	});

	it('the query of a link to a document: whoever has it can read the paper', () => {
		const link = 'https://files.example.com/pan.pdf?X-Amz-Signature=0123abcd4567ef';
		const hide = createRedactor(
			credential,
			masksIn({ selfie_url: link, urls: ['https://a.example.com/b'] }),
		);
		expect(hide(`Cannot read "${link}".`)).toBe(
			'Cannot read "https://files.example.com/pan.pdf?[hidden]".',
		);
		expect(hide('Cannot read https://a.example.com/b')).toBe('Cannot read https://a.example.com/b');
	});

	it('nothing at all where there are more of them than can be searched for', () => {
		const passwords = Array.from({ length: 101 }, (_, n) => `secret-word-${n}`);
		const shown = createRedactor(
			credential,
			masksIn({ passwords }),
		)('secret-word-100 does not open it');
		expect(shown).toMatch(/^\[hidden: the request has more than 100 /);
		expect(shown).not.toContain('secret-word');
	});

	it('a dollar sign in what is shown is one', () => {
		expect(createRedactor(credential, [{ text: 'abcdef', shownAs: "$&$'" }])('xabcdefy')).toBe(
			"x$&$'y",
		);
	});

	it('the key stays hidden, also where a number is part of it', () => {
		expect(masking('0123456789')(`key-0123456789`)).toBe('[hidden]');
	});

	it('in a text of any length, also where it is cut', () => {
		fc.assert(
			fc.property(fc.integer({ min: 9_900, max: 10_100 }), (before) => {
				const shown = masking('7627389201')(
					`${'x'.repeat(before)}7627 3892 01${'y'.repeat(9_000)}`,
				);
				expect(shown).not.toContain('7627');
				expect(shown.length).toBeLessThanOrEqual(10_000);
			}),
		);
	});

	it('whatever was sent, and whatever the server says: a number of five characters or more is gone', () => {
		const text = fc.string({ unit: 'binary', maxLength: 40 });
		fc.assert(
			fc.property(
				fc.stringMatching(/^[0-9A-Z@+*.]{5,30}$/),
				text,
				text,
				(number, before, after) => {
					const shown = createRedactor({}, [wholly(number)])(`${before}${number}${after}${number}`);
					expect(shown).not.toContain(number);
					expect(shown).toContain('[hidden]');
				},
			),
		);
	});
});

describe("DollarPe's answer in an error's details", () => {
	const hide = masking('7627389201', '400');

	it('is masked where it has the numbers of others', () => {
		const answer = {
			results: [{ account_number: '555544443333', vpa: 'other@oksbi', ifsc: 'SBIN0001829' }],
			document_details: { documentNumber: 123456789012, dob: '01-01-1990' },
			vpa: null,
		};
		expect(sanitize(answer, hide)).toEqual({
			results: [{ account_number: '••••3333', vpa: '••••ksbi', ifsc: 'SBIN0001829' }],
			document_details: { documentNumber: '••••9012', dob: '01-01-1990' },
			vpa: null,
		});
	});

	it('keeps its words about a field, and masks a number among them', () => {
		const errors = { account_number: ['Account number already in use', 'invalid', '555544443333'] };
		expect(sanitize({ errors }, hide)).toEqual({
			errors: { account_number: ['Account number already in use', 'invalid', '••••3333'] },
		});
		expect(sanitize({ errors: { vpa: 'Not a UPI ID' } }, hide)).toEqual({
			errors: { vpa: 'Not a UPI ID' },
		});
	});

	it('is masked where it repeats what was sent, as text or as a number', () => {
		expect(sanitize({ given: 7627389201, said: 'no 7627389201', httpStatus: 400 }, hide)).toEqual({
			given: '••••9201',
			said: 'no ••••9201',
			httpStatus: 400,
		});
	});
});
