import { chromium, type Browser } from 'playwright-core';

import { findProgram } from '../../lib/childProcess';
import { whenDone } from '../../lib/cleanup';
import { Problem } from '../../lib/problem';

/** Its programs on Debian, Ubuntu and Fedora, and where it is on a Mac. */
const NAMES = [
	'chromium',
	'chromium-browser',
	'google-chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** It opens only n8n on this machine. */
const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/**
 * The system's Chromium; CHROMIUM names another.
 *
 * @throws {Problem} when there is none
 */
export function findChromium(): string {
	const names = process.env.CHROMIUM === undefined ? NAMES : [process.env.CHROMIUM];
	const found = names.map((name) => findProgram(name)).find((program) => program !== undefined);
	if (found !== undefined) return found;
	throw new Problem(
		`There is no ${names.join(' or ')} here: install Chromium (Debian, Ubuntu: apt-get install chromium), or name its program in the variable CHROMIUM.`,
	);
}

/** Starts a browser that is closed when the run ends. */
export async function startBrowser(executablePath: string): Promise<Browser> {
	const browser = await chromium.launch({
		executablePath,
		args: FLAGS,
		// The run itself closes it on Ctrl-C, in the right order.
		handleSIGINT: false,
		handleSIGTERM: false,
		handleSIGHUP: false,
	});
	whenDone(() => browser.close());
	return browser;
}
