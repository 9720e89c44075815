import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { temporaryFolder } from '../lib/folders';
import { freePorts } from '../lib/freePort';
import { startService } from './service';

/**
 * Starts a Redis that keeps everything in memory.
 *
 * @returns the variables that lead n8n to it
 */
export async function startRedis(program: string): Promise<NodeJS.ProcessEnv> {
	const cwd = temporaryFolder();
	const [port = 0] = await freePorts(1);
	const password = randomUUID();
	// In a file, since every user of the machine can read the arguments of a process.
	const lines = [
		'bind 127.0.0.1',
		`port ${port}`,
		`dir ${cwd}`,
		`requirepass ${password}`,
		'save ""',
	];
	writeFileSync(join(cwd, 'redis.conf'), lines.join('\n'));
	await startService(program, ['redis.conf'], { cwd });
	return {
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(port),
		QUEUE_BULL_REDIS_PASSWORD: password,
	};
}
