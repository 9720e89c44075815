import { startEmulator } from '../emulator';
import { keysOf } from '../e2e/checks/bench';
import { checkQueueSubWorkflow } from '../e2e/checks/queueSubWorkflow';
import { checkQueueSync } from '../e2e/checks/queueSync';
import { checkQueueTrigger } from '../e2e/checks/queueTrigger';
import { N8nClient } from '../n8n/client';
import { installN8n } from '../n8n/installation';
import { packNode } from '../n8n/nodePackage';
import { Checks } from '../lib/checks';
import { whenDone } from '../lib/cleanup';
import { temporaryFolder } from '../lib/folders';
import { withProgress } from '../lib/progress';
import { startDeployment } from './deployment';
import { findStores, startStores } from './stores';

/** What DollarPe may take for an answer, so that requests are under way together. */
const LATENCY_MS = [20, 100] as const;

/** Shows that what we ship works in n8n's queue mode: one main process, two workers, one webhook process. */
export async function runQueue(version: string | undefined): Promise<number> {
	const programs = findStores();
	const installation = await installN8n(version);
	const tarball = await withProgress(
		'Packing the node',
		async () => await packNode(temporaryFolder()),
	);
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

	const checks = new Checks();
	const bench = { check: checks.check, n8n, deployment, sandbox, credential };
	checks.group('A large sync');
	await checkQueueSync(bench);
	await checkQueueSubWorkflow(bench);
	checks.group('DollarPe Trigger');
	await checkQueueTrigger(bench);
	return checks.close();
}
