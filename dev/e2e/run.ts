import { startEmulator, type EmulatorOptions } from '../emulator';
import type { Checks } from '../lib/checks';
import { whenDone } from '../lib/cleanup';
import { keysOf } from '../lib/keys';
import { freshN8n } from '../n8n/fresh';
import { checkAgent } from './checks/agent';
import { checkCountries } from './checks/countries';
import { checkCredential } from './checks/credential';
import { checkEditor } from './checks/editor';
import { checkExamples } from './checks/examples';
import { checkForm } from './checks/form';
import { checkHints } from './checks/hints';
import { checkHttpRequest, checkHttpRequestByMouse } from './checks/httpRequest';
import { checkJourneys } from './checks/journeys';
import { checkKycFiles } from './checks/kycFiles';
import { checkMoneyExamples } from './checks/moneyExamples';
import { checkPreview } from './checks/preview';
import { checkPickers } from './checks/pickers';
import { checkReferences } from './checks/references';
import { checkRegistration } from './checks/registration';
import { checkSyncExample, checkSyncOnCanvas } from './checks/syncExample';
import { checkTimeOut } from './checks/timeOut';
import { checkTrigger } from './checks/trigger';
import { checkTriggerBodies } from './checks/triggerBodies';
import { checkTriggerDetails } from './checks/triggerDetails';
import { checkTriggerExamples } from './checks/triggerExamples';
import { checkTriggerLoad } from './checks/triggerLoad';
import { checkTriggerPanel } from './checks/triggerPanel';
import { checkTypes } from './checks/types';
import { findChromium, startBrowser } from './editor/chromium';
import { EditorPage } from './editor/editorPage';

const WITHOUT_BROWSER = [
	checkTypes,
	checkCredential,
	checkExamples,
	checkSyncExample,
	checkTriggerExamples,
	checkJourneys,
	checkMoneyExamples,
	checkTimeOut,
	checkReferences,
	checkTrigger,
	checkTriggerBodies,
	checkTriggerDetails,
	checkTriggerLoad,
	checkRegistration,
	checkHttpRequest,
	checkAgent,
];

/**
 * Tests one n8n that all checks share, first by its API, then in a browser.
 *
 * @param version a version other than the pinned one
 * @param pictures the folder for the checks' pictures
 */
export async function runE2e(
	{ check }: Checks,
	version: string | undefined,
	pictures: string,
): Promise<void> {
	const executable = findChromium();
	const { server, n8n, version: running } = await freshN8n(version);
	const sandbox = await emulator({});
	const production = await emulator({ apiKey: 'production_key', apiSecret: 'production_secret' });
	const credential = await n8n.createCredential('DollarPe sandbox', 'dollarPeApi', keysOf(sandbox));

	const bench = { check, n8n, version: running, server, sandbox, production, credential };
	for (const checksOf of WITHOUT_BROWSER) await checksOf(bench);

	const browser = await startBrowser(executable);
	const editor = await EditorPage.open(browser, server.url, pictures);
	await editor.signIn();
	await checkEditor(bench, editor);
	await checkCountries(bench, editor);
	await checkSyncOnCanvas(bench, editor);
	await checkHttpRequestByMouse(bench, editor);
	await checkPreview(bench, editor);
	await checkHints(bench, editor);
	await checkPickers(bench, editor);
	await checkTriggerPanel(bench, editor);
	await checkForm(bench, await EditorPage.open(browser, server.url, pictures));
	await checkKycFiles(bench, await EditorPage.open(browser, server.url, pictures));
	console.log(`Pictures: ${pictures}`);
}

async function emulator(options: EmulatorOptions) {
	const started = await startEmulator(options);
	whenDone(() => started.close());
	return started;
}
