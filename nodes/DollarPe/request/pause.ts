import { sleep } from 'n8n-workflow';

/** Waits; ends early when the signal is aborted, so that nobody waits for a run that is over. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
	if (signal.aborted) return;
	let stop = () => {};
	const aborted = new Promise<void>((resolve) => (stop = resolve));
	signal.addEventListener('abort', stop, { once: true });
	await Promise.race([sleep(milliseconds), aborted]);
	signal.removeEventListener('abort', stop);
}
