import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { startEmulator, type Emulator } from '../emulator';
import { optionsFrom } from '../lib/arguments';
import { whenDone } from '../lib/cleanup';
import { CACHE, remove } from '../lib/folders';
import { freePorts } from '../lib/freePort';
import { keysOf } from '../lib/keys';
import { runMain } from '../lib/main';
import { packNode } from '../lib/packing';
import { messageOf, Problem } from '../lib/problem';
import { withProgress } from '../lib/progress';
import { N8nClient, OWNER } from './client';
import { exampleFiles, exampleWith } from './examples';
import { installN8n } from './installation';
import { installNode } from './nodePackage';
import { startN8n, type Server } from './server';

const USAGE = 'Usage: npm start -- [--fresh]';

/** The user's data, kept until `--fresh`. */
const DATA = join(CACHE, 'data');

/** Exists if the credential and the examples were created; the user may have deleted them since. */
const FURNISHED = join(DATA, 'furnished');

const PORTS = join(DATA, 'ports.json');

/** Kept, since browser bookmarks and the stored credential refer to them. */
interface Ports {
	editor: number;
	emulator: number;
}

/** A real n8n with the node as it stands in this checkout, and a local DollarPe for it to talk to. */
async function main(): Promise<number> {
	const { fresh } = optionsFrom({ fresh: { type: 'boolean' } }, USAGE);
	await refuseToRunTwice();
	if (fresh) remove(DATA);
	const installation = await installN8n();
	mkdirSync(DATA, { recursive: true });
	const ports = storedPorts() ?? (await newPorts());
	const emulator = await startEmulatorAt(ports.emulator);
	await withProgress('Packing the node and installing the package', async () => {
		await installNode(await packNode(), DATA);
	});

	const server = await withProgress(`Starting n8n ${installation.version}`, () =>
		startN8n(installation, DATA, { port: ports.editor, onLine: printOwnWarning }),
	);
	const n8n = new N8nClient(server.url);
	await n8n.signIn();
	if (!existsSync(FURNISHED)) {
		await furnish(n8n, emulator);
		writeFileSync(FURNISHED, '');
	}
	welcome(server, emulator);

	await server.ended;
	throw new Problem(`n8n ended by itself:\n${server.log.trim()}`);
}

/** The credential, and the examples with it. */
async function furnish(n8n: N8nClient, emulator: Emulator): Promise<void> {
	const credential = await n8n.createCredential(
		'DollarPe (local)',
		'dollarPeApi',
		keysOf(emulator),
	);
	for (const file of exampleFiles()) {
		await n8n.createWorkflow(exampleWith(credential, file));
	}
}

/** The same on every start, since the credential in the data names the emulator's address. */
function storedPorts(): Ports | undefined {
	if (!existsSync(PORTS)) return undefined;
	const stored: Ports = JSON.parse(readFileSync(PORTS, 'utf8'));
	return stored;
}

async function newPorts(): Promise<Ports> {
	const [editor = 0, emulator = 0] = await freePorts(2);
	writeFileSync(PORTS, JSON.stringify({ editor, emulator }));
	return { editor, emulator };
}

/** Two instances would write to the same data. */
async function refuseToRunTwice(): Promise<void> {
	const ports = storedPorts();
	if (ports === undefined) return;
	const runs = await fetch(`http://127.0.0.1:${ports.emulator}/_emulator/state`).then(
		({ ok }) => ok,
		() => false,
	);
	if (runs) {
		throw new Problem(
			`npm start runs already: http://127.0.0.1:${ports.editor}. End that one first.`,
		);
	}
}

async function startEmulatorAt(port: number): Promise<Emulator> {
	try {
		const emulator = await startEmulator({ port });
		whenDone(() => emulator.close());
		return emulator;
	} catch (error) {
		throw new Problem(
			`Port ${port}, which the credential in ${DATA} names, is taken (${messageOf(error)}): end the other program, or start over with npm start -- --fresh.`,
		);
	}
}

/** Of n8n's log, what this package has to say, such as why the trigger refused a call. */
function printOwnWarning(line: string): void {
	if (line.startsWith('DollarPe ')) console.log(`n8n: ${line}`);
}

function welcome({ url }: Server, emulator: Emulator): void {
	console.log(`
n8n editor:        ${url}
Sign in as:        ${OWNER.email}
Password:          ${OWNER.password}

DollarPe emulator: ${emulator.url}
API key:           ${emulator.apiKey}
API secret:        ${emulator.apiSecret}

The credential "DollarPe (local)" and the example workflows are there since the first start.
Your data stay in ${DATA}. To start over, with the current examples: npm start -- --fresh
The emulator forgets its customers. Ctrl-C ends both.

To try a DollarPe Trigger: publish its workflow, or click "Execute workflow", and have the emulator send an event to the URL that the trigger shows. If the trigger refuses it, the reason appears here. docs/trigger.md lists what else you can send.
curl ${emulator.url}/_emulator/events -d '{"type":"PAYOUT","event":"SUCCESS","to":"<webhook URL>"}'`);
}

runMain(main, 0);
