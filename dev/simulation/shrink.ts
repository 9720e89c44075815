import type { Finding } from './checks';
import type { Simulator } from './simulator';
import type { Reduction } from './world';

/** As little as can happen of a world, so that the same rule is still broken. */
export interface Shrunk {
	seed: number;
	reduction: Reduction;
	findings: Finding[];
}

/** How often a world is run again at the most. */
const MOST_TRIES = 300;

/** Takes executions, items, faults and all else away from a world, as long as the same rule is broken. */
export async function shrink(simulator: Simulator, seed: number, rule: string): Promise<Shrunk> {
	let tries = 0;
	let best: Shrunk = { seed, reduction: {}, findings: await simulator.findings(seed) };
	const attempt = async (reduction: Reduction): Promise<boolean> => {
		if (++tries > MOST_TRIES) return false;
		const findings = await simulator.findings(seed, reduction);
		if (!findings.some((each) => each.rule === rule)) return false;
		best = { seed, reduction, findings };
		return true;
	};
	const without = async <K extends 'plans' | 'wanted' | 'faults'>(
		name: K,
		all: Reduction[K] & {},
	) => {
		let left: Array<string | number> = all;
		for (const each of all) {
			const fewer = left.filter((other) => other !== each);
			if (await attempt({ ...best.reduction, [name]: fewer })) left = fewer;
		}
	};

	for (let before = ''; before !== JSON.stringify(best.reduction); ) {
		before = JSON.stringify(best.reduction);
		const world = await simulator.world(seed, best.reduction).catch(() => undefined);
		if (!world) break;
		const { scenario, exchanges } = world;
		const { plans, wanted, faults } = best.reduction;
		await attempt({ ...best.reduction, noEarlier: true });
		await attempt({ ...best.reduction, noClockJump: true });
		await attempt({ ...best.reduction, noEnding: true });
		await attempt({ ...best.reduction, noOutage: true });
		await without('plans', plans ?? scenario.plans.map(({ n }) => n));
		await without('wanted', wanted ?? [...scenario.wanted.keys()]);
		const happened = exchanges.flatMap(({ fault, isInOutage, key }) =>
			fault && !isInOutage ? [key] : [],
		);
		const known = faults ?? happened;
		if (faults || (await attempt({ ...best.reduction, faults: known })))
			await without('faults', known);
	}
	return best;
}

/** What `--replay` takes. */
export function replayOf({ seed, reduction }: Pick<Shrunk, 'seed' | 'reduction'>): string {
	return JSON.stringify({ seed, ...reduction });
}

/** Reads what {@link replayOf} has made. */
export function readReplay(text: string): Pick<Shrunk, 'seed' | 'reduction'> {
	const { seed, ...reduction } = JSON.parse(text) as Reduction & { seed: number };
	return { seed, reduction };
}
