import { readJson } from '../pythonJson/readJson';
import type { PythonFormat } from '../pythonJson/writeJson';
import { signatureOf } from '../server/signature';
import type { DollarPeEvent } from './event';

/** How an event is sent; by default as DollarPe sends it. */
export interface Delivery {
	/** How old the timestamp is, in seconds: a delayed or replayed event. */
	ageSeconds?: number;
	/** A forgery: signed with another secret, not signed, or changed after signing. */
	forge?: 'secret' | 'unsigned' | 'body';
}

/** The sender's keys, clock and signal. */
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
