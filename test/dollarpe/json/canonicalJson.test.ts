import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';

import { canonicalJson, JSON_FORMATS, type JsonFormat } from '../../../dollarpe/json/canonicalJson';
import { sign } from '../../../dollarpe/signing/signature';
import signatures from '../vectors/signatures.json';

const { apiKey, apiSecret, timestamp, vectors } = signatures;

const signed = (json: string) => sign({ apiKey, apiSecret, timestamp, json });

describe('the text and signature that DollarPe would compute; anything else and every request is refused', () => {
	it('has at least 200 vectors made by Python', () => {
		expect(vectors.length).toBeGreaterThanOrEqual(200);
	});

	describe.each(JSON_FORMATS)('in the format %s', (format) => {
		it.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
			const text = canonicalJson(JSON.parse(vector.body), format);
			expect(text).toBe(vector.texts[format]);
			expect(signed(text)).toBe(vector.signatures[format]);
		});
	});
});

describe('vectors made beforehand, by Python and by Node.js, from the bodies in the documentation', () => {
	const customer = {
		full_name: 'John Doe',
		phone: '9911002211',
		email: 'john@example.com',
		alpha_3_country_code: 'IND',
		client_reference_id: 'test123',
	};
	const quotation = {
		customer_id: 'def8b740-99f9-4cba-bc9e-99de57e927b4',
		bank_id: '4e6f1b20-a73c-11ec-b909-0242ac120002',
		risk_parameters: {
			suspicious_activity_report: false,
			law_enforcement_agency_report: false,
			ip_address: '127.0.0.1',
			device_id: 'dev-1',
		},
		asset: 'usdt',
		fiat: 'inr',
		payment_method: 'IMPS',
		sending_amount: '10000',
	};
	const names = { full_name: 'José Ñandú 李', webhook_url: 'https://example.com/h?a=1&b=2' };

	it.each<[string, unknown, JsonFormat, string]>([
		['no body', undefined, 'compact', 'uWIMNA47Bbzzr47DnwnkSiSnnZAx+z5Z+xME2qx6fio='],
		['customer', customer, 'compact', 'hiaREwyWk6KtR0116tveVwrDkYUZwMYimRwMSZ0syFI='],
		['customer', customer, 'spaced', 'EJik9/7N6qyemMMdSyRMz/GIZHrYtL++1oFgur5BVxo='],
		['nested', quotation, 'compact', '1Uq5vj7STVeQJvlxBEPMGwgSCvrWFubbaU1UhbbFPXI='],
		['nested', quotation, 'spaced', 'p5omVieJDim9CRa5Cc9eQETPWjvoGaiC//2KmACfHVo='],
		['names', names, 'compact', 'W3e1NgoNj/V6ArdlW94kKqR9cVtJLNLYUKUrWcby3WE='],
		['names', names, 'compactUtf8', 'pqa0bCnWsiWQdKTTh28+0XK/C0+qY8DGAVJpZdhb8Ls='],
		['names', names, 'spaced', 'Sx2mGbk5B1DCEdNnVjQTYzrSlD0hYarLbdDddpmpRt4='],
	])('%s, %#: %j as %s', (_, body, format, signature) => {
		expect(signed(canonicalJson(body, format))).toBe(signature);
	});
});

describe('what JavaScript has and JSON has not', () => {
	it('leaves out what is undefined, as JSON.stringify does, so that an unset field is not signed', () => {
		const body = { a: undefined, b: [undefined, () => 1], c: Symbol('c'), d: null };
		expect(canonicalJson(body)).toBe(JSON.stringify(body));
	});

	it('writes null where a list has holes', () => {
		expect(canonicalJson({ list: Object.assign(new Array(3), { 1: 'b' }) })).toBe(
			'{"list":[null,"b",null]}',
		);
	});

	it('writes dates and other objects by their own toJSON, and boxed values as what is in them', () => {
		const body = {
			at: new Date(0),
			n: Object(1.5),
			s: Object('text'),
			z: { toJSON: () => undefined },
		};
		expect(canonicalJson(body)).toBe('{"at":"1970-01-01T00:00:00.000Z","n":1.5,"s":"text"}');
	});

	it.each([NaN, Infinity, -Infinity])(
		'refuses %d by its name, where JSON.stringify would send null',
		(n) => {
			expect(() => canonicalJson({ list: [{ amount: n }] })).toThrow(`"amount" is ${n}`);
		},
	);

	it('refuses a BigInt and what refers to itself with a sentence, not with a stack overflow', () => {
		const circle: Record<string, unknown> = {};
		circle.self = circle;
		expect(() => canonicalJson(circle)).toThrow('refers to itself');
		expect(() => canonicalJson({ n: 1n })).toThrow('"n" is a BigInt');
		expect(() => canonicalJson({ n: Object(1n) })).toThrow('"n" is a BigInt');
	});
});

/** Bodies as they come from workflows: any keys, text of every plane, numbers of every size, nested. */
const bodies = fc.letrec<{ value: unknown; object: Record<string, unknown> }>((tie) => ({
	value: fc.oneof(
		{ maxDepth: 4, withCrossShrink: true },
		fc.string({ unit: 'binary' }),
		fc.string({ unit: 'grapheme-ascii' }),
		// UTF-16 units in any order: lone surrogates among them.
		fc
			.array(fc.integer({ min: 0xd7f0, max: 0xe010 }))
			.map((units) => String.fromCharCode(...units)),
		fc.double({ noNaN: true, noDefaultInfinity: true }),
		fc.integer(),
		fc.maxSafeInteger(),
		fc.integer({ min: -25, max: 25 }).chain((e) => fc.integer().map((n) => n * 10 ** e)),
		fc.boolean(),
		fc.constant(null),
		fc.array(tie('value'), { maxLength: 4 }),
		tie('object'),
	),
	object: fc.dictionary(fc.string({ unit: 'binary', maxLength: 6 }), tie('value'), { maxKeys: 6 }),
})).object;

const BODIES = 10_000;

it(`agrees with python3 on ${BODIES.toLocaleString('en')} random bodies, so that no name and no amount is refused`, () => {
	const sample = fc.sample(bodies, { numRuns: BODIES, seed: 20261122 });
	const python = spawnSync('python3', [join(__dirname, '../vectors', 'judge.py')], {
		input: sample.map((body) => JSON.stringify(body)).join('\n'),
		encoding: 'utf8',
		maxBuffer: 2 ** 30,
	});
	if (python.error) {
		console.warn('SKIPPED: python3 is not there, so random bodies were not compared with it');
		return;
	}
	expect(python.stderr).toBe('');
	const verdicts = python.stdout.trimEnd().split('\n');
	expect(verdicts).toHaveLength(BODIES);
	const disagreements = sample.flatMap((body, i) => {
		const verdict: Record<JsonFormat, [string, string]> = JSON.parse(verdicts[i] ?? '');
		return JSON_FORMATS.filter((format) => {
			const text = canonicalJson(body, format);
			const [expectedText, expectedSignature] = verdict[format];
			return text !== expectedText || signed(text) !== expectedSignature;
		}).map((format) => ({ format, body, expected: verdict[format] }));
	});
	expect(disagreements).toEqual([]);
});
