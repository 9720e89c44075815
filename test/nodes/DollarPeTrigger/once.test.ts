import type { IDataObject } from 'n8n-workflow';

import { forget, forgetAll, isFirst, remembered } from '../../../nodes/DollarPeTrigger/once';

afterEach(() => forgetAll());

describe('the static data: it is saved with each event, and must not grow without end', () => {
	it('has the newest 1,000 events, in 25 kB', () => {
		let saved: IDataObject = {};
		for (let n = 0; n < 1010; n++) {
			saved = structuredClone(saved);
			expect(isFirst('one', `event ${n}`, saved)).toBe(true);
		}
		expect(saved.seen).toHaveLength(1000);
		expect(JSON.stringify(saved).length).toBeLessThan(25_000);
		expect([1009, 10, 9].map((n) => isFirst('one', `event ${n}`, saved))).toEqual([
			false,
			false,
			true,
		]);
	});
});

describe('the memory of this process: n8n must not run out of it, nor a payout be handled twice for it', () => {
	it('holds the 1,000 triggers that were used last, however many there are', () => {
		for (let n = 0; n < 1500; n++) isFirst(`trigger ${n}`, 'event', {});
		expect(remembered()).toBe(1000);
	});

	it('keeps a trigger that is in use, whenever it began', () => {
		isFirst('busy', 'event', {});
		for (let n = 0; n < 1500; n++) {
			isFirst(`trigger ${n}`, 'event', {});
			expect(isFirst('busy', 'event', {})).toBe(false);
		}
	});

	it('the static data still knows what was given up here', () => {
		const staticData: IDataObject = {};
		isFirst('first', 'event', staticData);
		for (let n = 0; n < 1500; n++) isFirst(`trigger ${n}`, 'event', {});
		const saved = structuredClone(staticData);
		expect(isFirst('first', 'event', saved)).toBe(false);
		expect(isFirst('first', 'another event', saved)).toBe(true);
	});

	it('is freed for one trigger alone', () => {
		isFirst('one', 'event', {});
		isFirst('two', 'event', {});
		forget('one', {});
		expect(remembered()).toBe(1);
		expect(isFirst('two', 'event', {})).toBe(false);
		expect(isFirst('one', 'event', {})).toBe(true);
	});

	it('goes to the static data when it is freed: n8n may have read that before the last event came', () => {
		isFirst('one', 'event', {});
		const older: IDataObject = {};
		forget('one', older);
		expect(isFirst('one', 'event', structuredClone(older))).toBe(false);
	});

	it('takes nothing from the static data when it is freed: another process may have written there', () => {
		const theirs: IDataObject = {};
		isFirst('theirs', 'their event', theirs);
		isFirst('one', 'event', {});
		forget('one', theirs);
		const saved = structuredClone(theirs);
		expect(isFirst('one', 'event', saved)).toBe(false);
		expect(isFirst('one', 'their event', saved)).toBe(false);
	});

	it('leaves the static data alone where nothing was seen', () => {
		const staticData: IDataObject = {};
		forget('one', staticData);
		expect(staticData).toEqual({});
	});
});
