type Task = () => void | Promise<void>;

const tasks = new Set<Task>();

let ending = false;

/**
 * Registers a clean-up, which is done however the run ends.
 *
 * @returns a function that cleans up now
 */
export function whenDone(task: Task): Task {
	tasks.add(task);
	return async () => {
		if (tasks.delete(task)) await task();
	};
}

/** Whether clean-up has begun: nothing new may start, and failures from now on are caused by it. */
export function isEnding(): boolean {
	return ending;
}

/** Does all remaining clean-ups, the newest first. */
export async function cleanUp(): Promise<void> {
	ending = true;
	for (;;) {
		const newest = [...tasks].at(-1);
		if (newest === undefined) return;
		tasks.delete(newest);
		await newest();
	}
}

/** Cleans up on Ctrl-C and SIGTERM before the process ends. */
export function cleanUpOnSignals(exitCode: number): void {
	const end = (): void => {
		if (ending) return;
		void cleanUp().finally(() => process.exit(exitCode));
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
}
