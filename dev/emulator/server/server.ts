import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';

import fastify, { type FastifyInstance } from 'fastify';

import { Refusal } from '../answers/answer';
import { failure, internalError } from '../answers/envelope';
import { authenticate } from './authenticate';
import type { Endpoint } from './endpoint';
import { unsupportedMediaType } from './requestJson';
import { type Desk, serve, type Work } from './serve';

/** Fastify as router and HTTP server; what happens to a request is in `serve`. Not listening yet. */
export function buildServer(desk: Desk, endpoints: readonly Endpoint[]): FastifyInstance {
	const { tls } = desk.settings;
	const server = fastify({
		serverFactory: (handler) => (tls ? createTlsServer(tls, handler) : createServer(handler)),
		exposeHeadRoutes: false,
		forceCloseConnections: true,
		routerOptions: { maxParamLength: 10_000 },
		// An invalid path is not found either.
		frameworkErrors: (_error, request, reply) => void serve(desk, request, reply, noSuchPath),
	});

	// The body stays unread here: `serve` takes it for every method and type, to record it as it came.
	server.removeAllContentTypeParsers();
	server.addContentTypeParser('*', (_request, _payload, done) => done(null));

	for (const { method, path, handle } of endpoints) {
		server.route<{ Params: Record<string, string> }>({
			method,
			url: path,
			handler: (request, reply) =>
				serve(desk, request, reply, (received, bytes) =>
					handle({
						body: authenticate(received.headers, bytes, desk.settings),
						path: received.path,
						params: request.params,
						query: new URLSearchParams(received.query),
					}),
				),
		});
	}

	server.setNotFoundHandler((request, reply) => serve(desk, request, reply, noSuchPath));
	server.setErrorHandler<Error & { code?: string }>((error, request, reply) => {
		if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
			return serve(desk, request, reply, ({ headers }) => {
				throw unsupportedMediaType(headers['content-type']);
			});
		}
		// A bug in the emulator, or in a caller's predicate or clock: report it.
		const { status, headers, body } = internalError('status', String(error.stack ?? error));
		return reply.code(status).headers(headers).send(body);
	});
	return server;
}

const noSuchPath: Work = ({ path }) => {
	throw new Refusal(failure(404, 'NOT_FOUND', { detail: [`Not found: ${path}`] }));
};
