import type { IDataObject } from 'n8n-workflow';

import { control } from '../lib/control';
import { listAt } from '../lib/json';
import type { Api } from '../lib/keys';
import { inParallel } from '../lib/parallel';
import { contendersFor, type Contender } from './contenders';
import type { Comparison } from './report';
import type { Task } from './tasks';

/** Milliseconds before each of DollarPe's answers. */
export const LATENCY = 20;

/** How often each contender takes its turn, after a warm-up. */
const ROUNDS = 3;

/** Where the contenders run. */
export interface Lab {
	/** Such as "n8n 2.41.1". */
	name: string;
	/** Sets a contender up for a DollarPe. */
	connect(contender: Contender, api: Api): Promise<Runner>;
}

/** Runs a contender. @returns milliseconds from the start of its first node to the end of its last */
export type Runner = (items: IDataObject[]) => Promise<number>;

/** The median of each contender; they take turns. @throws {Error} if a result is wrong: it would be fast for nothing */
export async function compare(lab: Lab, api: Api, task: Task, size: number): Promise<Comparison> {
	const turns = await inParallel(contendersFor(task, api), 1, async (contender) => ({
		contender,
		run: await lab.connect(contender, api),
		times: [] as number[],
	}));
	for (let round = 0; round <= ROUNDS; round++) {
		for (const { contender, run, times } of turns) {
			await control(api, '/_emulator/reset', {});
			const ms = await run(await task.prepare(api, size));
			await checkResult(api, task, contender, size);
			if (round > 0) times.push(ms);
		}
	}
	return {
		lab: lab.name,
		what: `${size.toLocaleString('en-US')} ${task.makes}`,
		ms: Object.fromEntries(turns.map(({ contender, times }) => [contender.name, median(times)])),
	};
}

/** @throws {Error} if an item has made nothing or more than it should, or a limit was exceeded */
async function checkResult(api: Api, { makes }: Task, contender: Contender, size: number) {
	const state = await control(api, '/_emulator/state');
	const records = await control(api, '/_emulator/records');
	const made = listAt({ ...state, ...records }, makes).length;
	const peak = Number(state.peakInFlight);
	const { name, limit = Infinity } = contender;
	if (made !== size) throw new Error(`${name}: ${made} of ${size} ${makes}`);
	if (peak > limit) throw new Error(`${name}: ${peak} in flight`);
}

function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}
