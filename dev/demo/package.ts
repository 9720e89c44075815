/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs on a developer's machine, never inside n8n */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

// Below node_modules, so that the unpacked node finds n8n-workflow as it does inside n8n.
const FOLDER = join(ROOT, 'node_modules', '.cache', 'n8n-nodes-dollarpe');

const npm = (...args: string[]) =>
	execFileSync('npm', args, {
		cwd: ROOT,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
		shell: process.platform === 'win32',
	});

/**
 * Builds the package, packs it as it would be published, and unpacks it.
 *
 * @returns the folder with its package.json
 * @throws {Error} when the build or npm fails, with what they printed
 */
export function unpackedPackage(): string {
	npm('run', 'build');
	rmSync(FOLDER, { recursive: true, force: true });
	mkdirSync(FOLDER, { recursive: true });
	const [packed]: Array<{ filename: string }> = JSON.parse(
		npm('pack', '--json', '--pack-destination', FOLDER),
	);
	execFileSync('tar', ['-xzf', String(packed?.filename)], { cwd: FOLDER });
	return join(FOLDER, 'package');
}
