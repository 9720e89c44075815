import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { whenDone } from '../lib/cleanup';
import { ROOT } from '../lib/folders';
import { runMain } from '../lib/main';
import { makeCertificate } from './certificate';

/** Makes a certificate, and measures in a process that trusts it: Node.js reads these when it starts. */
async function main(): Promise<number> {
	const certificate = await makeCertificate();
	const measuring = spawn(
		process.execPath,
		[...process.execArgv, join(__dirname, 'measure.ts'), ...process.argv.slice(2)],
		{
			cwd: ROOT,
			stdio: 'inherit',
			env: {
				...process.env,
				NODE_EXTRA_CA_CERTS: certificate.certFile,
				DOLLARPE_BENCH_CERTIFICATE: JSON.stringify(certificate),
			},
		},
	);
	const ended = once(measuring, 'close');
	// It gets Ctrl-C too, and cleans up by itself.
	whenDone(async () => {
		measuring.kill();
		await ended;
	});
	const [exitCode]: Array<number | null> = await ended;
	return exitCode ?? 1;
}

runMain(main);
