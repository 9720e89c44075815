import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { remove } from '../lib/folders';
import { recordAt, textAt } from '../lib/json';
import { npm } from '../lib/npm';
import { unpack } from '../lib/packing';

/** Installs a packed node into a user folder, step by step as n8n's editor does (n8n 2.41.1). */
export async function installNode(tarball: string, userFolder: string): Promise<void> {
	const nodes = join(userFolder, '.n8n', 'nodes');
	const folder = join(nodes, 'node_modules', 'n8n-nodes-dollarpe');
	remove(folder);
	await unpack(tarball, folder);

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

/** Keeps only what the node needs at run time. */
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
