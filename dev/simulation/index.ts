// First: n8n-core reads it once.
import './quiet';

import { optionsFrom } from '../lib/arguments';
import { runMain } from '../lib/main';
import { Problem } from '../lib/problem';
import { tableOf, uncovered, type Counts } from './coverage';
import { loadNode } from './node';
import { PLANTED_FAULTS } from './plantedFaults';
import { readReplay, replayOf, shrink } from './shrink';
import { Simulator, type FailedWorld } from './simulator';
import { storyOf } from './story';
import { findingsIn } from './checks';
import { runInWorkers } from './workers';

const USAGE =
	'Usage: npm run simulate -- [--worlds N] [--seed S] [--planted all|"name"] [--replay "…"]';

const OPTIONS = {
	worlds: { type: 'string', default: '1000' },
	seed: { type: 'string', default: '1' },
	planted: { type: 'string' },
	replay: { type: 'string' },
} as const;

const PROGRESS_MS = 10_000;

async function main(): Promise<number> {
	const given = optionsFrom(OPTIONS, USAGE);
	const [worlds, seed] = [Number(given.worlds), Number(given.seed)];
	if (!Number.isInteger(worlds) || !Number.isInteger(seed)) throw new Problem(USAGE);
	if (given.replay !== undefined) return await replay(given.replay, given.planted);
	if (given.planted === 'all') return await findAll(seed, worlds);
	return await simulate(seed, worlds, given.planted);
}

/** Runs worlds until all are done or enough has been found. */
async function simulate(seed: number, worlds: number, planted?: string): Promise<number> {
	const begun = process.hrtime.bigint();
	const seconds = () => Number(process.hrtime.bigint() - begun) / 1e9;
	let printed = 0;
	const { counts, failures } = await runInWorkers(seed, worlds, planted, (sofar) => {
		if (seconds() * 1000 - printed > PROGRESS_MS) {
			printed = seconds() * 1000;
			const { worlds: done } = sofar.counts;
			const failed = sofar.failures.map((each) => each.seed).join(', ');
			const speed = (done / seconds()).toFixed(0);
			console.log(`${done} worlds, ${speed} a second${failed && `; findings in ${failed}`}`);
		}
		return false;
	});
	console.log(tableOf(counts));
	console.log(summaryOf(counts, seconds()));
	const missing = uncovered(counts);
	if (missing.length > 0) console.log(`Not covered:\n${missing.join('\n')}`);
	if (failures.length === 0) {
		console.log('Nothing was found.');
		return 0;
	}
	await explain(failures, planted);
	return 1;
}

/** Each planted fault, and after how many worlds it was found. */
async function findAll(seed: number, worlds: number): Promise<number> {
	let missed = 0;
	for (const { name } of PLANTED_FAULTS) {
		const { counts, failures } = await runInWorkers(
			seed,
			worlds,
			name,
			(sofar) => sofar.failures.length > 0,
		);
		const [first] = failures.sort((a, b) => a.seed - b.seed);
		if (!first) missed++;
		const rules = [...new Set(first?.findings.map(({ rule }) => rule))].join(', ');
		console.log(
			first
				? `${name}: found in world ${first.seed - seed + 1} (${rules})`
				: `${name}: NOT FOUND in ${counts.worlds} worlds`,
		);
	}
	return missed === 0 ? 0 : 1;
}

/** Of each rule that was broken, the smallest world that was found. */
async function explain(failures: FailedWorld[], planted?: string): Promise<void> {
	const simulator = simulatorWith(planted);
	const rules = new Map<string, number>();
	for (const { seed, findings } of failures) {
		for (const { rule } of findings) if (!rules.has(rule)) rules.set(rule, seed);
	}
	for (const [rule, seed] of rules) {
		const smallest = await shrink(simulator, seed, rule);
		console.log(`\nFOUND: ${rule} (seed ${seed})`);
		await tell(simulator, smallest.seed, smallest.reduction);
		console.log(`npm run simulate -- --replay '${replayOf(smallest)}'`);
	}
	simulator.close();
}

async function replay(text: string, planted?: string): Promise<number> {
	const simulator = simulatorWith(planted);
	const { seed, reduction } = readReplay(text);
	const isRight = await tell(simulator, seed, reduction);
	simulator.close();
	return isRight ? 0 : 1;
}

async function tell(
	...[simulator, seed, reduction]: [Simulator, ...Parameters<Simulator['world']>]
): Promise<boolean> {
	const world = await simulator.world(seed, reduction);
	console.log(storyOf(world));
	const findings = findingsIn(world);
	for (const { rule, text } of findings) console.log(`  → ${rule}: ${text}`);
	return findings.length === 0;
}

function simulatorWith(planted: string | undefined): Simulator {
	return new Simulator(loadNode(PLANTED_FAULTS.find(({ name }) => name === planted)));
}

function summaryOf(counts: Counts, seconds: number): string {
	const each = (total: number) => (total / counts.worlds).toFixed(1);
	return [
		`${counts.worlds} worlds in ${seconds.toFixed(0)} s: ${(counts.worlds / seconds).toFixed(0)} a second.`,
		`In a world: ${each(counts.executions)} executions, ${each(counts.items)} items, ${each(counts.requests)} requests.`,
		`${counts.crashes} executions died, the clock jumped ${counts.clockJumps} times, and a service was out ${counts.outages} times.`,
	].join('\n');
}

runMain(main);
