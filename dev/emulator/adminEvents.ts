import { text } from 'node:stream/consumers';

import type { FastifyInstance } from 'fastify';

import { carryOut, numberIn, oneOfIn, refuse, textIn } from './adminReply';
import type { Emulator } from './emulator';
import { readOrder } from './events/readOrder';

/**
 * Adds what sends and shows events:
 * POST `/_emulator/events` with `{type, event, id, metadata, to, times, ageSeconds, forge}` → `{answers}`, the HTTP
 * statuses that came back; all but `type` and `event` can be left out, `to` once a webhook address has been set,
 * GET `/_emulator/events` → the events that the emulator sent by itself, and the outcome of each,
 * POST `/_emulator/webhook` with `{url}` → 204: where they go, on this machine,
 * POST `/_emulator/outbox` with `{hold: true}`, `{release: "oldest" or "newest"}` or `{repeat: 2}` → 204: from now on
 * holds events back, sends the held ones oldest or newest first, or sends each event that many times.
 */
export function addEventAdmin(server: FastifyInstance, emulator: Emulator): void {
	server.post('/_emulator/events', async (request, reply) => {
		try {
			const order = readOrder(await text(request.raw));
			const answers: number[] = [];
			for (let n = 0; n < order.times; n++) {
				answers.push(await emulator.send(order.event, order.delivery, order.to));
			}
			return await reply.send({ answers });
		} catch (error) {
			return await refuse(error, reply);
		}
	});

	server.get('/_emulator/events', () => emulator.sentEvents);

	server.post('/_emulator/webhook', async (request, reply) =>
		carryOut(await text(request.raw), reply, (body) => emulator.setWebhookUrl(textIn(body, 'url'))),
	);

	server.post('/_emulator/outbox', async (request, reply) =>
		carryOut(await text(request.raw), reply, (body) => {
			if (body.repeat !== undefined) emulator.events.repeat(numberIn(body, 'repeat'));
			if (body.hold === true) emulator.events.hold();
			if (body.release !== undefined) {
				emulator.events.release(oneOfIn(body, 'release', ['oldest', 'newest']));
			}
		}),
	);
}
