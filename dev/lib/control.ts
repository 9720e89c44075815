import { recordAt } from './json';
import type { Api } from './keys';
import { NEW_CONNECTION } from './signedCall';

/**
 * Calls one of an emulator's own routes, which are not signed: a POST if there is a body.
 *
 * @returns the JSON of its answer; empty where there is none
 */
export async function control(
	{ url }: Api,
	path: `/_emulator/${string}`,
	body?: object,
): Promise<Record<string, unknown>> {
	const method = body ? 'POST' : 'GET';
	const text = body && JSON.stringify(body);
	const response = await fetch(url + path, { method, headers: NEW_CONNECTION, body: text });
	if (!response.ok) throw new Error(`${path} was answered with ${response.status}`);
	return response.status === 204 ? {} : recordAt(await response.json());
}
