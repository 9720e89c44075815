import fc from 'fast-check';
import { DateTime } from 'luxon';

import { toJsonObject } from '../../../../../nodes/DollarPe/resources/values/jsonObject';
import { UnfitValue } from '../../../../../nodes/DollarPe/resources/values/values';

function problemOf(value: unknown): string {
	try {
		toJsonObject(value);
	} catch (error) {
		if (error instanceof UnfitValue) return error.message;
		throw error;
	}
	return '';
}

describe('a JSON field: what is sent is what somebody wrote, or nothing', () => {
	it.each([
		['{"a": 1.0}', { a: 1 }],
		['{"a": 5.00, "b": [1E2, -0.50, 0e9, 100e-2, 1.5e+3]}', { a: 5, b: [100, -0.5, 0, 1, 1500] }],
		['{"a": 0.1, "b": 1e-7, "c": 9007199254740991}', { a: 0.1, b: 1e-7, c: 9007199254740991 }],
		['{"a": "9007199254740993 1.0"}', { a: '9007199254740993 1.0' }],
	])('takes %s, which keeps its value', (text, value) => {
		expect(toJsonObject(text)).toEqual(value);
	});

	it.each([
		'{"a": 9007199254740993}',
		'{"a": 12345678901234567890}',
		'{"a": {"b": [0.12345678901234567891]}}',
		'{"a": 1e400}',
		'{"a": 1e-400}',
	])('refuses %s, which would lose digits: another account, another amount', (text) => {
		expect(problemOf(text)).toContain('cannot be kept exactly');
	});

	it('refuses a number of thousands of digits', () => {
		expect(problemOf(`{"a": ${'1'.repeat(6000)}}`)).toContain('cannot be kept exactly');
	});

	it('takes every number that JavaScript writes', () => {
		fc.assert(
			fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
				for (const text of [String(number), number.toExponential()]) {
					expect(toJsonObject(`{"a": ${text}}`)).toEqual({ a: Number(text) });
				}
			}),
		);
	});

	it('refuses every decimal with more digits than a number holds', () => {
		const digits = fc.stringMatching(/^[1-9]\d{17,30}[1-9]$/);
		fc.assert(
			fc.property(digits, fc.nat({ max: 17 }), (text, at) => {
				const number = at === 0 ? text : `${text.slice(0, at)}.${text.slice(at)}`;
				fc.pre(BigInt(text) !== BigInt(Number(text)));
				expect(problemOf(`{"a": ${number}}`)).toContain('cannot be kept exactly');
			}),
		);
	});

	it.each<[string, unknown]>([
		['a DateTime', DateTime.utc()],
		['a Date', new Date(0)],
		['a Map', new Map([['a', 1]])],
		['a Set', new Set([1])],
		['an instance', new (class Customer {})()],
		['an error', new Error('x')],
		['a list', [{ a: 1 }]],
		['a number', 5],
		['true', true],
		['a text of another kind', '"a"'],
	])('refuses %s, which would be sent as something else', (_, value) => {
		expect(problemOf(value)).toBe('must be a JSON object, such as {"name": "value"}');
	});

	it.each<[string, unknown]>([
		['a Map', { a: new Map([['b', 1]]) }],
		['a function', { a: { b: [() => 1] } }],
		['a Symbol', { a: Symbol('b') }],
		['an instance', { a: [new (class Customer {})()] }],
		['an invalid date', { a: new Date(NaN) }],
		['NaN', { a: NaN }],
		['Infinity', { a: [-Infinity] }],
		['a BigInt', { a: 5n }],
	])('refuses an object that holds %s, which JSON drops or cannot hold', (_, value) => {
		expect(problemOf(value)).toBe('has a value that JSON cannot hold: give it as text');
	});

	it('refuses an object that refers to itself', () => {
		const circle: Record<string, unknown> = {};
		circle.a = { circle };
		expect(problemOf(circle)).toBe('is nested too deep, or refers to itself');
		for (const inner of ['1', '1.0']) {
			const deep = '{"a":'.repeat(100_000) + inner + '}'.repeat(100_000);
			expect(problemOf(deep)).toBe('is nested too deep, or refers to itself');
		}
	});

	it.each([2 ** 53, -(2 ** 53), 1e21])('refuses an object with %d, as text fields do', (number) => {
		expect(problemOf({ a: [{ b: number }] })).toContain('cannot be kept exactly');
	});

	it.each<[string, object]>([
		['of an expression', { a: [1, 0.1, 'x', null, true, { b: {} }], c: undefined }],
		['without a prototype', Object.assign(Object.create(null) as object, { a: 1 })],
		['with a date, which has a text of its own', { a: DateTime.utc(), b: new Date(0) }],
	])('takes an object %s as it is', (_, value) => {
		expect(toJsonObject(value)).toBe(value);
	});

	it.each([undefined, null, '', ' ', '{}', {}])('takes %j for blank', (value) => {
		expect(toJsonObject(value)).toBeUndefined();
	});
});

describe('the numbers of documents in it', () => {
	it.each([
		[{ pan_number: 'ABCPG\u200B1234N' }, 'has "pan_number", which has the character U+200B'],
		[
			'{"details": {"passport_number": "undefined"}}',
			'has "passport_number", which is "undefined"',
		],
	])('%j is refused: it is of another document, or of none', (value, problem) => {
		expect(() => toJsonObject(value)).toThrow(problem);
	});

	it('are identifiers, but other texts are not', () => {
		const value = { name: 'क्\u200Dष null', pan_number: 'ABCPG1234N', note: 'undefined' };
		expect(toJsonObject(value)).toEqual(value);
	});
});
