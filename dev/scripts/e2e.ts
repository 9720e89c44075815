import { join, resolve } from 'node:path';

import { runE2e } from '../e2e/run';
import { optionsFrom } from '../lib/arguments';
import { Checks } from '../lib/checks';
import { ROOT } from '../lib/folders';
import { runMain } from '../lib/main';
import { Problem } from '../lib/problem';
import { runQueue } from '../queue/run';

const PICTURES = 'dev/e2e/pictures';

const USAGE = `Usage: npm run e2e -- [--only <words of a check's title>] [--n8n <another version>] [--queue | --pictures <folder, ${PICTURES} by default>]`;

const OPTIONS = {
	only: { type: 'string' },
	n8n: { type: 'string' },
	queue: { type: 'boolean' },
	pictures: { type: 'string' },
} as const;

/** Tests the package in a real n8n: in a browser, or with `--queue` in n8n's queue mode. */
async function main(): Promise<void> {
	const { only, n8n, queue, pictures } = optionsFrom(OPTIONS, USAGE);
	if (n8n !== undefined && !/^\d+\.\d+\.\d+$/.test(n8n)) {
		throw new Problem(`--n8n must be a whole version, such as 1.123.81, not "${n8n}".`);
	}
	const checks = new Checks(only);
	if (queue) await runQueue(checks, n8n);
	else await runE2e(checks, n8n, resolve(pictures ?? join(ROOT, PICTURES)));
	checks.close();
}

runMain(main);
