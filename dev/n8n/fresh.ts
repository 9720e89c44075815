import { temporaryFolder } from '../lib/folders';
import { packNode } from '../lib/packing';
import { withProgress } from '../lib/progress';
import { N8nClient } from './client';
import { installN8n } from './installation';
import { installNode } from './nodePackage';
import { startN8n, type Server } from './server';

/**
 * An n8n with no data, and with the node of this checkout as it would be published.
 *
 * @param version a version other than the pinned one
 * @param settings additional environment variables
 * @returns its process, and a client that is signed in
 */
export async function freshN8n(
	version?: string,
	settings: NodeJS.ProcessEnv = {},
): Promise<{ server: Server; n8n: N8nClient; version: string }> {
	const installation = await installN8n(version);
	const userFolder = temporaryFolder();
	await withProgress('Packing the node and installing the package', async () => {
		await installNode(await packNode(), userFolder);
	});
	const server = await withProgress(
		`Starting n8n ${installation.version}`,
		async () => await startN8n(installation, userFolder, { settings }),
	);
	const n8n = new N8nClient(server.url);
	await n8n.signIn();
	return { server, n8n, version: installation.version };
}
