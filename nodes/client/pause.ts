import { sleep } from 'n8n-workflow';

// Community nodes have no clearTimeout: short sleeps leave no long timer behind when the run is over.
const SLICE_MS = 200;

/** Waits; ends early, within a fifth of a second, when the signal is aborted. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
	const end = Date.now() + milliseconds;
	for (let left = milliseconds; left > 0 && !signal.aborted; left = end - Date.now()) {
		await sleep(Math.min(left, SLICE_MS));
	}
}
