import fc from 'fast-check';

import { amountText, readAmount, type Amount } from '../../../dollarpe/money/amount';
import { receivingBounds, sendingAmountFor } from '../../../dollarpe/money/sendingAmount';

const amount = (text: string): Amount => readAmount(text) ?? -1n;

describe('what may arrive: less is a bill that is not paid, much more is money given away', () => {
	it.each([
		['5000', '0.5', '5000', '5025', '5006.25'],
		['5000', '0', '5000', '5000', '5000'],
		['0.01', '5', '0.01', '0.0105', '0.010125'],
		['12345678901234.56', '5', '12345678901234.56', '12962962846296.288', '12499999887499.992'],
	])('%s within %s %%', (wanted, percent, least, most, aim) => {
		const bounds = receivingBounds(amount(wanted), amount(percent));
		expect(amountText(bounds.least)).toBe(least);
		expect(amountText(bounds.most)).toBe(most);
		expect(amountText(bounds.aim)).toBe(aim);
	});
});

describe('what to send so that an amount arrives', () => {
	it.each([
		['5006.25', '1', '87.2', '57.411124'],
		['5000', '51', '4144.6', '61.525841'],
		['100', '1', '100', '1'],
		['1', '1', '3', '0.333334'],
	])('%s, if of %s arrive %s', (aim, sent, received, expected) => {
		const ratio = { sent: amount(sent), received: amount(received) };
		expect(amountText(sendingAmountFor(amount(aim), ratio) ?? 0n)).toBe(expected);
	});

	it('is nothing where nothing arrived: a division by it would stop the run', () => {
		expect(sendingAmountFor(1n, { sent: 1n, received: 0n })).toBeUndefined();
		expect(sendingAmountFor(1n, { sent: 0n, received: 1n })).toBeUndefined();
	});

	it('is enough, and less than a millionth too much', () => {
		const some = fc.bigInt(1n, 10n ** 30n);
		const step = 10n ** 12n;
		fc.assert(
			fc.property(some, some, some, (aim, sent, received) => {
				const found = sendingAmountFor(aim, { sent, received }) ?? 0n;
				expect(found % step).toBe(0n);
				expect(found * received >= aim * sent).toBe(true);
				expect((found - step) * received < aim * sent).toBe(true);
			}),
		);
	});
});
