import { signRequest } from '../../dollarpe/signing/signedRequest';
import { recordAt } from './json';
import { keysOf, type Api } from './keys';

/** For `fetch`: a connection that was kept open may have been closed by the time it is used again. */
export const NEW_CONNECTION = { connection: 'close' };

/**
 * Posts to a DollarPe on this machine, without n8n.
 *
 * @returns the `data` of its answer
 * @throws {Error} with the answer where it is no success
 */
export async function signedCall(
	api: Api,
	path: string,
	body: Record<string, unknown>,
): Promise<Record<string, unknown>> {
	const method = 'POST';
	const request = { method, url: api.url + path, body };
	const signed = signRequest(request, keysOf(api), Math.floor(Date.now() / 1000));
	const headers = { ...signed.headers, ...NEW_CONNECTION };
	const response = await fetch(signed.url, { method, headers, body: signed.body });
	const text = await response.text();
	if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${text}`);
	return recordAt(JSON.parse(text), 'data');
}
