import type { Certificate } from './certificate';
import { byHand, dollarPe, httpRequest, type Contender } from './contenders';
import { forkEmulator, type RemoteEmulator } from './emulatorProcess';
import type { Lab } from './lab';
import { BASE, ROUNDS, type Comparison, type Line } from './report';
import { countOf, createCustomers, initiatePayouts, type Task } from './task';

/** What is compared: how slow DollarPe is, how many of our requests may be in flight, how many items there are. */
export interface Setting {
	task: Task;
	latency: number;
	limits: readonly number[];
	sizes: readonly number[];
}

export const QUICK: readonly Setting[] = [createCustomers, initiatePayouts].map((task) => ({
	task,
	latency: 20,
	limits: [20, 100],
	sizes: [1000],
}));

export const WHOLE: readonly Setting[] = [
	{ task: createCustomers, latency: 20, limits: [20, 100], sizes: [1000, 5000] },
	{ task: createCustomers, latency: 200, limits: [100], sizes: [1000] },
	{ task: initiatePayouts, latency: 20, limits: [20, 100], sizes: [1000] },
];

interface Measured {
	ms: number;
	peak: number;
}

/**
 * Medians of three rounds, the contenders taking turns, after a warm-up round.
 *
 * @param certificate for https; http without one
 * @throws {Error} if an item has made nothing, or a limit was exceeded
 */
export async function compare(
	lab: Lab,
	{ task, latency, limits, sizes }: Setting,
	certificate: Certificate | undefined,
	progress: (line: string) => void,
): Promise<Comparison[]> {
	const emulator = await forkEmulator({ latency, certificate });
	const scheme = certificate ? 'https' : 'http';
	try {
		const contenders = [
			...limits.map((limit) => dollarPe(`this node, ${limit} in flight`, limit, task)),
			httpRequest(BASE, emulator, task),
			byHand('Edit Fields + Crypto + HTTP Request', emulator, task),
		];
		await round(lab, emulator, contenders, task, sizes[0] ?? 0);
		const comparisons: Comparison[] = [];
		for (const size of sizes) {
			const rounds: Array<Map<string, Measured>> = [];
			for (let n = 0; n < ROUNDS; n++) {
				rounds.push(await round(lab, emulator, contenders, task, size));
				const what = `${lab.name}, ${scheme}, API ${latency} ms, ${size} ${task.makes}`;
				progress(`${what}: round ${n + 1} of ${ROUNDS}`);
			}
			const lines = contenders.map(({ name }): Line => {
				const all = rounds.map((each) => each.get(name)).filter((each) => each !== undefined);
				return {
					name,
					ms: Math.round(median(all.map(({ ms }) => ms))),
					peakInFlight: Math.max(...all.map(({ peak }) => peak)),
				};
			});
			comparisons.push({ lab: lab.name, scheme, done: task.done, latency, size, lines });
		}
		return comparisons;
	} finally {
		emulator.close();
	}
}

async function round(
	lab: Lab,
	emulator: RemoteEmulator,
	contenders: Contender[],
	task: Task,
	size: number,
): Promise<Map<string, Measured>> {
	const measured = new Map<string, Measured>();
	for (const contender of contenders) {
		await emulator.reset();
		const items = await task.items(emulator, size);
		const ms = await lab.run(contender, emulator, items);
		const state = await emulator.state();
		const { name, limit = Infinity } = contender;
		const made = countOf(task, state);
		const peak = state.peakInFlight;
		if (made !== size) throw new Error(`${name}: ${made} of ${size} ${task.makes}`);
		// What was made ready for it was sent by others.
		if (task.makes === 'customers' && peak > limit) throw new Error(`${name}: ${peak} in flight`);
		measured.set(name, { ms, peak });
	}
	return measured;
}

function median(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[sorted.length >> 1] ?? NaN;
}
