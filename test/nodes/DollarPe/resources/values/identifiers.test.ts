import { toFileUrl } from '../../../../../nodes/DollarPe/resources/values/files';
import {
	toAccountNumber,
	toAnswer,
	toIdentifier,
	toReference,
	toUrl,
	toUuid,
} from '../../../../../nodes/DollarPe/resources/values/identifiers';
import { UnfitValue } from '../../../../../nodes/DollarPe/resources/values/values';

function problemOf(convert: (value: unknown) => unknown, value: unknown): string {
	try {
		convert(value);
	} catch (error) {
		if (error instanceof UnfitValue) return error.message;
		throw error;
	}
	return '';
}

describe('an identifier is what it looks like, or it is refused', () => {
	it.each([
		['order-1\u200B', 'U+200B at position 8, which cannot be seen or only looks like a space'],
		['order\u00AD-1', 'U+00AD at position 6, which cannot be seen'],
		['INV\u00A07', 'U+00A0 at position 4, which cannot be seen or only looks like a space'],
		['a\nb', 'U+000A at position 2, which cannot be seen'],
		['\u200B', 'U+200B at position 1'],
		['\uFF17', 'U+FF17 at position 1, for which there is a plainer one that looks like it'],
		['cafe\u0301', 'U+0301 at position 5, for which there is a plainer one'],
	])('%j is not sent: DollarPe would take it for another one', (text, problem) => {
		for (const convert of [toIdentifier, toReference, toAccountNumber, toUuid]) {
			expect(problemOf(convert, text)).toContain(`has the character ${problem}`);
		}
	});

	it.each([
		[' order-1 ', 'order-1'],
		['\uFEFF\u00A0order-1\u3000\r\n', 'order-1'],
		['ORDER 10/42 #7', 'ORDER 10/42 #7'],
		['ऋण-१', 'ऋण-१'],
		['caf\u00E9', 'caf\u00E9'],
		['inv😀', 'inv😀'],
		[123456789012345, '123456789012345'],
		[0, '0'],
		[12345678901234567890n, '12345678901234567890'],
	])('%j is sent as it is, trimmed', (value, sent) => {
		expect(toIdentifier(value)).toBe(sent);
		expect(toReference(value)).toBe(sent);
	});

	it.each([undefined, null, '', ' \uFEFF'])(
		'%j is blank, which its field decides about',
		(value) => {
			expect(toIdentifier(value) ?? '').toBe('');
		},
	);
});

describe('a number may have lost the digits that make it somebody else', () => {
	it.each([1234567890123450, 5059889123892000000, 1e21, 5.05989, 0.1, -1e15, 1e15])(
		'%d is refused, and text asked for',
		(value) => {
			expect(problemOf(toIdentifier, value)).toBe(
				`is ${value}, a number that is not whole or has more than 15 digits: give it as text`,
			);
		},
	);

	it.each([NaN, Infinity])('%d is none', (value) => {
		expect(problemOf(toIdentifier, value)).toBe(`is ${value}, which is not a number`);
	});
});

describe('a text that only a spreadsheet or a mistaken expression writes', () => {
	it.each([
		['5.05989E+12', 'shortened'],
		['5E+12', 'shortened'],
		['1.2e+10', 'shortened'],
		['5059889123892.0', 'decimals'],
		['123456.00', 'decimals'],
		["'007627389201", 'apostrophe'],
		['#N/A', 'spreadsheet'],
		['crm-#REF!', 'spreadsheet'],
		['#VALUE!', 'spreadsheet'],
		['#NAME?', 'spreadsheet'],
		['#DIV/0!', 'spreadsheet'],
		['#null!', 'spreadsheet'],
		['#ERROR!', 'spreadsheet'],
		['[object Object]', 'object'],
		['crm-[object Undefined]', 'object'],
		['undefined', 'no value'],
		['NULL', 'no value'],
		['NaN', 'no value'],
		['N/A', 'no value'],
		['n/a', 'no value'],
		['Invalid DateTime', 'date'],
		// Of sheets whose decimals have a comma, and of programs in Java.
		['5,05989E+12', 'shortened'],
		['5.05989E12', 'shortened'],
		['-5.05E+12', 'shortened'],
		['5059889123892,0', 'decimals'],
		['5059889123892,00', 'decimals'],
		['="007627389201"', 'by which a spreadsheet marks text'],
		['=007', 'by which a spreadsheet marks text'],
		['’007627389201', 'apostrophe'],
		['`007', 'apostrophe'],
		["'+919911002211", 'apostrophe'],
		['#WERT!', 'spreadsheet'],
		['#¡VALOR!', 'spreadsheet'],
		['#N/D', 'spreadsheet'],
		['#NV', 'spreadsheet'],
		['#GETTING_DATA', 'spreadsheet'],
		['########', 'spreadsheet'],
		['Loading...', 'spreadsheet'],
		['crm-Invalid DateTime', 'date'],
		['[Object: {"a":1}]', 'object'],
		['crm-[Array: [1]]', 'list'],
		['None', 'no value'],
		['<NA>', 'no value'],
		['(null)', 'no value'],
		['\\N', 'no value'],
		['<bank account ID>', 'placeholder'],
		['<>', 'placeholder'],
	])('%s is refused with what it probably was', (text, meaning) => {
		const problem = problemOf(toIdentifier, text);
		expect(problem.startsWith(`is "${text}", `)).toBe(true);
		expect(problem).toContain(meaning);
		expect(problemOf(toReference, ` ${text} `)).toBe(problem);
	});

	it.each([
		'1e5',
		'12e45',
		'12.5e+10',
		'12345.0',
		"O'Neill-1",
		'#42',
		'nullable',
		'Annan',
		'NA',
		'NO',
		'objects',
		'crm-undefined-1',
		'null@example.com',
		'1.5',
		'2,5',
		'crm-none',
		'<crm-1',
		'crm>1',
		'Nonetheless',
		'loading-7',
		'#NVIDIA',
		'=crm-1',
		'`a`',
	])('%s may be one', (text) => {
		expect(toIdentifier(text)).toBe(text);
	});

	it.each([
		'crm-undefined',
		'undefined_1042',
		'a.null.b',
		'order:NaN',
		'x/NULL',
		'INV#null',
		'INV null 7',
		'crm|undefined',
		'crm,null',
		'crm(undefined)',
		'crm=NaN;7',
	])('%s is no reference, since a part of it has no value', (text) => {
		expect(problemOf(toReference, text)).toMatch(/^is ".*", in which "\w+" stands for no value/);
	});

	it.each(['crm-undefinedly', 'nullable-1', 'Hannan-7', 'null0'])(
		'%s may be a reference',
		(text) => {
			expect(toReference(text)).toBe(text);
		},
	);
});

describe('account numbers', () => {
	it.each(['7627 3892 01', '7627-3892-01', '7627\u20133892', '76 27-38'])(
		'%s is refused: to DollarPe it is another account, or none',
		(text) => {
			expect(problemOf(toAccountNumber, text)).toBe(
				'must be digits only, without spaces and dashes',
			);
		},
	);

	it.each(['007627389201', 'AB12 3456', 'x1'])('%s goes to DollarPe as it is', (text) => {
		expect(toAccountNumber(text)).toBe(text);
	});

	it('of any length in no time', () => {
		const begin = performance.now();
		expect(toAccountNumber(`${'0'.repeat(1_000_000)}x1`)).toHaveLength(1_000_002);
		expect(performance.now() - begin).toBeLessThan(3000);
	});
});

describe('URLs', () => {
	it.each([
		'https://a.example/1.pdf, https://a.example/2.pdf',
		'https://a.example/1.pdf,https://a.example/2.pdf',
		'https://a.example/1.pdf\nHTTP://a.example/2.pdf',
		'https://a.example/1.pdf https://a.example/2.pdf',
		'https://a.example/1.pdf;https://a.example/2.pdf',
	])('two in one are not sent as one: %j', (text) => {
		expect(problemOf(toUrl, text)).not.toBe('');
	});

	it.each([
		'https://a.example/?next=https://b.example/',
		'https://a.example/https://b.example/x,y',
		'https://a.example/re\u0301sume\u0301.pdf',
		'file',
	])('one is sent as it is: %j', (text) => {
		expect(toUrl(text)).toBe(text);
	});

	it('have no characters that cannot be seen', () => {
		expect(problemOf(toUrl, 'https://a.example/\u200Bx')).toContain('U+200B at position 19');
	});
});

describe('files', () => {
	const files = { linkTo: () => 'linked' };
	const convert = (value: unknown) => toFileUrl(value, 'UTC', files);

	it('several URLs in one cell are refused, since each has its own row and password', () => {
		expect(problemOf(convert, 'https://a.example/1.pdf, https://a.example/2.pdf')).toBe(
			'has more than one URL: give one alone. Where there are rows, each has its own, or an expression gives a list',
		);
		expect(convert('https://a.example/1.pdf')).toBe('https://a.example/1.pdf');
		expect(convert('data')).toBe('linked');
	});
});

describe("what a customer answers to DollarPe's questions", () => {
	it('is free text, but for the numbers of documents and accounts', () => {
		const files = { linkTo: () => '' };
		const answer = (name: string) => (value: unknown) => toAnswer(value, 'UTC', files, name);
		const range = '5\u201310 LPA ❤\uFE0F';
		expect(answer('income_range')(range)).toBe(range);
		expect(problemOf(answer('pan_number'), 'ABCPG\u200B1234N')).toContain('U+200B at position 6');
		expect(problemOf(answer('ssn'), 'null')).toContain('no value');
	});
});
