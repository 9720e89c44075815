import { setTimeout as pause } from 'node:timers/promises';

import { Problem } from './problem';

/**
 * Polls until there is an answer.
 *
 * @param what completes the sentence "… took longer than 60 seconds"
 * @throws {Problem} when there is none in time
 */
export async function until<Result>(
	what: string,
	seconds: number,
	ask: () => Promise<Result | undefined>,
): Promise<Result> {
	const deadline = Date.now() + seconds * 1000;
	for (;;) {
		const result = await ask();
		if (result !== undefined) return result;
		if (Date.now() > deadline) throw new Problem(`${what} took longer than ${seconds} seconds.`);
		await pause(150);
	}
}
