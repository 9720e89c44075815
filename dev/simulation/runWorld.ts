import type { Types } from '../engine';
import { seeded } from '../lib/random';
import { replaceSockets } from './axios';
import { DollarPe, EPOCH } from './dollarPe';
import { Executions } from './executions';
import { healthyPlans } from './healthyPlans';
import { Network } from './network';
import { Outage } from './outage';
import type { Scenario } from './scenario';
import type { VirtualTime } from './time';
import type { Reduction, World } from './world';

/** By then, whatever was late has arrived. */
const UNTIL_ALL_IS_DONE_MS = 150_000;

/** Runs a scenario to its end, and then everything that was wanted once more, without faults. */
export async function runWorld(
	scenario: Scenario,
	types: Types,
	time: VirtualTime,
	reduction: Reduction = {},
): Promise<World> {
	time.restart(EPOCH);
	const restoreRandom = seedRandom(scenario.seed);
	const dollarPe = new DollarPe(scenario, time, !reduction.noEarlier);
	const before = dollarPe.everything();
	const executions = new Executions(dollarPe, before, scenario, types, time, reduction);
	const clockJump = reduction.noClockJump ? undefined : scenario.clockJump;
	const outage = new Outage(reduction.noOutage ? undefined : scenario.outage);
	let jumped = false;
	const network = new Network({
		...{ scenario, time, dollarPe, outage },
		...(reduction.faults && { faults: new Set(reduction.faults) }),
		afterSend: (count) => {
			if (jumped || !clockJump || count < clockJump.afterRequests) return;
			jumped = true;
			time.jump(clockJump.ms);
		},
	});
	const restoreSockets = replaceSockets(
		async (sent) => await network.send(executions.clientAt(sent.url), sent),
	);
	try {
		const plans = scenario.plans.filter(({ n }) => reduction.plans?.includes(n) ?? true);
		for (const round of new Set(plans.map((plan) => plan.round))) {
			const together = plans.filter((plan) => plan.round === round);
			await executions.runAll(together, false);
		}
		// The clock is right again, too.
		time.jump(EPOCH + time.elapsed() - Date.now());
		const isWanted = (subject: number) => reduction.wanted?.includes(subject) ?? true;
		for (const plan of healthyPlans(scenario, plans, isWanted)) {
			await executions.runAll([plan], true);
		}
		await time.passUntil(new Promise((resolve) => setTimeout(resolve, UNTIL_ALL_IS_DONE_MS)));
		dollarPe.emulator.clock.settle();
		const { runs, crashes } = executions;
		return {
			...{ scenario, payees: dollarPe.payees, before, after: dollarPe.everything() },
			...{ exchanges: network.exchanges, runs, crashes, jumped, outageAt: outage.beganAt },
		};
	} finally {
		restoreSockets();
		restoreRandom();
		dollarPe.emulator.stop();
	}
}

function seedRandom(seed: number): () => void {
	const { random } = Math;
	Math.random = seeded(seed);
	return () => void (Math.random = random);
}
