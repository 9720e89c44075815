import { once } from 'node:events';
import { createServer } from 'node:net';

import { messageOf, Problem } from './problem';

/**
 * Ports on 127.0.0.1 where nothing listens.
 *
 * @throws {Problem} when there is none
 */
export async function freePorts(count: number): Promise<number[]> {
	// All are held at once, so that no port is given out twice.
	const servers = Array.from({ length: count }, () => createServer());
	try {
		return await Promise.all(
			servers.map(async (server) => {
				server.listen(0, '127.0.0.1');
				await once(server, 'listening');
				const address = server.address();
				if (address === null || typeof address === 'string') throw new Error('no address');
				return address.port;
			}),
		);
	} catch (error) {
		throw new Problem(`There is no free port on 127.0.0.1 (${messageOf(error)}).`);
	} finally {
		for (const server of servers) server.close();
	}
}
