import type { Emulator } from '../emulator';
import type { Check } from '../lib/checks';
import type { N8nClient } from '../n8n/client';
import type { StoredCredential } from '../n8n/workflow';
import type { Deployment } from './deployment';

/** What the checks of the queue mode work with. */
export interface QueueBench {
	check: Check;
	n8n: N8nClient;
	deployment: Deployment;
	/** The DollarPe that the credential is for. */
	sandbox: Emulator;
	credential: StoredCredential;
}
