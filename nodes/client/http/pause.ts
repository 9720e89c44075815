import { sleep } from 'n8n-workflow';

// Community nodes have no clearTimeout: short sleeps leave no long timer behind when the run is over.
const SLICE_MS = 200;

/**
 * Waits; ends early, within a fifth of a second, when the signal is aborted. It goes by a clock that only runs forward:
 * the machine's date may be set meanwhile.
 */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
	const end = performance.now() + milliseconds;
	for (let left = milliseconds; left > 0 && !signal.aborted; left = end - performance.now()) {
		// A timer drops a fraction of a millisecond, and would come too early again and again.
		await sleep(Math.min(Math.ceil(left), SLICE_MS));
	}
}
