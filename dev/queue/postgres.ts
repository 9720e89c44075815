import { randomUUID } from 'node:crypto';
import { chownSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { run, type User } from '../lib/childProcess';
import { temporaryFolder } from '../lib/folders';
import { freePorts } from '../lib/freePort';
import { startService } from './service';

const DATABASE = 'postgres';
const OWNER = 'n8n';

/**
 * Starts a PostgreSQL with an empty database.
 *
 * @param bin the folder of its programs
 * @returns the variables that lead n8n to it
 */
export async function startPostgres(bin: string): Promise<NodeJS.ProcessEnv> {
	const cwd = temporaryFolder();
	const user = await anyoneButRoot();
	const password = randomUUID();
	writeFileSync(join(cwd, 'password'), password);
	if (user !== undefined) {
		for (const path of [cwd, join(cwd, 'password')]) chownSync(path, user.uid, user.gid);
	}
	const cluster = ['--pgdata=data', `--username=${OWNER}`, '--encoding=UTF8', '--no-locale'];
	const access = ['--auth=scram-sha-256', '--pwfile=password'];
	await run(join(bin, 'initdb'), [...cluster, ...access], { cwd, user });

	const [port = 0] = await freePorts(1);
	const listening = ['-h', '127.0.0.1', '-p', String(port), '-k', ''];
	await startService(join(bin, 'postgres'), ['-D', 'data', ...listening], { cwd, user });
	return {
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(port),
		DB_POSTGRESDB_DATABASE: DATABASE,
		DB_POSTGRESDB_USER: OWNER,
		DB_POSTGRESDB_PASSWORD: password,
	};
}

/** The user that runs PostgreSQL, which refuses to run as root. Undefined: the current user. */
async function anyoneButRoot(): Promise<User | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	const id = async (which: string): Promise<number> =>
		Number(await run('id', [which, 'nobody'], { cwd: '/' }));
	return { uid: await id('-u'), gid: await id('-g') };
}
