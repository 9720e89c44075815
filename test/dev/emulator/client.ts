import { createHmac } from 'node:crypto';

import type { Emulator } from '../../../dev/emulator';

export const CREATE = '/cms/api/v1/customer/create';
export const LIST = '/cms/api/v1/customer/list';
export const CUSTOMER = '/cms/api/v1/customer';

/** Where to send and how to sign. */
export type Address = Pick<Emulator, 'url' | 'apiKey' | 'apiSecret'>;

/** What came back; `json` is undefined when the body is no JSON. */
export interface Reply {
	status: number;
	headers: Headers;
	text: string;
	json: unknown;
}

export function signatureOf(key: string, secret: string, timestamp: string, text: string): string {
	return createHmac('sha256', secret).update(`${key}|${timestamp}|${text}`).digest('base64');
}

/** Headers that are right for a text that is already canonical. */
export function signedHeaders(
	{ apiKey, apiSecret }: Address,
	text = '{}',
	timestamp = String(Math.floor(Date.now() / 1000)),
): Record<string, string> {
	return {
		'content-type': 'application/json',
		'x-api-key': apiKey,
		'x-timestamp': timestamp,
		'x-signature': signatureOf(apiKey, apiSecret, timestamp, text),
	};
}

export async function send(url: string, init?: RequestInit): Promise<Reply> {
	const response = await fetch(url, { redirect: 'manual', ...init });
	const text = await response.text();
	return { status: response.status, headers: response.headers, text, json: parsed(text) };
}

export async function get(emulator: Address, path: string): Promise<Reply> {
	return await send(emulator.url + path, { headers: signedHeaders(emulator) });
}

/** Posts a body as canonical JSON. */
export async function post(
	emulator: Address,
	path: string,
	body: Record<string, unknown>,
): Promise<Reply> {
	return await postText(emulator, path, canonical(body));
}

/** Any request; a body is sent as canonical JSON. */
export async function call(
	emulator: Address,
	method: string,
	path: string,
	body?: unknown,
): Promise<Reply> {
	if (body === undefined)
		return await send(emulator.url + path, { method, headers: signedHeaders(emulator) });
	const text = canonical(body);
	return await send(emulator.url + path, {
		method,
		headers: signedHeaders(emulator, text),
		body: text,
	});
}

/** The JSON of a value without floats, keys sorted at every depth, everything outside ASCII escaped. */
export function canonical(value: unknown): string {
	const sorted = JSON.stringify(value, (_key, part: unknown) =>
		typeof part === 'object' && part !== null && !Array.isArray(part)
			? Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
			: part,
	);
	return sorted.replace(
		/[\u007f-\uffff]/g,
		(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}

/** Posts a text, signed as it is or as another. */
export async function postText(
	emulator: Address,
	path: string,
	text: string,
	signedText = text,
): Promise<Reply> {
	const headers = signedHeaders(emulator, signedText);
	return await send(emulator.url + path, { method: 'POST', headers, body: text });
}

/** DollarPe's own sample customer; the number makes another one of it. */
export function sample(number = 0): Record<string, unknown> {
	return {
		full_name: 'John Doe',
		email: `john${number}@example.com`,
		phone: String(9911002211 + number),
		alpha_3_country_code: 'IND',
		client_reference_id: `test${number}`,
	};
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
