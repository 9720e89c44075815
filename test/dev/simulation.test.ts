import { outage } from '../../dev/simulation/checks/outage';
import { makeScenario } from '../../dev/simulation/makeScenario';
import { checkEdits, loadNode } from '../../dev/simulation/node';
import { PLANTED_FAULTS } from '../../dev/simulation/plantedFaults';
import { readReplay, replayOf, shrink } from '../../dev/simulation/shrink';
import { Simulator } from '../../dev/simulation/simulator';
import type { Told } from '../../dev/simulation/told';
import type { World } from '../../dev/simulation/world';

/** Enough for each request of an order to get many faults; `npm run simulate` runs more. */
const WORLDS = 300;

let simulator: Simulator;

function simulate(planted?: string): Simulator {
	const fault = PLANTED_FAULTS.find(({ name }) => name === planted);
	if (planted !== undefined && !fault) throw new Error(`No planted fault ${planted}`);
	simulator = new Simulator(loadNode(fault));
	return simulator;
}

afterEach(() => simulator.close());

/** What happened in a world, without the IDs that DollarPe gave. */
function traceOf({ exchanges, runs }: World) {
	return [
		exchanges.map(({ key, fault, sentAt, workedAt, got }) => [
			key,
			fault?.name,
			sentAt,
			workedAt,
			got?.at,
		]),
		runs.map(({ plan, startedAt, endedAt, told }) => [plan.n, startedAt, endedAt, told?.hints]),
	];
}

/** An execution with more items than an outage may leave open, and the world that it is in. */
function firstWithManyItems(): { seed: number; n: number } {
	for (let seed = 1; ; seed++) {
		const plan = makeScenario(seed).plans.find(
			({ operation, maxTries, items }) =>
				operation === 'make' && maxTries === 1 && items.length > 14,
		);
		if (plan) return { seed, n: plan.n };
	}
}

function toldUncertain(items: number, count: number): Told {
	const errorOf = (n: number) =>
		n < count ? 'DollarPe may or may not have done this.' : 'Refused.';
	return {
		items: Array.from({ length: items }, (_, n) => ({ results: [], error: errorOf(n) })),
		...{ surplus: [], hints: [] },
	};
}

describe('worlds with lost, late, wrong and mixed-up answers, crashes, clock jumps and reruns', () => {
	it('make each payment once, and tell the user nothing untrue', async () => {
		const failed = await simulate().firstFailure(1, WORLDS);
		expect(failed).toBeUndefined();
		const { executions, items, requests, crashes, clockJumps, outages, faults } = simulator.counts;
		// Worlds must not become toys.
		expect(executions / WORLDS).toBeGreaterThan(2);
		expect(items / executions).toBeGreaterThan(2);
		expect(requests / WORLDS).toBeGreaterThan(15);
		expect(crashes).toBeGreaterThan(100);
		expect(clockJumps).toBeGreaterThan(10);
		expect(outages).toBeGreaterThan(3);
		expect(Object.keys(faults).length).toBeGreaterThan(200);
	}, 600_000);

	it('are the same again for the same seed', async () => {
		const first = traceOf(await simulate().world(4));
		await simulator.world(5);
		expect(traceOf(await simulator.world(4))).toEqual(first);
	});
});

describe('a simulation that sees nothing proves nothing', () => {
	it('sees an outage that leaves open more items than can be under way and 13 that were tried in vain', async () => {
		const { seed, n } = firstWithManyItems();
		const world = await simulate().world(seed);
		const withUncertain = (count: number): World => ({
			...world,
			...{ outageAt: 0, exchanges: [] },
			runs: world.runs
				.filter(({ plan }) => plan.n === n)
				.map((run) => ({
					...run,
					plan: { ...run.plan, maxParallelRequests: 1 },
					told: toldUncertain(run.rows.length, count),
				})),
		});
		expect(outage(withUncertain(14))).toEqual([]);
		expect(outage(withUncertain(15)).map(({ rule }) => rule)).toEqual([
			'an outage leaves too many items open',
		]);
	});

	it.each([
		['no second look', 'sent again without two looks'],
		['the amount not compared', 'a result is on other terms'],
		['a lost answer called refused', '"not sent" of what was sent'],
	])('finds a node with the mistake "%s"', async (name, rule) => {
		const failed = await simulate(name).firstFailure(1, 100);
		expect(failed?.findings.map((each) => each.rule)).toContain(rule);
	});

	it('shrinks a world that fails, and replays it', async () => {
		const failed = await simulate('a lost answer called refused').firstFailure(1, 100);
		const [rule = ''] = failed?.findings.map((each) => each.rule) ?? [];
		const smallest = await shrink(simulator, failed?.seed ?? 0, rule);
		const { seed, reduction } = readReplay(replayOf(smallest));
		expect(reduction).toMatchObject({ noEarlier: true, noEnding: true });
		expect(reduction.plans).toHaveLength(1);
		expect(reduction.wanted).toHaveLength(1);
		expect(reduction.faults).toHaveLength(1);
		expect((await simulator.findings(seed, reduction)).map((each) => each.rule)).toContain(rule);
		expect(await simulator.findings(seed, { ...reduction, faults: [] })).toEqual([]);
	});

	it.each(PLANTED_FAULTS)('can still plant the mistake "$name"', (fault) => {
		expect(() => checkEdits(fault)).not.toThrow();
	});
});
