import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { startEmulator } from '../emulator';
import { keysOf } from '../lib/keys';
import { Problem } from '../lib/problem';

/** The DollarPe that the demo talks to. */
export interface Target {
	name: string;
	credential: ICredentialDataDecryptedObject;
	/** How many customers there are; undefined where nobody can know. */
	customers(): number | undefined;
	/** How many requests have come; undefined where nobody can know. */
	requests(): number | undefined;
	close(): Promise<void>;
}

/** DollarPe's real sandbox when there are keys for it in the environment, else a local DollarPe. */
export async function chooseTarget(): Promise<Target> {
	const { DOLLARPE_API_KEY: apiKey, DOLLARPE_API_SECRET: apiSecret } = process.env;
	if (apiKey && apiSecret) return sandbox(apiKey, apiSecret);
	if (apiKey || apiSecret) {
		throw new Problem('Set both DOLLARPE_API_KEY and DOLLARPE_API_SECRET, or neither');
	}
	const emulator = await startEmulator({ latency: [60, 180] });
	return {
		name: `a local DollarPe at ${emulator.url}`,
		credential: keysOf(emulator),
		customers: () => emulator.customers.length,
		requests: () => emulator.requests.length,
		close: async () => await emulator.close(),
	};
}

function sandbox(apiKey: string, apiSecret: string): Target {
	return {
		name: "DollarPe's sandbox at https://sandbox.dollarpe.xyz",
		credential: { environment: 'sandbox', apiKey, apiSecret },
		customers: () => undefined,
		requests: () => undefined,
		close: async () => await Promise.resolve(),
	};
}
