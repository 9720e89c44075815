import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { whenDone } from './cleanup';

/** The root of this checkout. */
export const ROOT = resolve(__dirname, '../..');

/** Where installations of n8n, and the data of `npm start`, are kept between runs. */
export const CACHE = join(
	process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
	'n8n-nodes-dollarpe',
);

/** A new folder that is removed when the run ends. */
export function temporaryFolder(parent = tmpdir()): string {
	mkdirSync(parent, { recursive: true });
	const folder = mkdtempSync(join(parent, 'n8n-nodes-dollarpe-'));
	whenDone(() => remove(folder));
	return folder;
}

/** Removes a folder with its content, if it exists. */
export function remove(folder: string): void {
	// A process that has just ended may leave files open for a moment.
	rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
