import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { format, resolveConfig } from 'prettier';

import { startEmulator } from '../emulator';
import { run, start } from '../lib/childProcess';
import { ROOT, temporaryFolder } from '../lib/folders';
import { keysOf } from '../lib/keys';
import { runMain } from '../lib/main';
import { freshN8n } from '../n8n/fresh';
import { Intake } from '../n8n/intake';
import { compare, LATENCY, type Lab } from './compare';
import { machine, ratios, speedChart, table, withMeasured } from './report';
import { createCustomers, initiatePayouts } from './tasks';

/** How many items each contender gets. */
const ITEMS = 1000;

/** Makes a certificate for 127.0.0.1: ECDSA with P-256, as most servers have it by now. */
const OPENSSL =
	'req -x509 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 ' +
	'-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -keyout key.pem -out cert.pem';

/** Measures in another process: Node.js reads what it trusts when it starts. */
async function main(): Promise<number> {
	const folder = process.env.DOLLARPE_BENCH_FOLDER;
	if (folder !== undefined) return await measure(folder);
	const cwd = temporaryFolder();
	await run('openssl', OPENSSL.split(' '), { cwd });
	const trusted = { NODE_EXTRA_CA_CERTS: join(cwd, 'cert.pem'), DOLLARPE_BENCH_FOLDER: cwd };
	const args = [...process.execArgv, __filename];
	const env = { ...process.env, ...trusted };
	const measuring = start(process.execPath, args, { cwd: ROOT, env, onLine: console.log });
	await measuring.ended;
	return measuring.exitCode ?? 1;
}

/** Measures in a whole n8n over https, prints the ratios, and writes them into docs/speed.md and its picture. */
async function measure(folder: string): Promise<number> {
	const began = Date.now();
	const pem = (name: string) => readFileSync(join(folder, name), 'utf8');
	const emulator = await startEmulator({
		latency: LATENCY,
		// Orders stay as they are: their events are nobody's business here.
		processingMs: { payout: Infinity },
		tls: { key: pem('key.pem'), cert: pem('cert.pem') },
	});
	const lab = await n8nLab();
	const comparisons = [];
	for (const task of [createCustomers, initiatePayouts]) {
		const comparison = await compare(lab, emulator, task, ITEMS);
		console.log(ratios([comparison])[0]);
		comparisons.push(comparison);
	}
	await emulator.close();

	const date = new Date(began).toISOString().slice(0, 10);
	const minutes = Math.ceil((Date.now() - began) / 60_000);
	const measured = `Measured on ${date} with \`npm run bench\` in ${minutes} minutes, all in one run, on ${machine()}.`;
	const page = join(ROOT, 'docs/speed.md');
	const text = withMeasured(readFileSync(page, 'utf8'), [measured, table(ratios(comparisons))]);
	const style = await resolveConfig(page);
	writeFileSync(page, await format(text, { ...style, parser: 'markdown' }));
	writeFileSync(join(ROOT, 'docs/pictures/speed.svg'), speedChart(comparisons));
	return 0;
}

/** A whole n8n in a process of its own that receives the items by webhook. */
async function n8nLab(): Promise<Lab> {
	const { NODE_EXTRA_CA_CERTS } = process.env;
	const { n8n, version } = await freshN8n(undefined, { NODE_EXTRA_CA_CERTS });
	return {
		name: `n8n ${version}`,
		connect: async ({ name, nodes }, api) => {
			const credential = await n8n.createCredential(name, 'dollarPeApi', keysOf(api));
			const intake = await Intake.publish(n8n, name, nodes, credential);
			return async (items) => {
				const execution = await intake.run(items);
				return execution.time(nodes[0]?.name ?? '', nodes.at(-1)?.name);
			};
		},
	};
}

runMain(main);
