import { setTimeout } from 'node:timers/promises';

import type { Settings } from '../options';

/** Waits for the given time, or until `stop` is aborted, whichever comes first. */
export async function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
	if (milliseconds <= 0 || stop.aborted) return;
	try {
		await setTimeout(milliseconds, undefined, { signal: stop });
	} catch (error) {
		// The only expected end before the time is up.
		if (!stop.aborted) throw error;
	}
}

/** How many milliseconds the next answer takes. */
export function latencyOf({ latency }: Settings): number {
	if (typeof latency === 'number') return latency;
	const [min, max] = latency;
	return min + Math.random() * (max - min);
}
