/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { run } from '../lib/childProcess';
import { remove, ROOT } from '../lib/folders';
import { recordAt, textAt } from '../lib/json';
import { npm } from '../lib/npm';
import { Problem } from '../lib/problem';

/** Builds the checkout and packs it: the very file that would be published. */
export async function packNode(destination: string): Promise<string> {
	await npm(['run', 'build'], { cwd: ROOT });
	await npm(['pack', '--pack-destination', destination], { cwd: ROOT });
	const tarball = readdirSync(destination).find((file) => file.endsWith('.tgz'));
	if (tarball === undefined) throw new Problem(`npm pack left no tarball in ${destination}.`);
	return join(destination, tarball);
}

/** Installs a packed node into a user folder, step by step as n8n's editor does (n8n 2.41.1). */
export async function installNode(tarball: string, userFolder: string): Promise<void> {
	const nodes = join(userFolder, '.n8n', 'nodes');
	const folder = join(nodes, 'node_modules', 'n8n-nodes-dollarpe');
	remove(folder);
	mkdirSync(folder, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1'], { cwd: nodes });

	const packed = readJson(join(folder, 'package.json'));
	writeJson(join(folder, 'package.json'), withoutOtherDependencies(packed));
	const options = [
		'--bin-links=false',
		'--install-strategy=shallow',
		'--ignore-scripts=true',
		'--package-lock=false',
	];
	await npm(['install', ...options], { cwd: folder });

	const list = join(nodes, 'package.json');
	const installed = existsSync(list) ? recordAt(readJson(list), 'dependencies') : {};
	writeJson(list, {
		name: 'installed-nodes',
		private: true,
		dependencies: { ...installed, 'n8n-nodes-dollarpe': textAt(packed, 'version') },
	});
}

/** Only what the node needs at run time is left. */
function withoutOtherDependencies(packageJson: unknown): Record<string, unknown> {
	const others = ['devDependencies', 'peerDependencies', 'optionalDependencies'];
	const entries = Object.entries(recordAt(packageJson));
	return Object.fromEntries(entries.filter(([name]) => !others.includes(name)));
}

function readJson(file: string): unknown {
	return JSON.parse(readFileSync(file, 'utf8'));
}

function writeJson(file: string, value: unknown): void {
	writeFileSync(file, JSON.stringify(value, null, 2));
}
