import {
	reserve,
	type Reservation,
} from '../../../../nodes/DollarPe/delivery/orders/spentInExecution';

const usdt = (amount: bigint) => ({ amount, currency: 'USDT' });
const LIMIT = 100n;

let count = 0;
let execution: string;
beforeEach(() => (execution = `execution ${++count}`));

const counted = (payment: string, amount: bigint, of = execution): Reservation => {
	const result = reserve(of, ['account', payment], usdt(amount), LIMIT);
	if (!('keep' in result)) throw new Error(`${result.added} more than ${result.counted}`);
	return result;
};

describe('what is counted in an execution: money that may have moved is never forgotten', () => {
	it('as much as the limit is let through, and not one unit more', () => {
		counted('a', 60n);
		expect(reserve(execution, ['account', 'b'], usdt(41n), LIMIT)).toEqual({
			counted: 60n,
			added: 41n,
		});
		counted('b', 40n);
	});

	it('what is given back may be spent by another', () => {
		counted('a', 100n).giveBack();
		counted('b', 100n);
	});

	it('one reference of two accounts is two payments', () => {
		counted('a', 60n);
		expect(reserve(execution, ['other', 'a'], usdt(60n), LIMIT)).toEqual({
			counted: 60n,
			added: 60n,
		});
	});

	it('one of two tries at the same time that is refused does not give back what the other may pay', () => {
		const [first, second] = [counted('a', 100n), counted('a', 100n)];
		first.giveBack();
		expect(() => counted('b', 1n)).toThrow();
		second.giveBack();
		counted('b', 100n);
	});

	it('a refusal after a payment was made or uncertain gives nothing back', () => {
		counted('a', 100n).keep();
		counted('a', 100n).giveBack();
		expect(() => counted('b', 1n)).toThrow();
	});

	it('what has no end yet stays counted', () => {
		counted('a', 100n);
		counted('a', 100n);
		expect(() => counted('b', 1n)).toThrow();
	});

	it('an execution in use is not forgotten for others that use the limits', () => {
		counted('a', 99n);
		for (let n = 0; n < 15_000; n++) {
			counted('a', 1n, `other ${count} ${n}`);
			if (n % 5000 === 0) counted('a', 99n);
		}
		expect(() => counted('b', 2n)).toThrow();
	});

	it('references that are forgotten stay in the sum', () => {
		counted('first', 60n).keep();
		for (let n = 0; n < 50_000; n++) counted(`a ${n}`, 1n, `many ${count} ${n % 100}`).giveBack();
		for (let n = 0; n < 50_000; n++) {
			reserve(`filler ${count}`, ['account', String(n)], usdt(1n), 1_000_000n);
		}
		expect(() => counted('first', 60n)).toThrow('60 more than 60');
	});
});
