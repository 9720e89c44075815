import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { whenDone } from '../lib/cleanup';
import { CACHE, remove, ROOT } from '../lib/folders';
import { at, textAt } from '../lib/json';
import { npm } from '../lib/npm';
import { messageOf, Problem } from '../lib/problem';
import { withProgress } from '../lib/progress';
import { node24In, type Node24 } from './node24';

/** Native modules to build. npm's scripts stay off, since some of n8n's packages download files in theirs. */
const NATIVE_MODULES = ['sqlite3', 'isolated-vm'];

/** Retries for each file after a failed download. */
const RETRIES = 5;

/** A whole n8n, ready to start. */
export interface Installation {
	version: string;
	/** Where its node_modules are. */
	folder: string;
	node: Node24;
}

/** What npm is asked for. */
interface Recipe {
	version: string;
	packageJson: string;
	/** Only the version pinned by the repository has one. */
	packageLock?: string;
}

/**
 * The n8n of the repository's lock file, or another version; installed only if it is not in the cache yet.
 *
 * @throws {Problem} when it cannot be downloaded or built
 */
export async function installN8n(version?: string): Promise<Installation> {
	const recipe = recipeFor(version);
	const folder = join(CACHE, `n8n-${recipe.version}-${fingerprint(recipe)}`);
	if (existsSync(folder)) {
		console.log(`n8n ${recipe.version} from ${folder}`);
	} else {
		console.log(`n8n ${recipe.version} is not in ${CACHE} yet: 3 GB, 5 to 10 minutes, once.`);
		await installInto(folder, recipe);
	}
	return { version: recipe.version, folder, node: node24In(folder) };
}

function recipeFor(version: string | undefined): Recipe {
	const packageJson = readFileSync(join(ROOT, 'dev/n8n/package.json'), 'utf8');
	const parsed: unknown = JSON.parse(packageJson);
	const pinned = textAt(parsed, 'dependencies', 'n8n');
	if (version === undefined || version === pinned) {
		const packageLock = readFileSync(join(ROOT, 'dev/n8n/package-lock.json'), 'utf8');
		return { version: pinned, packageJson, packageLock };
	}
	const other = {
		private: true,
		dependencies: { n8n: version },
		optionalDependencies: at(parsed, 'optionalDependencies'),
		overrides: at(parsed, 'overrides'),
	};
	return { version, packageJson: JSON.stringify(other) };
}

/** Identifies an installation. */
function fingerprint({ packageJson, packageLock = '' }: Recipe): string {
	const parts = [packageJson, packageLock, process.platform, process.arch];
	return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 12);
}

/** Installs in a temporary folder and moves it to the cache on success, so that the cache has only complete ones. */
async function installInto(folder: string, recipe: Recipe): Promise<void> {
	const unfinished = `${folder}.unfinished-${process.pid}`;
	mkdirSync(unfinished, { recursive: true });
	const discard = whenDone(() => remove(unfinished));
	try {
		writeFileSync(join(unfinished, 'package.json'), recipe.packageJson);
		if (recipe.packageLock !== undefined) {
			writeFileSync(join(unfinished, 'package-lock.json'), recipe.packageLock);
		}
		await withProgress(`Downloading n8n ${recipe.version}`, () => download(unfinished, recipe));
		await withProgress('Building its native modules', () => build(unfinished));
		// Another run may have been faster.
		if (!existsSync(folder)) renameSync(unfinished, folder);
	} finally {
		await discard();
	}
}

async function download(cwd: string, { version, packageLock }: Recipe): Promise<void> {
	// Not `npm ci`: it refuses a lock file that lacks another platform's optional package.
	const lock = packageLock === undefined ? ['--no-package-lock'] : [];
	try {
		// Asks for one package first: an install without a network takes npm minutes to give up.
		await npm(['view', `n8n@${version}`, 'version', '--fetch-retries=1'], { cwd });
		await npm(['install', ...lock, '--ignore-scripts', `--fetch-retries=${RETRIES}`], { cwd });
	} catch (error) {
		throw new Problem(`n8n ${version} could not be downloaded: ${npmErrorsIn(messageOf(error))}`);
	}
}

async function build(cwd: string): Promise<void> {
	const { bin, headers } = node24In(cwd);
	const env = {
		PATH: `${bin}:${process.env.PATH ?? ''}`,
		...(headers !== undefined && { npm_config_nodedir: headers }),
	};
	try {
		await npm(['rebuild', ...NATIVE_MODULES, '--ignore-scripts=false'], { cwd, env });
	} catch (error) {
		throw new Problem(
			`${NATIVE_MODULES.join(' and ')} could not be built (it takes Python 3, make and a C++ compiler): ${npmErrorsIn(messageOf(error))}`,
		);
	}
}

/** npm's own error message, on one line. */
function npmErrorsIn(output: string): string {
	const errors = output
		.split('\n')
		.filter((line) => line.startsWith('npm error'))
		.map((line) => line.slice('npm error'.length).trim());
	const reason = errors.find((line) => line.includes('reason:'));
	const first = errors.find((line) => line !== '' && !/^(code|errno|syscall) /.test(line));
	return reason ?? first ?? output.trim().split('\n').at(-1) ?? '';
}
