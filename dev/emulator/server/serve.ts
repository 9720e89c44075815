import { buffer } from 'node:stream/consumers';

import type { FastifyReply, FastifyRequest } from 'fastify';

import { type Answer, Refusal } from '../answers/answer';
import type { Fault } from '../faults/fault';
import { faultAnswer } from '../faults/faultAnswer';
import type { Faults } from '../faults/faults';
import type { Settings } from '../options';
import type { Clock } from '../time/clock';
import { latencyOf, pause } from './pause';
import type { RecordedRequest, RequestLog } from './requestLog';

/** What handling a request to DollarPe needs (not those to `/_emulator/`). */
export interface Desk {
	readonly settings: Settings;
	readonly log: RequestLog;
	readonly faults: Faults;
	/** Scheduled changes that are due run before each request is handled. */
	readonly clock: Clock;
	/** Aborted when the emulator closes: nothing waits and no work is done after that. */
	readonly closing: AbortSignal;
}

/** Makes the answer. May throw a Refusal instead. */
export type Work = (request: RecordedRequest, bytes: Buffer) => Answer;

/**
 * The steps of one request, in order: received in full, recorded, delayed, faulted or handled, answered.
 * A client that leaves early changes nothing: the work is done as on a real server.
 */
export async function serve(
	desk: Desk,
	request: FastifyRequest,
	reply: FastifyReply,
	work: Work,
): Promise<FastifyReply> {
	const bytes = await bodyOf(request);
	if (bytes === undefined) return reply.hijack();

	const open = desk.log.arrived(asReceived(request, bytes));
	reply.raw.once('close', open.gone);
	const fault = desk.faults.take(open.recorded);

	await pause(latencyOf(desk.settings), desk.closing);
	if (fault?.kind === 'slow') await pause(fault.ms, desk.closing);
	if (desk.closing.aborted) return reply.hijack();

	if (fault?.kind === 'cut' && fault.when === 'before') return cut(request, reply);
	desk.clock.settle();
	const answer = answerTo(fault, () => work(open.recorded, bytes));
	if (fault?.kind === 'cut') return cut(request, reply);

	open.answered(answer.status);
	return reply
		.code(answer.status)
		.headers(answer.headers)
		.header('date', new Date(desk.settings.now()).toUTCString())
		.send(answer.body === '' ? undefined : answer.body);
}

async function bodyOf(request: FastifyRequest): Promise<Buffer | undefined> {
	try {
		return await buffer(request.raw);
	} catch (error) {
		// The client disconnected while sending: there is no one to answer.
		if (request.raw.destroyed) return undefined;
		throw error;
	}
}

function asReceived({ raw }: FastifyRequest, bytes: Buffer): Omit<RecordedRequest, 'status'> {
	const [path = '', ...query] = (raw.url ?? '').split('?');
	return {
		method: raw.method ?? '',
		path,
		query: query.join('?'),
		headers: raw.headers,
		body: bytes.toString('utf8'),
		receivedAt: Date.now(),
	};
}

function answerTo(fault: Fault | undefined, work: () => Answer): Answer {
	if (fault === undefined || fault.kind === 'slow' || fault.kind === 'cut') return worked(work);
	if ((fault.kind === 'status' || fault.kind === 'json') && fault.when === 'after') worked(work);
	return faultAnswer(fault);
}

function worked(work: () => Answer): Answer {
	try {
		return work();
	} catch (error) {
		if (error instanceof Refusal) return error.answer;
		throw error;
	}
}

function cut(request: FastifyRequest, reply: FastifyReply): FastifyReply {
	request.raw.socket.destroy();
	return reply.hijack();
}
