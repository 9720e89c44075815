import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import type { Server } from './dollarPe';

/** A server on this machine that answers as no DollarPe would; it checks no signature. */
export interface OddServer extends Server {
	/** The bodies of the requests that arrived, in order. */
	bodies: string[];
	close(): Promise<void>;
}

/** @param answer makes the answer of each request, as odd as it likes */
export async function startOddServer(
	answer: (response: ServerResponse, request: IncomingMessage, body: string) => void,
): Promise<OddServer> {
	const bodies: string[] = [];
	const server = createServer((request, response) => {
		text(request)
			.then((body) => {
				bodies.push(body);
				answer(response, request, body);
			})
			.catch(() => response.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		apiKey: 'odd_key_0123456789',
		apiSecret: ['odd', 'secret', '0123456789'].join('_'),
		bodies,
		async close() {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}

/** Answers with JSON. */
export function json(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, { 'Content-Type': 'application/json' });
	response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
