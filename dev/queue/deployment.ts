import { randomUUID } from 'node:crypto';

import type { Installation } from '../n8n/installation';
import { installNode } from '../n8n/nodePackage';
import { startN8n, type Command, type Server } from '../n8n/server';
import { temporaryFolder } from '../lib/folders';
import { freePorts } from '../lib/freePort';

/** The maximum of executions in progress per worker: n8n's default. */
export const CONCURRENCY = 10;

const WORKERS = 2;

/** An n8n in queue mode. Every process has its own folder, as on separate machines. */
export interface Deployment {
	/** Serves the editor and nothing else that comes over HTTP. */
	main: Server;
	workers: Server[];
	/** Answers the production URLs. */
	webhook: Server;
	/** Starts another process that answers them. */
	anotherWebhook(): Promise<Server>;
}

/** What the processes have in common. */
export interface Ingredients {
	installation: Installation;
	/** The packed node. */
	tarball: string;
	/** The variables that lead to Redis and PostgreSQL. */
	stores: NodeJS.ProcessEnv;
}

/** Starts one main process, two workers and one webhook process. */
export async function startDeployment(ingredients: Ingredients): Promise<Deployment> {
	const { installation, tarball, stores } = ingredients;
	const [port = 0] = await freePorts(1);
	const settings = {
		...stores,
		EXECUTIONS_MODE: 'queue',
		N8N_ENCRYPTION_KEY: randomUUID(),
		N8N_CONCURRENCY_PRODUCTION_LIMIT: String(CONCURRENCY),
		// So that every event goes through the webhook process.
		N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
	};
	const startOne = async (command: Command, ownPort?: number): Promise<Server> => {
		const userFolder = temporaryFolder();
		await installNode(tarball, userFolder);
		return await startN8n(installation, userFolder, {
			command,
			settings,
			publicUrl: `http://127.0.0.1:${port}/`,
			...(ownPort !== undefined && { port: ownPort }),
		});
	};
	// It creates the tables, so the others wait for it.
	const main = await startOne('start');
	const [webhook, ...workers] = await Promise.all([
		startOne('webhook', port),
		...Array.from({ length: WORKERS }, async () => await startOne('worker')),
	]);
	return { main, workers, webhook, anotherWebhook: async () => await startOne('webhook') };
}
