// What n8n's own scanner checks of a community package before it verifies it: the source, and the packed tarball.
// Its third check, npm's provenance, needs a published release: `npx @n8n/scan-community-package n8n-nodes-dollarpe`.
import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';

import { ROOT, temporaryFolder } from '../lib/folders';
import { runMain } from '../lib/main';
import { packNode, unpack } from '../lib/packing';

/** Prints one result. */
function report(what, { passed, message, details }) {
	console.log(`${passed ? 'passed' : 'FAILED'}: ${what}`);
	if (!passed) console.error([message, details].filter(Boolean).join('\n'));
	return passed;
}

runMain(async () => {
	const source = report('source', await analyzePackage(ROOT, SOURCE_FILE_PATTERNS));
	const folder = temporaryFolder();
	await unpack(await packNode(), folder);
	const tarball = report('tarball', await analyzePackage(folder));
	console.log('not checked: provenance, which only a published release has');
	return source && tarball ? 0 : 1;
});
