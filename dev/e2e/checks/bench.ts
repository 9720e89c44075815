import type { Emulator } from '../../emulator';
import type { Check } from '../../lib/checks';
import type { N8nClient } from '../../n8n/client';
import type { Server } from '../../n8n/server';
import type { StoredCredential } from '../../n8n/workflow';

/** What the checks work with. */
export interface Bench {
	check: Check;
	n8n: N8nClient;
	/** n8n's own, such as 2.41.1. */
	version: string;
	/** The process that `n8n` talks to. */
	server: Server;
	/** The DollarPe that the credential is for. */
	sandbox: Emulator;
	/** Another DollarPe, with other keys. */
	production: Emulator;
	/** Stored in n8n; for the sandbox. */
	credential: StoredCredential;
}
