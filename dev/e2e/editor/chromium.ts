import { existsSync } from 'node:fs';

import { chromium, type Browser } from 'playwright-core';

import { whenDone } from '../../lib/cleanup';
import { Problem } from '../../lib/problem';

const USUAL_PLACES = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** It opens nothing but n8n on this machine, and needs nothing from elsewhere. */
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
	const named = process.env.CHROMIUM;
	const places = named === undefined ? USUAL_PLACES : [named];
	const found = places.find((place) => existsSync(place));
	if (found !== undefined) return found;
	throw new Problem(
		named === undefined
			? 'There is no Chromium or Chrome here: install one (Debian, Ubuntu: apt-get install chromium), or name its program in the variable CHROMIUM.'
			: `The variable CHROMIUM names ${named}, which is not there.`,
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
