import fc from 'fast-check';

import { startEmulator } from '../../../dev/emulator';
import { toAmount, toText, UnfitValue } from '../../../nodes/DollarPe/resources/values/values';
import { exchange } from '../../support/exchange';

const digits = (minLength: number, maxLength: number) =>
	fc.string({ unit: fc.constantFrom(...'0123456789'), minLength, maxLength });

/** Decimal texts of up to 30 digits, with zeros at either end too. */
const decimals = fc
	.tuple(digits(1, 15), fc.option(digits(1, 15)))
	.map(([whole, part]) => (part === null ? whole : `${whole}.${part}`));

describe('amounts: what a person writes is what is paid', () => {
	it('keeps every digit of a text', () => {
		fc.assert(fc.property(decimals, (text) => toAmount(text) === text));
	});

	it('writes a number out, or refuses it: never as another number, never with an exponent', () => {
		const number = fc.oneof(fc.double(), fc.float(), fc.integer(), fc.maxSafeInteger());
		fc.assert(
			fc.property(number, (value) => {
				let text: string | undefined;
				try {
					text = toAmount(value);
				} catch (error) {
					return error instanceof UnfitValue;
				}
				return text !== undefined && /^\d+(\.\d+)?$/.test(text) && Number(text) === value;
			}),
		);
	});

	it.each([51, 0.1, 10000.5, 999999999999999, 0.000001])('takes %d, which is certain', (value) => {
		expect(toAmount(value)).toBe(String(value));
	});

	it.each([0.1 + 0.2, 1e21, 1e-7, 2 ** 53, 123456789012345.67])(
		'refuses %d, whose digits are not those that somebody wrote',
		(value) => {
			expect(() => toAmount(value)).toThrow('give it as text');
		},
	);

	it.each([-5, '-5', '5.', '.5', '1e3', '1,000', '1 000', '0x10', '٣', 'NaN', '5 USDT', true, [5]])(
		'refuses %j, which is no amount',
		(value) => {
			expect(() => toAmount(value)).toThrow(UnfitValue);
		},
	);

	it.each([Number.MAX_SAFE_INTEGER, 12.5])('lets %d stand in a text field', (value) => {
		expect(toText(value)).toBe(String(value));
	});

	it('keeps every digit on the way through n8n, and in what was signed', async () => {
		const emulator = await startEmulator();
		const amounts = fc.sample(decimals, 200);
		const { sent } = await exchange(emulator, {
			items: amounts.map((amount) => ({ amount })),
			onError: 'continueRegularOutput',
			parameters: {
				resource: 'payout',
				operation: 'createQuotation',
				customerId: '6b1f7d3e-0000-4000-8000-000000000000',
				bankId: '6b1f7d3e-0000-4000-8000-000000000000',
				asset: 'usdt',
				fiat: 'inr',
				sendingAmount: '={{ $json.amount }}',
			},
		});
		const arrived = sent.map(({ body }) => (body as { sending_amount: unknown }).sending_amount);
		expect(arrived.sort()).toEqual([...amounts].sort());
		// 401 would be a signature over something else.
		expect(new Set(emulator.requests.map(({ status }) => status))).toEqual(new Set([400]));
		await emulator.close();
	});
});
