import { start, type ProcessOptions } from '../lib/childProcess';
import { Problem } from '../lib/problem';
import { until } from '../lib/wait';

const SECONDS_TO_START = 30;

/** The text in the log of both Redis and PostgreSQL when they are ready. */
const READY = /ready to accept connections/i;

/**
 * Starts a service and waits until it says that it is ready.
 *
 * @throws {Problem} when it ends before that, or takes too long
 */
export async function startService(
	program: string,
	args: readonly string[],
	options: ProcessOptions,
): Promise<void> {
	const running = start(program, args, options);
	await until(`The start of ${program}`, SECONDS_TO_START, async () => {
		if (running.exitCode !== null) {
			throw new Problem(`${program} ended before it was ready:\n${running.output.trim()}`);
		}
		return READY.test(running.output) || undefined;
	});
}
