import type { Fault } from './fault';

type Fields = Record<string, unknown>;

/** Whether the value is a JSON object. */
export function isObject(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Makes a fault of JSON that came over HTTP.
 *
 * @throws {TypeError} naming the first field that does not fit
 */
export function readFault(value: unknown): Fault {
	if (!isObject(value)) throw new TypeError('fault must be an object');
	switch (value.kind) {
		case 'status':
			return {
				kind: 'status',
				status: readStatus(value),
				retryAfter: optional(value.retryAfter, () => readRetryAfter(value)),
				envelope: optional(value.envelope, () => oneOf(value, 'envelope', ['status', 'success'])),
				when: optional(value.when, () => oneOf(value, 'when', ['before', 'after'])),
				code: optional(value.code, () => oneOf(value, 'code', ['NET_TIMEOUT'])),
			};
		case 'rejected200':
			return {
				kind: 'rejected200',
				message: optional(value.message, () => readText(value, 'message')),
			};
		case 'html':
			return { kind: 'html', status: readStatus(value) };
		case 'json':
			return {
				kind: 'json',
				status: readStatus(value),
				body: readText(value, 'body'),
				when: optional(value.when, () => oneOf(value, 'when', ['before', 'after'])),
			};
		case 'empty':
			return { kind: 'empty', status: readStatus(value) };
		case 'slow':
			return { kind: 'slow', ms: readNumber(value, 'ms', 0, Number.MAX_SAFE_INTEGER) };
		case 'cut':
			return { kind: 'cut', when: oneOf(value, 'when', ['before', 'after']) };
		case 'redirect':
			return {
				kind: 'redirect',
				status: oneOf(value, 'status', [302, 307]),
				location: readText(value, 'location'),
			};
		default:
			throw new TypeError(
				'kind must be one of status, rejected200, html, json, empty, slow, cut, redirect',
			);
	}
}

function optional<T>(value: unknown, read: () => T): T | undefined {
	return value === undefined ? undefined : read();
}

function oneOf<T extends string | number>(fields: Fields, name: string, values: readonly T[]): T {
	const found = values.find((value) => value === fields[name]);
	if (found === undefined) throw new TypeError(`${name} must be one of ${values.join(', ')}`);
	return found;
}

function readNumber(fields: Fields, name: string, min: number, max: number): number {
	const value = fields[name];
	if (typeof value !== 'number' || value < min || value > max) {
		throw new TypeError(`${name} must be a number from ${min} to ${max}`);
	}
	return value;
}

function readStatus(fields: Fields): number {
	return readNumber(fields, 'status', 200, 599);
}

function readText(fields: Fields, name: string): string {
	const value = fields[name];
	if (typeof value !== 'string') throw new TypeError(`${name} must be text`);
	return value;
}

function readRetryAfter(fields: Fields): number | string {
	const value = fields.retryAfter;
	if (typeof value === 'number' || typeof value === 'string') return value;
	throw new TypeError('retryAfter must be a number of seconds or text');
}
