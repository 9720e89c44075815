import { readJson } from '../pythonJson/readJson';
import type { PythonFormat } from '../pythonJson/writeJson';
import { signatureOf } from '../server/signature';
import type { DollarPeEvent } from './event';

/** How an event goes out; as DollarPe would send it where nothing is said. */
export interface Delivery {
	/** Seconds that the timestamp lies behind the clock: an event that was held up, or recorded and played again. */
	ageSeconds?: number;
	/** What a forger would do: sign with another secret, not sign, or change the body after signing. */
	forge?: 'secret' | 'unsigned' | 'body';
}

/** Who sends. */
export interface Sender {
	apiKey: string;
	apiSecret: string;
	format: PythonFormat;
	/** Milliseconds since 1970. */
	now(): number;
	/** Aborts the delivery. */
	signal?: AbortSignal;
}

const PRIVATE_HOSTS = ['127.0.0.1', 'localhost', '[::1]'];

/** Whether the address is one of this machine itself. */
export function isOnThisMachine(url: string): boolean {
	return URL.canParse(url) && PRIVATE_HOSTS.includes(new URL(url).hostname);
}

/**
 * Sends an event to a webhook address on this machine, signed as DollarPe's verification example expects it.
 *
 * @returns the HTTP status that came back
 * @throws {Error} for an address elsewhere: the emulator talks to this machine alone
 */
export async function deliver(
	url: string,
	event: DollarPeEvent,
	sender: Sender,
	{ ageSeconds = 0, forge }: Delivery = {},
): Promise<number> {
	if (!isOnThisMachine(url)) {
		throw new Error(`The emulator sends events to this machine alone, not to ${url}`);
	}
	const body = JSON.stringify(event);
	const timestamp = String(Math.floor(sender.now() / 1000) - ageSeconds);
	const { apiKey, format } = sender;
	const apiSecret = forge === 'secret' ? 'not-the-secret' : sender.apiSecret;
	const signature = signatureOf({ apiKey, apiSecret, timestamp, body: readJson(body) }, format);
	const response = await fetch(url, {
		method: 'POST',
		headers: {
			'Content-Type': 'application/json',
			...(forge !== 'unsigned' && { 'X-TIMESTAMP': timestamp, 'X-SIGNATURE': signature }),
		},
		body: forge === 'body' ? body.replace(event.id, `${event.id}0`) : body,
		// A redirect must not take the event off this machine.
		redirect: 'manual',
		signal: sender.signal,
	});
	await response.arrayBuffer();
	return response.status;
}
