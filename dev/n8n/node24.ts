import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { Problem } from '../lib/problem';

/** The Node.js version that n8n 2.41 requires. */
const OLDEST_MAJOR = 24;

/** The Node.js that n8n runs on. */
export interface Node24 {
	/** The folder of its programs. */
	bin: string;
	/** Where its C++ headers are, for building native modules; undefined: node-gyp fetches them. */
	headers?: string;
}

/**
 * The Node.js that was installed with n8n, if npm has it for this platform; else the current one.
 *
 * @throws {Problem} if that one is too old
 */
export function node24In(folder: string): Node24 {
	const packaged = join(folder, 'node_modules', `node-${process.platform}-${process.arch}`);
	if (existsSync(join(packaged, 'bin', 'node'))) {
		return {
			bin: join(packaged, 'bin'),
			...(existsSync(join(packaged, 'include')) && { headers: packaged }),
		};
	}
	if (Number.parseInt(process.versions.node, 10) >= OLDEST_MAJOR) {
		return { bin: dirname(process.execPath) };
	}
	throw new Problem(
		`n8n needs Node.js ${OLDEST_MAJOR}, which npm does not have for ${process.platform}-${process.arch}: run this with Node.js ${OLDEST_MAJOR} or newer (this is ${process.version}).`,
	);
}
