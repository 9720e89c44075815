import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { verifyCall, type ReceivedCall, type Verifier } from '../../../dollarpe/signing/webhook';

const COUNT = 1000;
const NOW = 1700000000;

const verifier: Verifier = {
	apiKey: 'test_key',
	apiSecret: ['test', 'secret'].join('_'),
	now: NOW,
	toleranceSeconds: 300,
};

interface Sample {
	body: string;
	signature: string;
	forged: string;
}

/** Genuine calls from Python; undefined where there is no python3. */
function samples(): Sample[] | undefined {
	const script = join(__dirname, '../vectors', 'webhooks.py');
	const python = spawnSync('python3', [script, String(COUNT), String(NOW)], {
		encoding: 'utf8',
		maxBuffer: 2 ** 28,
	});
	if (python.error) {
		console.warn('SKIPPED: python3 is not there, so no bodies signed by Python were verified');
		return undefined;
	}
	expect(python.stderr).toBe('');
	return python.stdout
		.trimEnd()
		.split('\n')
		.map((line): Sample => JSON.parse(line));
}

const statusOf = (call: ReceivedCall, against: Verifier = verifier): number => {
	const verdict = verifyCall(call, against);
	return 'status' in verdict ? verdict.status : 200;
};

/** The text with another character of Base64 in place of one of its own. */
function changedAt(text: string, position: number): string {
	const other = text[position] === 'A' ? 'B' : 'A';
	return text.slice(0, position) + other + text.slice(position + 1);
}

describe('bodies signed by Python', () => {
	const all = samples() ?? [];
	const calls = all.map(({ body, signature }) => ({
		rawBody: Buffer.from(body, 'utf8'),
		timestamp: String(NOW),
		signature,
	}));

	it(`accepts ${COUNT} genuine ones, however they are written: a payout that is not announced is lost`, () => {
		expect(calls.filter((call) => statusOf(call) !== 200)).toEqual([]);
	});

	it(`refuses ${COUNT} of which one byte was changed`, () => {
		const forgeries = all.map(({ forged }, i) => ({ ...calls[i], rawBody: Buffer.from(forged) }));
		expect(forgeries.filter((call) => statusOf({ ...call } as ReceivedCall) === 200)).toEqual([]);
	});

	it(`refuses ${COUNT} with another timestamp, another signature, another key, another secret`, () => {
		const accepted = calls.flatMap((call, i) => {
			const attempts: Array<[ReceivedCall, Verifier]> = [
				[{ ...call, timestamp: String(NOW + 1 + (i % 200)) }, verifier],
				// The last character before = carries only four bits that count: it is left out.
				[{ ...call, signature: changedAt(call.signature, i % 42) }, verifier],
				[call, { ...verifier, apiKey: changedAt(verifier.apiKey, i % 8) }],
				[call, { ...verifier, apiSecret: changedAt(verifier.apiSecret, i % 11) }],
			];
			return attempts.filter(([attempt, against]) => statusOf(attempt, against) === 200);
		});
		expect(accepted).toEqual([]);
	});

	it('refuses a signature whose last character differs only in bits that Base64 drops', () => {
		const [call] = calls;
		if (!call) return;
		const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
		const last = alphabet.indexOf(call.signature[42] ?? '');
		const twin = `${call.signature.slice(0, 42)}${alphabet[last ^ 1]}=`;
		expect(Buffer.from(twin, 'base64')).toEqual(Buffer.from(call.signature, 'base64'));
		expect(statusOf({ ...call, signature: twin })).toBe(401);
	});
});

describe('what costs least is checked first: forged calls must not keep n8n from its work', () => {
	const TOO_LARGE = 64 * 1024 + 1;
	const headers = { timestamp: String(NOW), signature: `${'A'.repeat(43)}=` };

	it.each<[string, Partial<ReceivedCall>, Partial<Verifier>]>([
		['no timestamp', { timestamp: undefined }, {}],
		['no signature', { signature: undefined }, {}],
		['an old timestamp', { timestamp: String(NOW - 301) }, {}],
		['a timestamp from the future', { timestamp: String(NOW + 301) }, {}],
		['a clock that is not known', {}, { now: NaN }],
		['a tolerance that is none', {}, { toleranceSeconds: NaN }],
		['a credential without a key', {}, { apiKey: '' }],
		['a credential without a secret', {}, { apiSecret: '' }],
	])('%s: the body is not even looked at', (_, changes, against) => {
		const call: ReceivedCall = {
			...headers,
			...changes,
			get rawBody(): unknown {
				throw new Error('The body was read');
			},
		};
		expect(statusOf(call, { ...verifier, ...against })).toBe(401);
	});

	it.each([
		['bytes', Buffer.alloc(TOO_LARGE, '[')],
		['text', '['.repeat(TOO_LARGE)],
		['letters of two bytes', 'é'.repeat(40_000)],
	])('a body that is too large is not parsed: %s', (_, rawBody) => {
		expect(statusOf({ ...headers, rawBody })).toBe(413);
	});
});

describe('a call that is refused is told why: without it, nobody finds the wrong clock or the wrong credential', () => {
	const SIGNATURE = `${'A'.repeat(43)}=`;
	const MISMATCH = 'the signature does not match';
	const NO_SIGNATURE = 'X-SIGNATURE is missing or is not a signature';
	const NO_TIMESTAMP = 'X-TIMESTAMP is missing or is not a number of seconds';
	const NO_TOLERANCE = 'the timestamp tolerance must be a number of seconds from 1 to 86,400';
	const genuine = { rawBody: '{}', timestamp: String(NOW), signature: SIGNATURE };

	it.each<
		[reason: string, status: number, call: Partial<ReceivedCall>, against?: Partial<Verifier>]
	>([
		[MISMATCH, 401, {}],
		['the credential has no API key or no API secret', 401, {}, { apiKey: '' }],
		['the credential has no API key or no API secret', 401, {}, { apiSecret: '' }],
		[NO_TIMESTAMP, 401, { timestamp: undefined }],
		[NO_TIMESTAMP, 401, { timestamp: '' }],
		[NO_TIMESTAMP, 401, { timestamp: NOW }],
		[NO_TIMESTAMP, 401, { timestamp: [String(NOW)] }],
		[NO_TIMESTAMP, 401, { timestamp: ` ${NOW}` }],
		[NO_TIMESTAMP, 401, { timestamp: `${NOW}.0` }],
		[NO_TIMESTAMP, 401, { timestamp: '-1' }],
		[NO_TIMESTAMP, 401, { timestamp: '9'.repeat(13) }],
		[
			`it is ${999_999_999_999 - NOW} seconds ahead of this machine`,
			401,
			{ timestamp: '9'.repeat(12) },
		],
		[`it is ${NOW} seconds old`, 401, { timestamp: '0' }],
		['it is 301 seconds old', 401, { timestamp: String(NOW - 301) }],
		['it is 301 seconds ahead of this machine', 401, { timestamp: String(NOW + 301) }],
		[MISMATCH, 401, { timestamp: String(NOW - 300) }],
		[MISMATCH, 401, { timestamp: String(NOW + 300) }],
		[NO_SIGNATURE, 401, { signature: undefined }],
		[NO_SIGNATURE, 401, { signature: '' }],
		[NO_SIGNATURE, 401, { signature: Buffer.from(SIGNATURE) }],
		[NO_SIGNATURE, 401, { signature: 'A'.repeat(43) }],
		[NO_SIGNATURE, 401, { signature: `A${SIGNATURE}` }],
		[NO_SIGNATURE, 401, { signature: `${SIGNATURE}=` }],
		[NO_SIGNATURE, 401, { signature: SIGNATURE.replace('A', '-') }],
		[MISMATCH, 401, { signature: SIGNATURE.replace('AAAA', 'z9+/') }],
		[NO_TOLERANCE, 401, {}, { toleranceSeconds: 0 }],
		[NO_TOLERANCE, 401, {}, { toleranceSeconds: 0.5 }],
		[NO_TOLERANCE, 401, {}, { toleranceSeconds: 86_401 }],
		[NO_TOLERANCE, 401, {}, { toleranceSeconds: Infinity }],
		[NO_TOLERANCE, 401, {}, { toleranceSeconds: true }],
		[NO_TOLERANCE, 401, {}, { toleranceSeconds: '' }],
		[NO_TOLERANCE, 401, {}, { toleranceSeconds: '1e3' }],
		[NO_TOLERANCE, 401, {}, { toleranceSeconds: '5 minutes' }],
		[NO_TOLERANCE, 401, {}, { toleranceSeconds: null }],
		[NO_TOLERANCE, 401, {}, { toleranceSeconds: [300] }],
		[MISMATCH, 401, {}, { toleranceSeconds: 1 }],
		[MISMATCH, 401, {}, { toleranceSeconds: 86_400 }],
		[MISMATCH, 401, {}, { toleranceSeconds: ' 300 ' }],
		[MISMATCH, 401, { timestamp: String(NOW - 1) }, { toleranceSeconds: '1.5' }],
		['it is 2 seconds old', 401, { timestamp: String(NOW - 2) }, { toleranceSeconds: '1.5' }],
		['the raw body is not known', 401, { rawBody: undefined }],
		['the raw body is not known', 401, { rawBody: { type: 'PAYOUT' } }],
		[MISMATCH, 401, { rawBody: Buffer.from('{}') }],
		[MISMATCH, 401, { rawBody: new Uint8Array(Buffer.from('{}')) }],
		[MISMATCH, 401, { rawBody: `"${'a'.repeat(64 * 1024 - 2)}"` }],
		['the body is larger than 64 KiB', 413, { rawBody: `"${'a'.repeat(64 * 1024 - 1)}"` }],
		['the body is not JSON', 400, { rawBody: '' }],
		['the body is not JSON', 400, { rawBody: 'type=PAYOUT' }],
		['the body is not JSON', 400, { rawBody: '['.repeat(30_000) + ']'.repeat(30_000) }],
	])('%s (%d) %#', (reason, status, call, against = {}) => {
		expect(verifyCall({ ...genuine, ...call }, { ...verifier, ...against })).toEqual({
			status,
			reason,
		});
	});
});
