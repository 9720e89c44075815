import { fork } from 'node:child_process';
import { once } from 'node:events';

import { startEmulator } from '../emulator';
import type { Api } from '../lib/keys';
import { NEW_CONNECTION } from '../lib/signedCall';
import { tlsOf, type Certificate } from './certificate';

/** A DollarPe in a process of its own, so that its work is not measured. */
export interface RemoteEmulator extends Api {
	/** Forgets everything. */
	reset(): Promise<void>;
	/** The numbers of customers and payouts, and the peak of requests in flight. */
	state(): Promise<State>;
	close(): void;
}

export interface State {
	customers: number;
	payouts: number;
	peakInFlight: number;
}

interface Settings {
	/** Milliseconds before each answer. */
	latency: number;
	/** For https. This process must trust it. */
	certificate?: Certificate;
}

export async function forkEmulator(settings: Settings): Promise<RemoteEmulator> {
	const child = fork(__filename, [JSON.stringify(settings)], { execArgv: process.execArgv });
	const [started]: Array<Api | undefined> = await once(child, 'message');
	if (!started) throw new Error('The emulator did not start');
	const headers = NEW_CONNECTION;
	const read = async (path: string): Promise<Record<string, unknown>> =>
		(await (await fetch(started.url + path, { headers })).json()) as Record<string, unknown>;
	return {
		...started,
		reset: async () => {
			await fetch(`${started.url}/_emulator/reset`, { method: 'POST', headers });
		},
		state: async () => {
			const [state, records] = [await read('/_emulator/state'), await read('/_emulator/records')];
			return {
				customers: (state.customers as unknown[]).length,
				payouts: (records.payouts as unknown[]).length,
				peakInFlight: Number(state.peakInFlight),
			};
		},
		close: () => child.kill(),
	};
}

if (require.main === module) {
	const { latency, certificate }: Settings = JSON.parse(process.argv[2] ?? '{}');
	const tls = certificate && tlsOf(certificate);
	// Orders stay as they are: their events are nobody's business here.
	const processingMs = { payout: Infinity };
	void startEmulator({ latency, processingMs, tls }).then(({ url, apiKey, apiSecret }) => {
		process.send?.({ url, apiKey, apiSecret });
		process.on('disconnect', () => process.exit());
	});
}
