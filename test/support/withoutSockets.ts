import { Readable } from 'node:stream';

import type { EmulatorOptions } from '../../dev/emulator';
import { emulatorInProcess } from '../../dev/emulator/inProcess';
import { replaceSockets } from '../../dev/simulation/axios';
import type { Server } from './dollarPe';

/** A DollarPe that is called where n8n's HTTP client would open a connection. */
export interface DirectServer extends Server {
	/** The paths of the requests that arrived, in order. */
	paths: string[];
	/** Gives the client its connections back. */
	close(): void;
}

/** Starts a DollarPe that thousands of requests reach in little time. Until it is closed, nothing else is reached. */
export function startWithoutSockets(options: EmulatorOptions = {}): DirectServer {
	const emulator = emulatorInProcess(options);
	const paths: string[] = [];
	const giveBack = replaceSockets(async ({ method = 'get', url, headers, data = '' }) => {
		paths.push(new URL(url).pathname);
		const answer = emulator.answer({ method: method.toUpperCase(), url, headers, body: data });
		return await Promise.resolve({
			status: answer.status,
			headers: answer.headers,
			data: Readable.from([Buffer.from(answer.body)]),
		});
	});
	return {
		url: 'https://api.dollarpe.example',
		apiKey: emulator.apiKey,
		apiSecret: emulator.apiSecret,
		paths,
		close() {
			giveBack();
			emulator.stop();
		},
	};
}
