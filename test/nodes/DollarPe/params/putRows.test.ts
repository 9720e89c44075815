import fc from 'fast-check';

import { readRows } from '../../../../nodes/DollarPe/params/declaration/readRows';
import type { Field, ItemRequest } from '../../../../nodes/DollarPe/params/declaration/types';
import { convertValue } from '../../../../nodes/DollarPe/params/convert';
import { putRows } from '../../../../nodes/DollarPe/params/putRows';
import {
	bankStatementUrl,
	supportingPurposeDocUrl,
} from '../../../../nodes/DollarPe/resources/limit/edd';
import { additionalInfo } from '../../../../nodes/DollarPe/resources/kyc/fields';
import type { Files, OperationField } from '../../../../nodes/DollarPe/resources/operation';
import { toIdentifier } from '../../../../nodes/DollarPe/resources/values/identifiers';
import { UnfitValue } from '../../../../nodes/DollarPe/resources/values/values';

const fieldOf = (property: OperationField, required = false): Field => ({
	parameter: property.name,
	displayName: property.displayName,
	type: 'string',
	required,
	target: 'body',
	property: '',
	shownWhere: [],
	rows: readRows(property, property.name),
});

const FILES = fieldOf(bankStatementUrl);
const INFO = fieldOf(
	additionalInfo.find(({ type }) => type === 'fixedCollection') ?? bankStatementUrl,
);

const NO_FILES: Files = {
	linkTo: (file) => expect(file).toBe('never asked for') as never,
};

/** The body once rows have been put into a request. */
function bodyOf(field: Field, rows: unknown, body: ItemRequest['body'] = {}) {
	const selection = { limit: Infinity };
	const request: ItemRequest = { path: '/', query: {}, body, files: [], selection };
	putRows(request, field, rows, (each, value) =>
		convertValue(each, value, 'Asia/Kolkata', NO_FILES),
	);
	expect(request.query).toEqual({});
	return request.body;
}

const url = fc.webUrl();
const password = fc.oneof(
	fc.constant(''),
	fc.string({ minLength: 1 }).map((text) => text.trim()),
);

describe('files: one that is lost or has the password of another cannot be read', () => {
	it('keeps every file and its password, in order, however many there are', () => {
		fc.assert(
			fc.property(
				fc.array(fc.record({ url, password }), { minLength: 1, maxLength: 40 }),
				(files) => {
					expect(bodyOf(FILES, { files })).toEqual({
						bank_statement_url: files.map((file) => file.url),
						bank_statement_passwords: files.map((file) => file.password),
					});
				},
			),
		);
	});

	it('keeps them in step where some cells hold lists, as expressions give them', () => {
		const single = fc.record({ url, password }).map((file) => ({ row: file, files: [file] }));
		const list = fc.array(fc.record({ url, password }), { maxLength: 8 }).map((files) => ({
			row: { url: files.map((file) => file.url), password: files.map((file) => file.password) },
			files,
		}));
		const shared = fc.tuple(fc.array(url, { maxLength: 8 }), password).map(([urls, one]) => ({
			row: { url: urls, password: one },
			files: urls.map((each) => ({ url: each, password: one })),
		}));
		const all = fc.array(fc.oneof(single, list, shared), { maxLength: 8 });
		fc.assert(
			fc.property(all, (given) => {
				const files = given.flatMap((each) => each.files);
				const body = bodyOf(FILES, { files: given.map(({ row }) => row) });
				expect(body?.bank_statement_url ?? []).toEqual(files.map((file) => file.url));
				expect(body?.bank_statement_passwords ?? []).toEqual(files.map((file) => file.password));
			}),
		);
	});

	it.each<[string, unknown]>([
		['nothing', undefined],
		['null', null],
		['a blank collection', {}],
		['no rows', { files: [] }],
		['an empty list of links', { files: [{ url: [], password: '' }] }],
		['text, as an expression for the whole may give', 'https://example.com/1.pdf'],
	])('sends nothing for %s, and says so where files are required', (_, given) => {
		expect(bodyOf(FILES, given)).toEqual({});
		expect(() => bodyOf({ ...FILES, required: true }, given)).toThrow('is blank');
	});

	it('takes a single row that is no list, as older workflows have it', () => {
		expect(
			bodyOf(fieldOf(supportingPurposeDocUrl), { files: { url: 'https://a.example' } }),
		).toEqual({ supporting_purpose_doc_url: ['https://a.example'] });
	});

	it.each<[string, unknown[], string]>([
		['a blank link', [{ url: 'https://a.example' }, { url: ' ' }], 'row 2: File is blank'],
		['a hole in a list', [{ url: ['https://a.example', null] }], 'row 2: File is blank'],
		[
			'more passwords than links',
			[{ url: ['https://a.example'], password: ['a', 'b'] }],
			'row 2: File is blank',
		],
		[
			'one link and many passwords',
			[{ url: 'https://a.example', password: ['a', 'b'] }],
			'row 2: File is blank',
		],
		['a link that is an object', [{ url: { href: '' } }], 'row 1: File must be text'],
		['a list in a list', [{ url: [['https://a.example']] }], 'row 1: File must be text'],
		['a row that is none', ['https://a.example'], 'row 1: File is blank'],
		[
			'a password that is true',
			[{ url: 'https://a.example', password: true }],
			'row 1: Password must be text',
		],
	])('refuses %s, and names the row', (_, files, message) => {
		expect(() => bodyOf(FILES, { files })).toThrow(UnfitValue);
		expect(() => bodyOf(FILES, { files })).toThrow(message);
	});
});

// Names that every JavaScript object answers to.
const INHERITED = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];

/** What a spreadsheet or a mistaken expression writes is refused, which identifiers.test.ts tests. */
function isIdentifier(text: string): boolean {
	try {
		return toIdentifier(text) !== '';
	} catch {
		return false;
	}
}

describe('named values: a name is data, whatever it is', () => {
	const name = fc.oneof(
		fc.constantFrom(...INHERITED, 'a.b', 'a[0]', '0', '{{ 1 }}', '=x'),
		fc
			.string({ minLength: 1 })
			.map((text) => text.trim())
			.filter(isIdentifier),
	);
	const value = fc
		.string({ minLength: 1 })
		.map((text) => text.trim())
		.filter((text) => text !== '');

	it('sends each under its own name', () => {
		const rows = fc.uniqueArray(fc.record({ name, value }), {
			selector: (each) => each.name,
			minLength: 1,
		});
		fc.assert(
			fc.property(rows, (fields) => {
				const info = bodyOf(INFO, { fields })?.additional_info ?? {};
				const expected = new Map(fields.map((each) => [each.name, each.value]));
				expect(new Map(Object.entries(info))).toEqual(expected);
				expect(Object.getPrototypeOf(info)).toBe(Object.prototype);
			}),
		);
	});

	it.each(INHERITED)('changes no object but its own for %s', (inherited) => {
		const before = Object.getOwnPropertyNames(Object.prototype).length;
		const body = bodyOf(INFO, { fields: [{ name: inherited, value: 'x' }] });
		expect(JSON.stringify(body)).toBe(`{"additional_info":{"${inherited}":"x"}}`);
		expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(before);
	});

	it('adds to what is there, wins over it, and leaves the object that was given as it is', () => {
		const given = { profession: 'Engineer', income_range: '0-5 LPA' };
		const fields = [{ name: 'income_range', value: '5-10 LPA' }];
		expect(bodyOf(INFO, { fields }, { additional_info: given })).toEqual({
			additional_info: { profession: 'Engineer', income_range: '5-10 LPA' },
		});
		expect(given.income_range).toBe('0-5 LPA');
	});

	it('refuses a name that comes twice: one of the values would be lost without a word', () => {
		const twice = [
			{ name: 'visa', value: '1' },
			{ name: 'profession', value: 'Engineer' },
			{ name: ' visa ', value: '2' },
		];
		expect(() => bodyOf(INFO, { fields: twice })).toThrow(UnfitValue);
		expect(() => bodyOf(INFO, { fields: twice })).toThrow(
			/^has the name "visa" twice, in rows 1 and 3$/,
		);
		const long = ['1', '2'].map((each) => ({ name: 'x'.repeat(5000), value: each }));
		expect(() => bodyOf(INFO, { fields: long })).toThrow(/^has the name "x{60}…" twice/);
	});

	it('takes a name that comes again with a blank value, of which nothing is lost', () => {
		const fields = ['', '1', ' '].map((each) => ({ name: 'visa', value: each }));
		expect(bodyOf(INFO, { fields })).toEqual({ additional_info: { visa: '1' } });
	});

	it.each<[string, Record<string, unknown>, string]>([
		['a list', { name: 'a', value: ['1', '2'] }, 'row 2: Value must be text, but it is a list'],
		['a list of one', { name: 'a', value: ['1'] }, 'row 2: Value must be text, but it is a list'],
		['an empty list', { name: 'a', value: [] }, 'row 2: Value must be text, but it is a list'],
		['an object', { name: 'a', value: {} }, 'row 2: Value must be text, but it is an object'],
		[
			'a list of names',
			{ name: ['a'], value: '1' },
			'row 2: its name must be text, but it is a list',
		],
	])('refuses %s, of which only a part would be sent', (_, row, message) => {
		const fields = [{ name: 'visa', value: '1' }, row];
		expect(() => bodyOf(INFO, { fields })).toThrow(UnfitValue);
		expect(() => bodyOf(INFO, { fields })).toThrow(message);
	});

	it('sends no blank value, and refuses a value without a name', () => {
		expect(bodyOf(INFO, { fields: [{ name: 'visa', value: ' ' }] })).toEqual({});
		for (const blank of [undefined, null, '', ' ']) {
			expect(() => bodyOf(INFO, { fields: [{ name: blank, value: 'x' }] })).toThrow(
				'has no name in row 1',
			);
		}
	});
});
