import fc from 'fast-check';

import { Agenda } from '../../../dev/emulator/time/agenda';
import { Clock } from '../../../dev/emulator/time/clock';

describe('what is to be done', () => {
	it('comes by time, and for equal times in the order in which it was asked for', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(20)), (times) => {
				const agenda = new Agenda();
				const done: number[] = [];
				times.forEach((at, index) => agenda.add(at, String(index), () => void done.push(index)));
				for (let now = 0; now <= 20; now += 1) {
					for (let work = agenda.takeDue(now); work; work = agenda.takeDue(now)) work();
				}
				const expected = times
					.map((at, index) => ({ at, index }))
					.sort((left, right) => left.at - right.at || left.index - right.index);
				expect(done).toEqual(expected.map(({ index }) => index));
				expect(agenda.nextAt).toBeUndefined();
			}),
		);
	});
});

describe('the clock', () => {
	let now = 1000;
	let clock: Clock;
	let done: string[];
	const note = (text: string) => () => void done.push(text);
	beforeEach(() => {
		now = 1000;
		done = [];
		clock = new Clock(() => now);
	});
	afterEach(() => clock.stop());

	it('does what is due when it is put forward, and only that', () => {
		clock.after(50, 'b', note('b'));
		clock.after(20, 'a', note('a'));
		clock.advance(49);
		expect(done).toEqual(['a']);
		clock.advance(1);
		expect(done).toEqual(['a', 'b']);
		expect(clock.now()).toBe(1050);
	});

	it('follows the clock that it was made with', () => {
		clock.after(50, 'a', note('a'));
		now += 50;
		clock.settle();
		expect(done).toEqual(['a']);
	});

	it('forgets what was to come for the same thing', () => {
		clock.after(10, 'a', note('old'));
		clock.after(20, 'a', note('new'));
		clock.after(10, 'b', note('b'));
		clock.cancel('b');
		clock.advance(100);
		expect(done).toEqual(['new']);
	});

	it('never does what is to come never', () => {
		clock.after(Infinity, 'a', note('a'));
		clock.advance(1e15);
		expect(done).toEqual([]);
	});

	it('does not go back', () => {
		expect(() => clock.advance(-1)).toThrow(RangeError);
		expect(() => clock.advance(NaN)).toThrow(RangeError);
	});

	it('starts again after a reset', () => {
		clock.after(10, 'a', note('a'));
		clock.advance(5);
		clock.reset();
		expect(clock.now()).toBe(1000);
		clock.advance(100);
		expect(done).toEqual([]);
	});
});
