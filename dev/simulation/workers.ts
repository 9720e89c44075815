import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

import { whenDone } from '../lib/cleanup';
import { add, noCounts, type Counts } from './coverage';
import type { FailedWorld } from './simulator';

/** Worlds that a worker runs at a time. */
export interface Task {
	firstSeed: number;
	worlds: number;
}

/** What a worker answers. */
export interface TaskResult {
	counts: Counts;
	failures: FailedWorld[];
}

/** Larger tasks would leave a worker without work in the end. */
const WORLDS_IN_TASK = 50;

/** Most of what a world makes is gone when it ends: a larger nursery saves a third of the time. */
const NURSERY = '--max-semi-space-size=64';

/** How many failures are enough. */
const MOST_FAILURES = 20;

/**
 * Runs worlds in as many processes as this machine has processors.
 *
 * @param planted the name of a planted fault
 * @param isEnough called after each task; true ends the run
 */
export async function runInWorkers(
	firstSeed: number,
	worlds: number,
	planted: string | undefined,
	isEnough: (sofar: TaskResult) => boolean,
): Promise<TaskResult> {
	const result: TaskResult = { counts: noCounts(), failures: [] };
	let next = firstSeed;
	const last = firstSeed + worlds;
	const work = async () => {
		const child = fork(join(__dirname, 'worker.ts'), planted === undefined ? [] : [planted], {
			execArgv: [...process.execArgv, NURSERY],
		});
		// It ends by itself when nobody talks to it any more.
		const end = whenDone(() => child.disconnect());
		try {
			while (next < last && result.failures.length < MOST_FAILURES) {
				const task: Task = { firstSeed: next, worlds: Math.min(WORLDS_IN_TASK, last - next) };
				next += task.worlds;
				const { counts, failures } = await askOf(child, task);
				add(result.counts, counts);
				result.failures.push(...failures);
				if (isEnough(result)) next = last;
			}
		} finally {
			await end();
		}
	};
	await Promise.all(Array.from({ length: availableParallelism() }, work));
	return result;
}

async function askOf(child: ChildProcess, task: Task): Promise<TaskResult> {
	return await new Promise((resolve, reject) => {
		const ended = (code: number | null) =>
			reject(new Error(`A worker has ended with ${String(code)}`));
		child.once('exit', ended);
		child.once('message', (result: TaskResult) => {
			child.off('exit', ended);
			resolve(result);
		});
		child.send(task);
	});
}
