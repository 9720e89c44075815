import { fork } from 'node:child_process';
import { once } from 'node:events';

import { startEmulator } from '../emulator';

/** A DollarPe in a process of its own, so that its work is not measured. */
export interface RemoteEmulator {
	url: string;
	apiKey: string;
	apiSecret: string;
	/** Forgets all customers. */
	reset(): Promise<void>;
	/** The number of customers, and the peak of requests in flight. */
	state(): Promise<{ customers: number; peakInFlight: number }>;
	close(): void;
}

/** @param latency milliseconds before each answer */
export async function forkEmulator(latency: number): Promise<RemoteEmulator> {
	const child = fork(__filename, [String(latency)], { execArgv: process.execArgv });
	const [started]: Array<{ url: string; apiKey: string; apiSecret: string }> = await once(
		child,
		'message',
	);
	if (!started) throw new Error('The emulator did not start');
	return {
		...started,
		reset: async () => {
			await fetch(`${started.url}/_emulator/reset`, { method: 'POST' });
		},
		state: async () => {
			const response = await fetch(`${started.url}/_emulator/state`);
			const state = (await response.json()) as { customers: unknown[]; peakInFlight: number };
			return { customers: state.customers.length, peakInFlight: state.peakInFlight };
		},
		close: () => child.kill(),
	};
}

if (require.main === module) {
	void startEmulator({ latency: Number(process.argv[2]) }).then(({ url, apiKey, apiSecret }) => {
		process.send?.({ url, apiKey, apiSecret });
		process.on('disconnect', () => process.exit());
	});
}
