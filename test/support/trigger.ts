import { createHmac } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type DollarPeEvent, type Emulator } from '../../dev/emulator';
import { forgetAll } from '../../nodes/DollarPeTrigger/once';
import { startWebhookServer, type WebhookServer, type WebhookSettings } from './webhookServer';

export const payout: DollarPeEvent = {
	type: 'PAYOUT',
	id: '9a4c2b1e-0f63-4c5e-9a86-2f2b6d1c7a10',
	event: 'SUCCESS',
	timestamp: '2026-03-13T10:00:00Z',
	metadata: { utr: 'RATN12341234XYZ' },
};

/** Posts any bytes with any headers; gives the HTTP status. */
export async function post(
	server: WebhookServer,
	body: string | Buffer,
	headers: Record<string, string>,
): Promise<number> {
	const response = await fetch(server.url, { method: 'POST', body, headers });
	return response.status;
}

/** What a genuine sender's headers are for a text. */
export type Signer = (
	canonical: string,
	ageSeconds?: number,
	secret?: string,
) => { 'X-TIMESTAMP': string; 'X-SIGNATURE': string };

interface TriggerBench {
	/** Starts a trigger that holds the emulator's key and secret; it is closed after the test. */
	listen: (
		parameters?: IDataObject,
		credential?: IDataObject,
		settings?: Partial<WebhookSettings>,
	) => Promise<WebhookServer>;
	signed: Signer;
	/** Known once the tests run. */
	emulator: () => Emulator;
}

/** An emulator for all tests of a file, and triggers for each of them, which know nothing of the test before. */
export function useTrigger(): TriggerBench {
	let emulator: Emulator;
	const servers: WebhookServer[] = [];
	beforeAll(async () => (emulator = await startEmulator()));
	afterAll(async () => await emulator.close());
	afterEach(async () => {
		forgetAll();
		await Promise.all(servers.splice(0).map(async ({ close }) => await close()));
	});
	return {
		emulator: () => emulator,
		async listen(parameters = {}, credential = {}, settings = {}) {
			const { url: baseUrl, apiKey, apiSecret } = emulator;
			const server = await startWebhookServer({
				parameters,
				credential: { environment: 'custom', baseUrl, apiKey, apiSecret, ...credential },
				...settings,
			});
			servers.push(server);
			return server;
		},
		signed(canonical, ageSeconds = 0, secret = emulator.apiSecret) {
			const timestamp = String(Math.floor(Date.now() / 1000) - ageSeconds);
			const signature = createHmac('sha256', secret)
				.update(`${emulator.apiKey}|${timestamp}|${canonical}`)
				.digest('base64');
			return { 'X-TIMESTAMP': timestamp, 'X-SIGNATURE': signature };
		},
	};
}
