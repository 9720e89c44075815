import { text } from 'node:stream/consumers';

import type { FastifyInstance } from 'fastify';

import { addEventAdmin } from './adminEvents';
import { carryOut, numberIn } from './adminReply';
import { addStateAdmin } from './adminStates';
import type { Emulator } from './emulator';
import { readFault } from './faults/readFault';
import type { FaultControl } from './faults/faults';

/**
 * Adds the unsigned routes, which are neither recorded nor faulted nor delayed:
 * GET `/_emulator/state` → `{customers, requests, inFlight, peakInFlight}` (`requests` is a number),
 * POST `/_emulator/faults` with `{fault, times}` → 204, or 400 `{error}`,
 * POST `/_emulator/reset` → 204, and those of `addStateAdmin` and `addEventAdmin`.
 */
export function addAdmin(
	server: FastifyInstance,
	emulator: Emulator,
	openKycLink: (customerId: string) => void,
): void {
	server.get('/_emulator/state', () => ({
		customers: emulator.customers,
		requests: emulator.requests.length,
		inFlight: emulator.inFlight,
		peakInFlight: emulator.peakInFlight,
	}));

	server.post('/_emulator/faults', async (request, reply) =>
		carryOut(await text(request.raw), reply, (body) => addFault(body, emulator.faults)),
	);

	server.post('/_emulator/reset', (_request, reply) => {
		emulator.reset();
		return reply.code(204).send();
	});

	addStateAdmin(server, emulator, openKycLink);
	addEventAdmin(server, emulator);
}

function addFault(body: Record<string, unknown>, faults: FaultControl): void {
	const times = body.times === undefined ? 1 : numberIn(body, 'times');
	faults.next(readFault(body.fault), times);
}
