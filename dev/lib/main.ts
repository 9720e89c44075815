/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- runs on a developer's machine, never inside n8n */
import { cleanUp, cleanUpOnSignals, isEnding } from './cleanup';
import { Problem } from './problem';

/**
 * Runs a command's work and ends the process with its exit code; what it started is undone in every case.
 *
 * @param interrupted the exit code after Ctrl-C
 */
export function runMain(work: () => Promise<number>, interrupted = 130): void {
	cleanUpOnSignals(interrupted);
	process.on('uncaughtException', (error) => {
		console.error(error);
		void cleanUp().finally(() => process.exit(1));
	});
	work()
		.catch(async (error: unknown) => {
			// The signal's own end is under way.
			if (isEnding()) return await new Promise<number>(() => {});
			console.error(error instanceof Problem ? error.message : error);
			return 1;
		})
		.then(async (exitCode) => {
			await cleanUp();
			process.exit(exitCode);
		})
		.catch((error: unknown) => {
			console.error(error);
			process.exit(1);
		});
}
