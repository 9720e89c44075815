type Task = () => void | Promise<void>;

const tasks = new Set<Task>();

let ending = false;

/**
 * Remembers what must be undone however the run ends.
 *
 * @returns a function that undoes it now
 */
export function whenDone(task: Task): Task {
	tasks.add(task);
	return async () => {
		if (tasks.delete(task)) await task();
	};
}

/** Whether everything is being undone: nothing new may begin, and what fails now fails because of that. */
export function isEnding(): boolean {
	return ending;
}

/** Undoes everything that is still standing, the newest first. */
export async function cleanUp(): Promise<void> {
	ending = true;
	for (;;) {
		const newest = [...tasks].at(-1);
		if (newest === undefined) return;
		tasks.delete(newest);
		await newest();
	}
}

/** Has Ctrl-C, and a polite request to end, clean up first. */
export function cleanUpOnSignals(exitCode: number): void {
	const end = (): void => {
		if (ending) return;
		void cleanUp().finally(() => process.exit(exitCode));
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
}
