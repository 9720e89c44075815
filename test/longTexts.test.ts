import { DollarPeApi } from '../credentials/DollarPeApi.credentials';
import { isOutside } from '../dollarpe/money/amountLimits';
import { comparableDecimal, compareDecimals } from '../dollarpe/money/decimal';
import { originOf } from '../dollarpe/environments';
import { lastFour, masksIn, withoutQuery } from '../dollarpe/text/masks';
import { whyNotReachable } from '../dollarpe/publicUrl';
import { startEmulator, type Emulator } from '../dev/emulator';
import { sanitize } from '../nodes/client/redaction/sanitize';
import { createRedactor } from '../nodes/client/redaction/redact';
import { toJsonObject } from '../nodes/DollarPe/resources/values/jsonObject';
import { Fixtures } from './dev/emulator/world';
import { failure } from './support/dollarPe';

const LENGTH = 100_000;
const many = (text: string) => text.repeat(LENGTH / text.length);
const [zeros, dots, slashes] = [many('0'), many('.'), many('/')];
const credential = { apiKey: 'key-0123456789', apiSecret: 'secret-0123456789' };

describe('a text of 100,000 characters, from a customer or a server, is handled like a short one', () => {
	it('an amount', () => {
		expect(comparableDecimal(`1${zeros}1`)).toBe(`1${zeros}1e0`);
		expect(comparableDecimal(`1.${zeros}1${zeros}`)).toBe(comparableDecimal(`1.${zeros}1`));
		expect(comparableDecimal(`${zeros}51.50`)).toBe('515e-1');
		expect(comparableDecimal(`1${zeros}x`)).toBeUndefined();
		expect(compareDecimals(`1.${zeros}1`, `1.${zeros}2`)).toBeLessThan(0);
		expect(isOutside({ min: `2${zeros}1`, max: undefined }, '51')).toBe(true);
	});

	it('a number in a JSON field', () => {
		const fraction = `1.${'0'.repeat(4_000)}`;
		expect(toJsonObject(`{"a": ${fraction}}`)).toEqual({ a: 1 });
		expect(() => toJsonObject(`{"a": ${fraction}1}`)).toThrow('cannot be kept exactly');
		expect(() => toJsonObject(`{"a": 1${zeros}1}`)).toThrow('cannot be kept exactly');
		expect(() => toJsonObject('{"a": 1e99999}')).toThrow('cannot be kept exactly');
	});

	it.each([
		['zeros before what is no digit', `${zeros}x1`],
		['zeros before a digit', `${zeros}1`],
		['digits', many('1234567890')],
		['letters and digits', many('AB12')],
		['digits in groups', many('1234 ')],
		['an address', `${many('a')}@oksbi`],
	])('an account number is masked wherever an error shows it: %s', (_, number) => {
		const hide = createRedactor(credential, [lastFour(number)]);
		for (const said of [number, `Account ${number} is taken`, `"${number.toLowerCase()}"`]) {
			const shown = hide(said);
			expect(shown).toMatch(/^("?|Account )••••|^\[hidden\]$/);
			expect(shown.length).toBeLessThan(100);
		}
		expect(hide('Account Number is taken')).toBe('Account Number is taken');
	});

	it('words and values in what an error keeps of an answer', () => {
		const hide = createRedactor(credential);
		const errors = { account_number: [many('a b1'), many('ab1'), many('ab'), `${many('1')} `] };
		expect(sanitize({ errors }, hide)).toEqual({
			errors: {
				account_number: [
					many('a b1').slice(0, 10_000),
					'••••1ab1',
					many('ab').slice(0, 10_000),
					'••••1111',
				],
			},
		});
		expect(sanitize({ account_number: many('😀') }, hide)).toEqual({
			account_number: `••••${'😀'.repeat(4)}`,
		});
	});

	it('a link', () => {
		expect(withoutQuery(many('#?'))).toMatchObject({ shownAs: '[hidden]' });
		expect(withoutQuery(many('#\n'))).toMatchObject({ shownAs: '[hidden]' });
		expect(withoutQuery(`${many('?')} `).text).toBe(many('?').slice(1));
		expect(masksIn({ url: many('a') })).toEqual([]);
	});

	it("the address of a credential, and one for DollarPe's events", () => {
		const originFor = (baseUrl: string) => originOf({ environment: 'custom', baseUrl });
		expect(originFor(`https://a${dots}b`)).toBe(`https://a${dots}b`);
		expect(originFor(`https://a.b${dots}`)).toBe('https://a.b');
		expect(whyNotReachable(`https://example.com${dots}x`, 'https://example.com')).toBeUndefined();
	});

	it('a path that the HTTP Request node is given', async () => {
		const { authenticate } = new DollarPeApi();
		const signed = authenticate(
			{ environment: 'sandbox', ...credential },
			{ baseURL: `https://sandbox.dollarpe.xyz${slashes}`, url: `${slashes}a` },
		);
		expect((await signed).url).toBe('https://sandbox.dollarpe.xyz/a');
	});
});

describe('in a run', () => {
	let emulator: Emulator;
	beforeAll(async () => (emulator = await startEmulator()));
	afterEach(() => emulator.reset());
	afterAll(async () => await emulator.close());

	it('an account number that DollarPe refuses is its own error, not one that stops n8n', async () => {
		const customerId = await new Fixtures(emulator).customer();
		emulator.faults.next({ kind: 'rejected200', message: `Account ${zeros}x1 is invalid` });
		const error = await failure(emulator, {
			parameters: {
				resource: 'bankAccount',
				operation: 'create',
				customerId,
				accountName: 'Asha Rao',
				accountNumber: `${zeros}x1`,
				ifsc: 'SBIN0001829',
			},
		});
		expect(`${error.message} ${error.description}`).not.toContain('00000');
	});

	it('an amount is quoted by its beginning', async () => {
		const customerId = await new Fixtures(emulator).customer();
		const { message } = await failure(emulator, {
			parameters: {
				resource: 'payout',
				operation: 'createQuotation',
				customerId,
				bankId: customerId,
				asset: 'usdt',
				fiat: 'inr',
				sendingAmount: `9${zeros}`,
				options: { checkAmountLimits: true },
			},
		});
		expect(message).toMatch(/^Sending Amount is 90{59}…, but DollarPe takes /);
	});
});
