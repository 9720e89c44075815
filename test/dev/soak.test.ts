import { customers } from '../../dev/soak/customers';
import { inEngine } from '../../dev/soak/inEngine';
import { payouts } from '../../dev/soak/payouts';
import { isRight, soak, type SoakResult } from '../../dev/soak/soak';
import { types } from '../support/dollarPe';

const FAULTS = [
	'429',
	'500 after the work',
	'500 before the work',
	'NET_TIMEOUT after the work',
	'NET_TIMEOUT before the work',
	'cut after the work',
	'cut before the work',
];

const LATENCY = [1, 10] as const;

describe('three runs against an API that throttles, stumbles and cuts connections', () => {
	it('make each of 500 contacts one customer', async () => {
		const settings = { rows: 500, runs: 3, seed: 7, latency: LATENCY };
		const result = await soak(customers, inEngine(types), settings);
		expect(result).toMatchObject({ made: result.wanted, doubled: 0, missing: 0, wrong: 0 });
		expect(isRight(result)).toBe(true);
		expect(result.peakInFlight).toBeLessThanOrEqual(50);
		expect(Object.keys(result.faults).sort()).toEqual(FAULTS);
		const refused = result.runs.map((run) => run.refused);
		expect(new Set(refused).size).toBe(1);
		expect(refused[0]).toBeGreaterThan(0);
		expect(result.runs.at(-1)).toMatchObject({ created: 0, failed: 0 });
	}, 300_000);

	it('pay each of 60 payouts once, of which some are asked for twice', async () => {
		const settings = { rows: 60, runs: 3, seed: 11, latency: LATENCY };
		const result = await soak(payouts, inEngine(types), settings);
		expect(result).toMatchObject({ made: result.wanted, doubled: 0, missing: 0, wrong: 0 });
		expect(isRight(result)).toBe(true);
		expect(result.wanted).toBeLessThan(60);
		expect(result.faults['quotation expired under way']).toBeGreaterThan(0);
		expect(result.runs.at(-1)).toMatchObject({ created: 0, unanswered: 0 });
	}, 300_000);
});

describe('a soak itself: one that sees nothing proves nothing', () => {
	const run = { created: 1, existing: 0, refused: 0, failed: 0, unanswered: 0, ms: 1 };
	const right: SoakResult = {
		...{ wanted: 1, made: 1, doubled: 0, missing: 0, wrong: 0 },
		...{ runs: [run, run], faults: {}, requests: 1, peakInFlight: 1 },
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
