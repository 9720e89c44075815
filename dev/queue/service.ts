import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { start, type ProcessOptions } from '../lib/childProcess';
import { Problem } from '../lib/problem';
import { until } from '../lib/wait';

const SECONDS_TO_START = 30;

/** How Redis and PostgreSQL both say it. */
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

/** The first of these folders, or else of the PATH's, that has a program; undefined where none has. */
export function findProgram(name: string, folders: readonly string[] = []): string | undefined {
	const path = (process.env.PATH ?? '').split(delimiter);
	return [...folders, ...path].map((folder) => join(folder, name)).find((file) => existsSync(file));
}
