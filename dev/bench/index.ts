import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { startEmulator } from '../emulator';
import { run, start } from '../lib/childProcess';
import { ROOT, temporaryFolder } from '../lib/folders';
import { runMain } from '../lib/main';
import { LATENCY } from './compare';

/** Makes a certificate for 127.0.0.1: ECDSA with P-256, as most servers have it by now. */
const OPENSSL =
	'req -x509 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 ' +
	'-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -keyout key.pem -out cert.pem';

/** Starts a local DollarPe over http and one over https, and measures in another process, so that their work is not. */
async function main(): Promise<number> {
	const folder = temporaryFolder();
	await run('openssl', OPENSSL.split(' '), { cwd: folder });
	const pem = (name: string) => readFileSync(join(folder, name), 'utf8');
	// Orders stay as they are: their events are nobody's business here.
	const options = { latency: LATENCY, processingMs: { payout: Infinity } };
	const tls = { key: pem('key.pem'), cert: pem('cert.pem') };
	const emulators = [await startEmulator(options), await startEmulator({ ...options, tls })];
	const apis = emulators.map(({ url, apiKey, apiSecret }) => ({ url, apiKey, apiSecret }));
	const args = [...process.execArgv, join(__dirname, 'measure.ts'), ...process.argv.slice(2)];
	const env = {
		...process.env,
		// Node.js reads what it trusts when it starts.
		NODE_EXTRA_CA_CERTS: join(folder, 'cert.pem'),
		DOLLARPE_BENCH_APIS: JSON.stringify(apis),
	};
	const measuring = start(process.execPath, args, { cwd: ROOT, env, onLine: console.log });
	await measuring.ended;
	return measuring.exitCode ?? 1;
}

runMain(main);
