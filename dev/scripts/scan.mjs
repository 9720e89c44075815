// What n8n's own scanner checks of a community package before it verifies it: the source, and the packed tarball.
// Its third check, npm's provenance, needs a published release: `npx @n8n/scan-community-package n8n-nodes-dollarpe`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';

const root = join(import.meta.dirname, '../..');

/** Prints one result; a failed one makes the script fail. */
function report(what, { passed, message, details }) {
	console.log(`${passed ? 'passed' : 'FAILED'}: ${what}`);
	if (passed) return;
	console.error([message, details].filter(Boolean).join('\n'));
	process.exitCode = 1;
}

report('source', await analyzePackage(root, SOURCE_FILE_PATTERNS));

const folder = mkdtempSync(join(tmpdir(), 'scan-'));
try {
	const npm = (...args) =>
		execFileSync('npm', args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' });
	npm('run', 'build');
	const [{ filename }] = JSON.parse(npm('pack', '--json', '--pack-destination', folder));
	execFileSync('tar', ['-xzf', filename], { cwd: folder });
	report('tarball', await analyzePackage(join(folder, 'package')));
} finally {
	rmSync(folder, { recursive: true, force: true });
}
console.log('not checked: provenance, which only a published release has');
