import { text } from 'node:stream/consumers';

import type { FastifyInstance, FastifyReply } from 'fastify';

import { isObject, readFault } from './faults/readFault';
import type { FaultControl } from './faults/faults';
import type { Delivery } from './events/deliver';
import type { DollarPeEvent } from './events/event';
import { readOrder } from './events/readOrder';
import type { Customer } from './store/customers';

/** What can be seen and done from another process. */
export interface Controls {
	readonly customers: readonly Customer[];
	readonly requests: { readonly length: number };
	readonly inFlight: number;
	readonly peakInFlight: number;
	readonly faults: FaultControl;
	send(event: DollarPeEvent, delivery?: Delivery, to?: string): Promise<number>;
	reset(): void;
}

/**
 * Adds the unsigned routes, which are neither recorded nor faulted nor delayed:
 * GET `/_emulator/state` → `{customers, requests, inFlight, peakInFlight}` (`requests` is a number),
 * POST `/_emulator/faults` with `{fault, times}` → 204, or 400 `{error}`,
 * POST `/_emulator/events` with `{type, event, id, metadata, to, times, ageSeconds, forge}` → `{answers}`, the HTTP
 * statuses that came back; all but `type` and `event` can be left out, `to` once a webhook address has been set,
 * POST `/_emulator/reset` → 204.
 */
export function addAdmin(server: FastifyInstance, controls: Controls): void {
	server.get('/_emulator/state', () => ({
		customers: controls.customers,
		requests: controls.requests.length,
		inFlight: controls.inFlight,
		peakInFlight: controls.peakInFlight,
	}));

	server.post('/_emulator/faults', async (request, reply) =>
		addFault(await text(request.raw), controls.faults, reply),
	);

	server.post('/_emulator/events', async (request, reply) => {
		try {
			const order = readOrder(await text(request.raw));
			const answers: number[] = [];
			for (let n = 0; n < order.times; n++) {
				answers.push(await controls.send(order.event, order.delivery, order.to));
			}
			return await reply.send({ answers });
		} catch (error) {
			return await refuse(error, reply);
		}
	});

	server.post('/_emulator/reset', (_request, reply) => {
		controls.reset();
		return reply.code(204).send();
	});
}

function addFault(json: string, faults: FaultControl, reply: FastifyReply): FastifyReply {
	try {
		const body: unknown = JSON.parse(json);
		if (!isObject(body)) throw new TypeError('The body must be {"fault": {…}, "times": 1}');
		const { fault, times = 1 } = body;
		if (typeof times !== 'number') throw new TypeError('times must be a number');
		faults.next(readFault(fault), times);
		return reply.code(204).send();
	} catch (error) {
		return refuse(error, reply);
	}
}

/** Whatever was thrown is about the text that came in. */
function refuse(error: unknown, reply: FastifyReply): FastifyReply {
	return reply.code(400).send({ error: error instanceof Error ? error.message : String(error) });
}
