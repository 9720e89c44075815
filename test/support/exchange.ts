import type { Emulator } from '../../dev/emulator';
import { run, type Result, type RunSettings } from './dollarPe';

/** A request without its headers. */
export interface Sent {
	method: string;
	path: string;
	query: string;
	/** What the JSON says; undefined where there is no body. */
	body: unknown;
}

/** Runs the node; gives also what it sent, in the order in which it arrived. */
export async function exchange(
	emulator: Emulator,
	settings: RunSettings,
): Promise<Result & { sent: Sent[] }> {
	const before = emulator.requests.length;
	const result = await run(emulator, settings);
	const sent = emulator.requests.slice(before).map(({ method, path, query, body }) => ({
		method,
		path,
		query,
		body: body === '' ? undefined : (JSON.parse(body) as unknown),
	}));
	return { ...result, sent };
}
