import { createRequire } from 'node:module';

import type { ReceivedAnswer, SentRequest } from './network';

/** As much of axios as is needed here. */
interface Axios {
	defaults: { adapter: unknown };
}

interface Config {
	method?: string;
	url: string;
	params?: Record<string, string>;
	headers: Readonly<Record<string, string | undefined>>;
	data?: unknown;
	signal?: AbortSignal;
}

/** The axios that n8n-core sends requests with. */
function axiosOfN8n(): Axios {
	const fromCore = createRequire(require.resolve('n8n-core'));
	return createRequire(fromCore.resolve('@n8n/backend-network'))('axios') as Axios;
}

/**
 * Has n8n's HTTP client send its requests to a function, in place of a socket.
 *
 * @returns what gives it its sockets back
 */
export function replaceSockets(
	send: (request: SentRequest) => Promise<ReceivedAnswer>,
): () => void {
	const axios = axiosOfN8n();
	const { adapter } = axios.defaults;
	axios.defaults.adapter = async (config: Config) => {
		const { method, data, signal, params } = config;
		const query = new URLSearchParams(params).toString();
		const url = query === '' ? config.url : `${config.url}?${query}`;
		const headers = Object.fromEntries(
			Object.entries(config.headers).map(([name, value]) => [name.toLowerCase(), value]),
		);
		const text = typeof data === 'string' ? data : undefined;
		const answer = await send({ method, url, headers, data: text, signal });
		return { ...answer, statusText: '', config, request: {} };
	};
	return () => (axios.defaults.adapter = adapter);
}
