import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { DollarPeTrigger } from '../../nodes/DollarPeTrigger/DollarPeTrigger.node';

export interface WebhookServer {
	url: string;
	/** What the workflow was started with. */
	started: IDataObject[];
	/** The lines of the log. */
	log: string[];
	/** What n8n has saved of the node's static data. */
	staticData: IDataObject;
	/** In place of the raw body as bytes. */
	rawBodyAs: (bytes: Buffer) => unknown;
	close(): Promise<void>;
}

export interface WebhookSettings {
	parameters?: IDataObject;
	credential: IDataObject;
	workflowId?: string;
	/** n8n's: `manual` for its test URL. */
	mode?: 'webhook' | 'manual';
	/** Of the node; the newest by default. */
	typeVersion?: number;
}

/** What n8n adds to a request. */
interface Readable {
	rawBody?: unknown;
	readRawBody: () => Promise<unknown>;
}

/** The bodies that n8n reads before it calls a trigger of a version above 1. */
const READ_BY_N8N =
	/^(application\/json|text\/plain|application\/x-www-form-urlencoded)|(\/|\+)xml$/;

/** More bytes than n8n takes, by default 16 MB there. */
const LARGEST = 1024 * 1024;

/**
 * Stands for n8n's webhook server around the node: reads the raw body, gives each call its own copy of the static data,
 * saves it afterwards, and answers.
 */
export async function startWebhookServer(settings: WebhookSettings): Promise<WebhookServer> {
	const node = new DollarPeTrigger();
	const defaults = Object.fromEntries(
		node.description.properties.map(({ name, default: initial }) => [name, initial]),
	);
	const parameters: IDataObject = { ...(defaults as IDataObject), ...settings.parameters };
	const state: WebhookServer = {
		url: '',
		started: [],
		log: [],
		staticData: {},
		rawBodyAs: (bytes) => bytes,
		close: async () => await new Promise((resolve) => server.close(() => resolve())),
	};

	async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const readable: Readable = Object.assign(request, {
			readRawBody: async () => (readable.rawBody = state.rawBodyAs(await unpacked(request))),
		});
		const contentType = (request.headers['content-type'] ?? '').replace(/;.*/, '').trim();
		const isRead = settings.typeVersion === 1 || READ_BY_N8N.test(contentType);
		// n8n makes files of it.
		if (contentType === 'multipart/form-data') await buffer(request);
		else if (isRead) await readable.readRawBody();
		const staticData = structuredClone(state.staticData);
		const respond = (status: number, json: unknown) =>
			response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(json));
		const context = {
			getNode: () => ({ id: 'node', name: 'DollarPe Trigger' }),
			getWorkflow: () => ({ id: settings.workflowId ?? 'workflow' }),
			getMode: () => settings.mode ?? 'webhook',
			getNodeParameter: (name: string) => parameters[name],
			getCredentials: async () => {
				// n8n reads its database here, and other calls go on meanwhile.
				await sleep(2);
				return settings.credential;
			},
			getHeaderData: () => request.headers,
			getRequestObject: () => readable,
			getResponseObject: () => ({
				status: (status: number) => ({ json: (json: unknown) => respond(status, json) }),
			}),
			getWorkflowStaticData: () => staticData,
			logger: { warn: (line: string) => state.log.push(line) },
		};
		const result = await node.webhook.call(context as unknown as IWebhookFunctions);
		state.staticData = staticData;
		state.started.push(...(result.workflowData?.[0] ?? []).map(({ json }) => json));
		if (!result.noWebhookResponse) respond(200, result.webhookResponse ?? 'Workflow was started');
	}

	const server = createServer((request, response) => {
		handle(request, response).catch((error: unknown) => {
			state.log.push(String(error));
			response.writeHead(500).end();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`;
	return state;
}

/** The bytes as n8n reads them. @throws an error of zlib's, or one with the status 413 */
async function unpacked(request: IncomingMessage): Promise<Buffer> {
	const isPacked = request.headers['content-encoding'] === 'gzip';
	const bytes = await buffer(isPacked ? request.pipe(createGunzip()) : request);
	if (bytes.length <= LARGEST) return bytes;
	throw Object.assign(new Error('request entity too large'), { statusCode: 413 });
}
