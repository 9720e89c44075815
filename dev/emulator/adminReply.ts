import type { FastifyReply } from 'fastify';

import { isObject } from './faults/readFault';
import { messageOf } from './messageOf';

/** Runs an admin command with its JSON body: answers 204, or 400 with the error. */
export function carryOut(
	json: string,
	reply: FastifyReply,
	work: (body: Record<string, unknown>) => void,
): FastifyReply {
	try {
		const body: unknown = JSON.parse(json);
		if (!isObject(body)) throw new TypeError('The body must be a JSON object');
		work(body);
		return reply.code(204).send();
	} catch (error) {
		return refuse(error, reply);
	}
}

/** Answers 400; only a bad request body makes these routes throw. */
export function refuse(error: unknown, reply: FastifyReply): FastifyReply {
	return reply.code(400).send({ error: messageOf(error) });
}

/** @throws {TypeError} that names the field */
export function textIn(body: Readonly<Record<string, unknown>>, name: string): string {
	const value = body[name];
	if (typeof value !== 'string') throw new TypeError(`${name} must be text`);
	return value;
}

/** Undefined when it is not there. @throws {TypeError} that names the field */
export function optionalTextIn(
	body: Readonly<Record<string, unknown>>,
	name: string,
): string | undefined {
	return body[name] === undefined ? undefined : textIn(body, name);
}

/** @throws {TypeError} that names the field */
export function numberIn(body: Readonly<Record<string, unknown>>, name: string): number {
	const value = body[name];
	if (typeof value !== 'number') throw new TypeError(`${name} must be a number`);
	return value;
}

/** @throws {TypeError} that names the field and its values */
export function oneOfIn<const T extends string>(
	body: Readonly<Record<string, unknown>>,
	name: string,
	values: readonly T[],
): T {
	const found = values.find((value) => value === body[name]);
	if (found === undefined) throw new TypeError(`${name} must be one of ${values.join(', ')}`);
	return found;
}
