/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error, no-console -- runs on a developer's machine, never inside n8n */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { startEmulator, type EmulatorOptions } from '../emulator';
import { keysOf } from './checks/bench';
import { checkAgent } from './checks/agent';
import { checkCredential } from './checks/credential';
import { checkEditor } from './checks/editor';
import { checkExamples } from './checks/examples';
import { checkForm } from './checks/form';
import { checkHttpRequest, checkHttpRequestByMouse } from './checks/httpRequest';
import { checkReferences } from './checks/references';
import { checkRegistration } from './checks/registration';
import { checkSyncExample, checkSyncOnCanvas } from './checks/syncExample';
import { checkTimeOut } from './checks/timeOut';
import { checkTrigger } from './checks/trigger';
import { checkTriggerExamples } from './checks/triggerExamples';
import { checkTriggerLoad } from './checks/triggerLoad';
import { checkTriggerPanel } from './checks/triggerPanel';
import { checkTypes } from './checks/types';
import { findChromium, startBrowser } from './editor/chromium';
import { EditorPage } from './editor/editorPage';
import { freshN8n } from './n8n/fresh';
import { runQueue } from './queue/run';
import { Checks } from './support/checks';
import { whenDone } from './support/cleanup';
import { ROOT } from './support/folders';
import { runMain } from './support/main';
import { messageOf, Problem } from './support/problem';

const USAGE =
	'Usage: npm run e2e -- [--n8n <another version>] [--queue | --pictures <folder, e2e/pictures by default>]';

interface Wishes {
	/** Undefined: the one in the lock file. */
	n8n: string | undefined;
	pictures: string;
	/** Whether n8n's queue mode is tried, in place of everything else. */
	queue: boolean;
}

/** Shows in a real n8n, with a real browser, that what we ship works. */
async function main(): Promise<number> {
	const wishes = wishesFrom(process.argv.slice(2));
	if (wishes.queue) return await runQueue(wishes.n8n);
	const executable = findChromium();
	const { server, n8n } = await freshN8n(wishes.n8n);
	const sandbox = await emulator({});
	const production = await emulator({ apiKey: 'production_key', apiSecret: 'production_secret' });
	const credential = await n8n.createCredential('DollarPe sandbox', 'dollarPeApi', keysOf(sandbox));

	const checks = new Checks();
	const bench = { check: checks.check, n8n, server, sandbox, production, credential };
	checks.group('What n8n lists');
	await checkTypes(bench);
	checks.group("The credential's test");
	await checkCredential(bench);
	checks.group('Examples');
	await checkExamples(bench);
	await checkSyncExample(bench);
	await checkTriggerExamples(bench);
	checks.group('Many contacts');
	await checkTimeOut(bench);
	await checkReferences(bench);
	checks.group('DollarPe Trigger');
	await checkTrigger(bench);
	await checkTriggerLoad(bench);
	checks.group('The webhook address');
	await checkRegistration(bench);
	checks.group("n8n's HTTP Request node");
	await checkHttpRequest(bench);
	checks.group('As a tool');
	await checkAgent(bench);
	checks.group('In the browser');
	const browser = await startBrowser(executable);
	const editor = await EditorPage.open(browser, server.url, wishes.pictures);
	await checkEditor(bench, editor);
	await checkSyncOnCanvas(bench, editor);
	await checkHttpRequestByMouse(bench, editor);
	await checkTriggerPanel(bench, editor);
	await checkForm(bench, await EditorPage.open(browser, server.url, wishes.pictures));
	console.log(`\nPictures: ${wishes.pictures}`);
	return checks.close();
}

async function emulator(options: EmulatorOptions) {
	const started = await startEmulator(options);
	whenDone(() => started.close());
	return started;
}

function wishesFrom(args: string[]): Wishes {
	try {
		const { values } = parseArgs({
			args,
			options: {
				n8n: { type: 'string' },
				pictures: { type: 'string' },
				queue: { type: 'boolean', default: false },
			},
		});
		if (values.n8n !== undefined && !/^\d+\.\d+\.\d+$/.test(values.n8n)) {
			throw new Problem(`--n8n must be a whole version, such as 1.123.81, not "${values.n8n}".`);
		}
		return {
			n8n: values.n8n,
			pictures: resolve(values.pictures ?? `${ROOT}/e2e/pictures`),
			queue: values.queue,
		};
	} catch (error) {
		throw new Problem(`${messageOf(error)}\n${USAGE}`);
	}
}

runMain(main);
