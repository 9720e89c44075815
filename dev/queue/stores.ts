import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { findProgram } from '../lib/childProcess';
import { Problem } from '../lib/problem';

import { startPostgres } from './postgres';
import { startRedis } from './redis';

/** Debian keeps PostgreSQL's programs here, a folder for each version. */
const DEBIAN_POSTGRES = '/usr/lib/postgresql';

/** The programs that queue mode needs besides n8n. */
export interface StorePrograms {
	redis: string;
	/** The folder of `initdb` and `postgres`. */
	postgres: string;
}

/**
 * Redis and PostgreSQL of this machine.
 *
 * @throws {Problem} when one of them is missing
 */
export function findStores(): StorePrograms {
	const redis = findProgram('redis-server');
	const initdb = findProgram('initdb', debianFolders());
	if (redis === undefined || initdb === undefined) {
		throw new Problem(
			"n8n's queue mode needs Redis and PostgreSQL, which are not both here: install them (Debian, Ubuntu: apt-get install redis-server postgresql).",
		);
	}
	return { redis, postgres: dirname(initdb) };
}

/** The newest version first. */
function debianFolders(): string[] {
	if (!existsSync(DEBIAN_POSTGRES)) return [];
	const versions = readdirSync(DEBIAN_POSTGRES).sort((left, right) => Number(right) - Number(left));
	return versions.map((version) => join(DEBIAN_POSTGRES, version, 'bin'));
}

/**
 * Starts both, empty, on 127.0.0.1.
 *
 * @returns the variables that lead n8n to them
 */
export async function startStores(programs: StorePrograms): Promise<NodeJS.ProcessEnv> {
	const [redis, postgres] = await Promise.all([
		startRedis(programs.redis),
		startPostgres(programs.postgres),
	]);
	return { ...redis, ...postgres };
}
