import { mkdirSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { run } from './childProcess';
import { ROOT, temporaryFolder } from './folders';
import { npm } from './npm';
import { Problem } from './problem';

/**
 * Builds the checkout and packs it: the same file that would be published.
 *
 * @returns the tarball, in a folder that is removed when the run ends
 * @throws {Problem} when the build or npm fails, with what they printed
 */
export async function packNode(folder = temporaryFolder()): Promise<string> {
	await npm(['run', 'build'], { cwd: ROOT });
	await npm(['pack', '--pack-destination', folder], { cwd: ROOT });
	const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz'));
	if (tarball === undefined) throw new Problem(`npm pack left no tarball in ${folder}.`);
	return join(folder, tarball);
}

/** Unpacks a tarball of {@link packNode}: the folder then has its package.json. */
export async function unpack(tarball: string, folder: string): Promise<void> {
	mkdirSync(folder, { recursive: true });
	// The archive by its name alone, since some tars read the colon of C: as the end of a host name.
	const args = ['-xzf', basename(tarball), '-C', folder, '--strip-components=1'];
	await run('tar', args, { cwd: dirname(tarball) });
}

/** Builds, packs and unpacks the checkout, for n8n's engine. @returns the folder with its package.json */
export async function unpackedNode(): Promise<string> {
	// Below node_modules, so that the unpacked node finds n8n-workflow as it does inside n8n.
	const folder = temporaryFolder(join(ROOT, 'node_modules', '.cache'));
	await unpack(await packNode(), folder);
	return folder;
}
