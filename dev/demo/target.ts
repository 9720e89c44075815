import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { startEmulator } from '../emulator';
import { keysOf } from '../lib/keys';
import { Problem } from '../lib/problem';

/** The DollarPe that the demo talks to. */
export interface Target {
	name: string;
	credential: ICredentialDataDecryptedObject;
	/** Whether made-up identity papers may be sent, and a payout made of crypto that nobody has. */
	takesSampleData: boolean;
	/** The number of customers; undefined if it cannot be known. */
	customers(): number | undefined;
	/** The number of requests received; undefined if it cannot be known. */
	requests(): number | undefined;
	close(): Promise<void>;
}

/** DollarPe's sandbox if its keys are in the environment, else a local DollarPe. */
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
		takesSampleData: true,
		customers: () => emulator.customers.length,
		requests: () => emulator.requests.length,
		close: async () => await emulator.close(),
	};
}

function sandbox(apiKey: string, apiSecret: string): Target {
	return {
		name: "DollarPe's sandbox at https://sandbox.dollarpe.xyz",
		credential: { environment: 'sandbox', apiKey, apiSecret },
		takesSampleData: false,
		customers: () => undefined,
		requests: () => undefined,
		close: async () => await Promise.resolve(),
	};
}
