import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import {
	forget,
	forgetAll,
	isFirstDelivery,
	remembered,
} from '../../../nodes/DollarPeTrigger/once';

afterEach(() => forgetAll());

/** Faster than a structured clone, for thousands of them. */
const copyOf = ({ seen }: IDataObject): IDataObject =>
	Array.isArray(seen) ? { seen: seen.map(String) } : {};

describe('the static data: it is saved with each event, and must not grow without end', () => {
	it('has the newest 1,000 events, in 25 kB', () => {
		let saved: IDataObject = {};
		for (let n = 0; n < 1010; n++) {
			saved = structuredClone(saved);
			expect(isFirstDelivery('one', `event ${n}`, saved)).toBe(true);
		}
		expect(saved.seen).toHaveLength(1000);
		expect(JSON.stringify(saved).length).toBeLessThan(25_000);
		forgetAll();
		expect([1009, 10, 9].map((n) => isFirstDelivery('one', `event ${n}`, saved))).toEqual([
			false,
			false,
			true,
		]);
	});
});

describe('simultaneous events, each with its own copy of the static data: a payout must not be handled twice', () => {
	it('after 1,000 events, a copy that is one event old costs no event its place', () => {
		const saved: IDataObject = {};
		for (let n = 1; n <= 1000; n++) isFirstDelivery('one', `event ${n}`, saved);
		const [a, b] = [structuredClone(saved), structuredClone(saved)];
		expect(isFirstDelivery('one', 'event 1001', a)).toBe(true);
		expect(isFirstDelivery('one', 'event 1002', b)).toBe(true);
		for (let n = 1; n <= 1002; n++) {
			expect(isFirstDelivery('one', `event ${n}`, structuredClone(b))).toBe(false);
		}
		// A restart leaves what was saved: the newest 1,000.
		forgetAll();
		for (let n = 3; n <= 1002; n++) {
			expect(isFirstDelivery('one', `event ${n}`, structuredClone(b))).toBe(false);
		}
	});

	it('a copy that is 1,001 events old does not push out what came since', () => {
		const saved: IDataObject = {};
		for (let n = 1; n <= 1000; n++) isFirstDelivery('one', `event ${n}`, saved);
		const old = structuredClone(saved);
		for (let n = 1001; n <= 2001; n++) isFirstDelivery('one', `event ${n}`, saved);
		isFirstDelivery('one', 'event 2002', old);
		forgetAll();
		for (let n = 1004; n <= 2002; n++) {
			expect(isFirstDelivery('one', `event ${n}`, structuredClone(old))).toBe(false);
		}
	});

	it('what another process has saved is known here too, whatever this one has seen', () => {
		const here: IDataObject = {};
		for (let n = 1; n <= 3000; n++) isFirstDelivery('one', `event ${n}`, here);
		const theirs: IDataObject = {};
		for (let n = 1; n <= 1000; n++) isFirstDelivery('another process', `their event ${n}`, theirs);
		isFirstDelivery('one', 'event 3001', theirs);
		const saved = structuredClone(theirs);
		forgetAll();
		for (let n = 2; n <= 1000; n++) {
			expect(isFirstDelivery('one', `their event ${n}`, structuredClone(saved))).toBe(false);
		}
	});

	it('each of 1,200 events starts the workflow once, in whatever order the calls read, decide and save', () => {
		// Each event comes up to three times, the last time 900 events late at most.
		const lateness = fc.array(fc.nat(900), { maxLength: 2 });
		const waits = fc.tuple(fc.nat(30), fc.nat(30));
		const call = fc.record({ lateness, waits: fc.array(waits, { minLength: 3, maxLength: 3 }) });
		fc.assert(
			fc.property(fc.array(call, { minLength: 1200, maxLength: 1200 }), (events) => {
				forgetAll();
				let saved: IDataObject = {};
				const started: number[] = [];
				const steps: Array<[time: number, step: () => void]> = [];
				events.forEach(({ lateness: again, waits: each }, event) =>
					[0, ...again].forEach((late, n) => {
						const [toDecide, toSave] = each[n] ?? [0, 0];
						const read = event + late;
						let copy: IDataObject = {};
						steps.push(
							[read, () => (copy = copyOf(saved))],
							[
								read + toDecide,
								() => isFirstDelivery('one', `event ${event}`, copy) && started.push(event),
							],
							[read + toDecide + toSave, () => (saved = copyOf(copy))],
						);
					}),
				);
				steps.sort(([a], [b]) => a - b).forEach(([, step]) => step());
				expect(started.sort((a, b) => a - b)).toEqual(events.map((_, n) => n));
			}),
			{ numRuns: 3, endOnFailure: true },
		);
	});
});

describe('the memory of this process: n8n must not run out of it, nor a payout be handled twice for it', () => {
	it('holds the 1,000 triggers that were used last, however many there are', () => {
		for (let n = 0; n < 1500; n++) isFirstDelivery(`trigger ${n}`, 'event', {});
		expect(remembered()).toBe(1000);
	});

	it('keeps a trigger that is in use, whenever it began', () => {
		isFirstDelivery('busy', 'event', {});
		for (let n = 0; n < 1500; n++) {
			isFirstDelivery(`trigger ${n}`, 'event', {});
			expect(isFirstDelivery('busy', 'event', {})).toBe(false);
		}
	});

	it('the static data still knows what was given up here', () => {
		const staticData: IDataObject = {};
		isFirstDelivery('first', 'event', staticData);
		for (let n = 0; n < 1500; n++) isFirstDelivery(`trigger ${n}`, 'event', {});
		const saved = structuredClone(staticData);
		expect(isFirstDelivery('first', 'event', saved)).toBe(false);
		expect(isFirstDelivery('first', 'another event', saved)).toBe(true);
	});

	it('is freed for one trigger alone', () => {
		isFirstDelivery('one', 'event', {});
		isFirstDelivery('two', 'event', {});
		forget('one', {});
		expect(remembered()).toBe(1);
		expect(isFirstDelivery('two', 'event', {})).toBe(false);
		expect(isFirstDelivery('one', 'event', {})).toBe(true);
	});

	it('goes to the static data when it is freed: n8n may have read that before the last event came', () => {
		isFirstDelivery('one', 'event', {});
		const older: IDataObject = {};
		forget('one', older);
		expect(isFirstDelivery('one', 'event', structuredClone(older))).toBe(false);
	});

	it('takes nothing from the static data when it is freed: another process may have written there', () => {
		const theirs: IDataObject = {};
		isFirstDelivery('theirs', 'their event', theirs);
		isFirstDelivery('one', 'event', {});
		forget('one', theirs);
		const saved = structuredClone(theirs);
		expect(isFirstDelivery('one', 'event', saved)).toBe(false);
		expect(isFirstDelivery('one', 'their event', saved)).toBe(false);
	});

	it('leaves the static data alone where nothing was seen', () => {
		const staticData: IDataObject = {};
		forget('one', staticData);
		expect(staticData).toEqual({});
	});
});
