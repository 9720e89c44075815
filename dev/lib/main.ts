import { cleanUp, cleanUpOnSignals, isEnding } from './cleanup';
import { Problem } from './problem';

/**
 * Runs a command's work and ends the process, after all clean-ups in every case.
 *
 * @param work gives the exit code; nothing where Node.js's test runner, which still has its last lines to write, sets it
 * @param interrupted the exit code after Ctrl-C
 */
export function runMain(work: () => Promise<number | void>, interrupted = 130): void {
	cleanUpOnSignals(interrupted);
	process.on('uncaughtException', (error) => {
		console.error(error);
		void cleanUp().finally(() => process.exit(1));
	});
	work()
		.catch(async (error: unknown) => {
			// The signal handler ends the process.
			if (isEnding()) return await new Promise<number>(() => {});
			console.error(error instanceof Problem ? error.message : error);
			return 1;
		})
		.then(async (exitCode) => {
			await cleanUp();
			if (typeof exitCode === 'number') process.exit(exitCode);
		})
		.catch((error: unknown) => {
			console.error(error);
			process.exit(1);
		});
}
