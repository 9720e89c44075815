import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { JSON_FORMATS } from '../../../dollarpe/json/canonicalJson';
import {
	signRequest,
	type Credential,
	type UnsignedRequest,
} from '../../../dollarpe/signing/signedRequest';
import signatures from '../vectors/signatures.json';

const { apiKey, apiSecret, timestamp } = signatures;
const credential: Credential = { environment: 'sandbox', apiKey, apiSecret };
const url = 'https://sandbox.dollarpe.xyz/cms/api/v1/customer/create';

const signed = (changes: Partial<UnsignedRequest>, others: Credential = {}) =>
	signRequest({ method: 'POST', url, ...changes }, { ...credential, ...others }, timestamp);

/** What Python signs for JSON texts; undefined where there is no python3. */
function verdictsOf(texts: string[]): Array<Record<string, [string, string]>> | undefined {
	const python = spawnSync('python3', [join(__dirname, '../vectors', 'judge.py')], {
		input: texts.join('\n'),
		encoding: 'utf8',
	});
	if (python.error) {
		console.warn(
			'SKIPPED: python3 is not there, so bodies given as text were not compared with it',
		);
		return undefined;
	}
	expect(python.stderr).toBe('');
	return python.stdout
		.trimEnd()
		.split('\n')
		.map((line): Record<string, [string, string]> => JSON.parse(line));
}

describe("the test vector of DollarPe's developers: what does not sign so is refused", () => {
	const key = '3f1b2c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d';
	const secret = 'test-secret-do-not-use';
	const body = {
		customer_id: '78c99d71-f28f-47a9-8302-93b286efbe0e',
		amount: 100.5,
		currency: 'INR',
		meta: { note: 'Café', b: 2, a: 1 },
	};
	const signatureOf = (request: Partial<UnsignedRequest>, others: Credential = {}) =>
		signRequest(
			{ method: 'POST', url: 'https://sandbox.zapyd.com/cms/api/v1/x', ...request },
			{ environment: 'zapydSandbox', apiKey: key, apiSecret: secret, ...others },
			1735689600,
		).headers['X-SIGNATURE'];

	it('of a request without a body, and of an empty one', () => {
		const signature = '6sCtVSRQjU9+2/af8gdwUAvY1l6Ii6ENcbRfanPkhY0=';
		expect(signatureOf({ method: 'GET' })).toBe(signature);
		expect(signatureOf({ body: {} })).toBe(signature);
	});

	it('of a body with letters outside ASCII, in the format Compact and in no other', () => {
		const signature = 'l+DvQrzlKbsOSxSYOdWoWHEehcFRZfDJPKlLDkm2cSI=';
		expect(signatureOf({ body })).toBe(signature);
		expect(signatureOf({ body }, { previousApiSecret: 'another-secret' })).toBe(signature);
		for (const signedJsonFormat of ['compactUtf8', 'spaced']) {
			expect(signatureOf({ body }, { signedJsonFormat })).not.toBe(signature);
		}
	});
});

it('signs and sends a body that comes as text as Python reads it: an amount keeps every digit', () => {
	const texts = [
		'{"amount":1000000000000000001}',
		'{ "b": [1.0, 1.50, -0, -0.0, 1E5], "a": {"d": 0.00001, "c": 12345678901234567890.5} }',
		'{"amount":1,"\\u0061mount":9007199254740993}',
		'{"__proto__":{"amount":1.0},"constructor":"é"}',
	];
	verdictsOf(texts)?.forEach((verdict, i) => {
		for (const signedJsonFormat of JSON_FORMATS) {
			const [text, signature] = verdict[signedJsonFormat] ?? [];
			const request = signed({ body: texts[i] }, { signedJsonFormat });
			expect([request.body, request.headers['X-SIGNATURE']]).toEqual([text, signature]);
		}
	});
	expect(signed({ body: texts[0] }).body).toBe('{"amount":1000000000000000001}');
});

describe('bodies that cannot be signed: the person must learn why, in plain words', () => {
	it.each([
		['{"a":1', 'this one is text that is not JSON'],
		['{"a":NaN}', 'this one is text that is not JSON'],
		['{"a":1e400}', '"a" is 1e400, which is not a number that JSON can hold'],
		['['.repeat(100_000) + ']'.repeat(100_000), 'more than 500 levels deep'],
	])('%.20s', (body, words) => {
		expect(() => signed({ body })).toThrow(words);
		expect(() => signed({ body })).toThrow(expect.objectContaining({ name: 'SigningError' }));
	});

	it('a boxed BigInt in an object', () => {
		expect(() => signed({ body: { amount: Object(10n) } })).toThrow('"amount" is a BigInt');
	});
});

describe('a body that could pass for an event: with its signature, anybody could start a payout workflow', () => {
	it.each<[string, unknown]>([
		['an object', { type: 'PAYOUT', event: 'SUCCESS', id: '1' }],
		['text', '{"type":"PAYOUT","event":"SUCCESS"}'],
		['text with escapes', '{"\\u0074ype":"PAYOUT","\\u0065vent":"SUCCESS"}'],
		['text whose last value counts', '{"type":1,"event":"","type":"PAYOUT","event":"SUCCESS"}'],
		['boxed text', { type: Object('PAYOUT'), event: Object('SUCCESS') }],
		['what becomes text', { type: { toJSON: () => 'PAYOUT' }, event: { toJSON: () => 'SUCCESS' } }],
		['what becomes an event', { toJSON: () => ({ type: 'PAYOUT', event: 'SUCCESS' }) }],
		['more than an event', { type: 'PAYOUT', event: 'SUCCESS', full_name: 'John Doe' }],
	])('is refused: %s', (_, body) => {
		for (const signedJsonFormat of JSON_FORMATS) {
			expect(() => signed({ body }, { signedJsonFormat })).toThrow(
				'Refused to sign a body with both "type" and "event"',
			);
		}
	});

	it.each<[string, unknown]>([
		['a type alone', { type: 'INDIVIDUAL' }],
		['an event alone', { event: 'SUCCESS' }],
		[
			'an event deeper down',
			{ type: 'INDIVIDUAL', metadata: { type: 'PAYOUT', event: 'SUCCESS' } },
		],
		['a blank event', { type: 'INDIVIDUAL', event: ' ' }],
		['an event that is no text', '{"type":"INDIVIDUAL","event":1}'],
		['the word as a value', { type: 'INDIVIDUAL', name: 'event' }],
		['no body at all', undefined],
	])('is not: %s', (_, body) => {
		expect(() => signed({ body })).not.toThrow();
	});
});

describe('a Base URL with a final dot, which is the same host', () => {
	const baseUrl = 'https://Production.DollarPe.xyz.';
	it.each([baseUrl, 'https://production.dollarpe.xyz'])('signs for it: %s', (origin) => {
		const request = { url: `${origin}/a?b=1` };
		expect(signed(request, { environment: 'custom', baseUrl }).url).toBe(
			'https://production.dollarpe.xyz/a?b=1',
		);
	});

	it('is no other host for a credential that is not for it', () => {
		expect(() => signed({ url: `${baseUrl}/a` })).toThrow(
			"https://production.dollarpe.xyz (DollarPe's production)",
		);
	});
});

describe('a connection that others can read: they would get the key and a valid signature', () => {
	const at = (origin: string): Credential => ({ environment: 'custom', baseUrl: origin });
	const LOOPBACKS = ['https://localhost:8443', 'https://127.0.0.1:8443', 'https://[::1]:8443'];

	it.each(['https://sandbox.dollarpe.xyz', 'https://dollarpe.example.com', 'https://192.168.0.1'])(
		'refuses %s where the certificate is not verified',
		(origin) => {
			const attempt = () => signed({ url: `${origin}/a`, skipsCertificateCheck: true }, at(origin));
			expect(attempt).toThrow(`Refused to sign a request to ${origin} without verifying`);
			expect(attempt).toThrow(
				expect.objectContaining({ name: 'SigningError', readableBy: 'unverifiedServer' }),
			);
		},
	);

	it.each(LOOPBACKS)('signs for %s without a certificate that anybody could verify', (origin) => {
		const request = { url: `${origin}/a`, skipsCertificateCheck: true };
		expect(signed(request, at(origin)).url).toBe(request.url);
	});

	it.each(LOOPBACKS)(
		'refuses %s unverified through a proxy, which is another machine',
		(origin) => {
			const request = { url: `${origin}/a`, skipsCertificateCheck: true, usesProxy: true };
			expect(() => signed(request, at(origin))).toThrow('without verifying');
		},
	);

	it.each(['http://localhost:8787', 'http://127.0.0.1:8787', 'http://[::1]:8787'])(
		'refuses %s through a proxy, which could read it',
		(origin) => {
			const attempt = () => signed({ url: `${origin}/a`, usesProxy: true }, at(origin));
			expect(attempt).toThrow(`Refused to sign a request to ${origin} through a proxy`);
			expect(signed({ url: `${origin}/a` }, at(origin)).url).toBe(`${origin}/a`);
		},
	);

	it('takes a proxy for https, which only passes on what it cannot read', () => {
		expect(signed({ usesProxy: true }).url).toBe(url);
	});
});
