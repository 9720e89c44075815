import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Arrival {
	headers: IncomingHttpHeaders;
	body: string;
}

/** Takes events on this machine. */
export interface Listener {
	url: string;
	arrivals: Arrival[];
	/** What is answered next, first to last; 202 once there is none left. */
	answers: number[];
	close(): Promise<void>;
}

export async function startListener(): Promise<Listener> {
	const arrivals: Arrival[] = [];
	const answers: number[] = [];
	const server = createServer((request, response) => {
		void text(request).then((body) => {
			arrivals.push({ headers: request.headers, body });
			response.writeHead(answers.shift() ?? 202, { location: '/elsewhere' }).end();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`,
		arrivals,
		answers,
		close: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}
