import { startEmulator } from '../emulator';
import type { Checks } from '../lib/checks';
import { whenDone } from '../lib/cleanup';
import { keysOf } from '../lib/keys';
import { packNode } from '../lib/packing';
import { withProgress } from '../lib/progress';
import { N8nClient } from '../n8n/client';
import { installN8n } from '../n8n/installation';
import { checkSubWorkflow } from './checks/subWorkflow';
import { checkSync } from './checks/sync';
import { checkTrigger } from './checks/trigger';
import { startDeployment } from './deployment';
import { findStores, startStores } from './stores';

/** DollarPe's latency, so that requests overlap. */
const LATENCY_MS = [20, 100] as const;

/**
 * Tests n8n's queue mode: one main process, two workers, one webhook process.
 *
 * @param version a version other than the pinned one
 */
export async function runQueue({ check }: Checks, version: string | undefined): Promise<void> {
	const programs = findStores();
	const installation = await installN8n(version);
	const tarball = await withProgress('Packing the node', async () => await packNode());
	const stores = await withProgress(
		'Starting Redis and PostgreSQL',
		async () => await startStores(programs),
	);
	const deployment = await withProgress(
		`Starting n8n ${installation.version} in queue mode`,
		async () => await startDeployment({ installation, tarball, stores }),
	);
	const sandbox = await startEmulator({ latency: LATENCY_MS });
	whenDone(() => sandbox.close());
	const n8n = new N8nClient(deployment.main.url);
	await n8n.signIn();
	const credential = await n8n.createCredential('DollarPe sandbox', 'dollarPeApi', keysOf(sandbox));

	const bench = { check, n8n, deployment, sandbox, credential };
	await checkSync(bench);
	await checkSubWorkflow(bench);
	await checkTrigger(bench);
}
