import { isRight, type SoakResult } from '../../dev/soak/soak';

describe('a soak itself: one that sees nothing proves nothing', () => {
	const run = { created: 1, existing: 0, refused: 0, failed: 0, unanswered: 0, ms: 1 };
	const right: SoakResult = {
		...{ wanted: 1, made: 1, doubled: 0, missing: 0, wrong: 0 },
		...{ runs: [run, run], faults: {}, requests: 1, peakInFlight: 1 },
		madeBeforeCrash: 1,
	};

	it.each<Partial<SoakResult>>([
		{ doubled: 1 },
		{ missing: 1 },
		{ wrong: 1 },
		{ runs: [{ ...run, unanswered: 1 }, run] },
	])('fails with %j', (counts) => {
		expect(isRight(right)).toBe(true);
		expect(isRight({ ...right, ...counts })).toBe(false);
	});
});
