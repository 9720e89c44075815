import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';

import { newEvent } from '../../emulator';
import { textAt } from '../../lib/json';
import { Listener } from '../../n8n/listener';
import type { Bench } from './bench';

type Headers = Record<string, string>;

/** A body that DollarPe would never send: refused, whether n8n or the trigger reads it. */
const TOO_LARGE = Buffer.alloc(64 * 1024 + 1, 'x');

/** Twice as large as n8n takes. */
const LARGER_THAN_N8N_TAKES = gzipSync(Buffer.alloc(32 * 1024 * 1024));

const GZIP = { 'Content-Encoding': 'gzip' };

/** How an event may come: n8n reads some bodies before it calls the trigger, and leaves others to it. */
export async function checkTriggerBodies({ check, n8n, sandbox, credential }: Bench) {
	/** Signs and sends an event; `change` makes the body of its text. */
	async function send(
		url: string,
		headers: Headers,
		change: (text: string) => Buffer = (text) => Buffer.from(text),
	): Promise<{ id: string; status: number }> {
		const { type, id, event, timestamp } = newEvent('PAYOUT', 'SUCCESS');
		// The keys in alphabetical order: its own canonical form.
		const text = JSON.stringify({ event, id, timestamp, type });
		const now = String(Math.floor(Date.now() / 1000));
		const signature = createHmac('sha256', sandbox.apiSecret)
			.update(`${sandbox.apiKey}|${now}|${text}`)
			.digest('base64');
		const { status } = await fetch(url, {
			method: 'POST',
			headers: { ...headers, 'X-TIMESTAMP': now, 'X-SIGNATURE': signature },
			// As bytes: `fetch` would name a content type for a text.
			body: change(text),
			signal: AbortSignal.timeout(30_000),
		});
		return { id, status };
	}

	for (const typeVersion of [1.1, 1]) {
		const name = `DollarPe Trigger ${typeVersion}`;
		const listen = async (): Promise<Listener> => {
			const listener = await Listener.store(n8n, credential, {}, { typeVersion });
			await listener.activate();
			return listener;
		};

		await check(`${name}: an event starts the workflow, whatever its content type`, async () => {
			const listener = await listen();
			const sent: string[] = [];
			const all: Headers[] = [
				{},
				...[
					'application/json',
					'text/plain',
					'text/html',
					'application/x-www-form-urlencoded',
					'application/octet-stream',
					'application/vnd.dollarpe+json',
				].map((type) => ({ 'Content-Type': type })),
			];
			for (const headers of all) {
				const { id, status } = await send(listener.url, headers);
				assert.equal(status, 200, JSON.stringify(headers));
				sent.push(id);
			}
			for (const headers of [GZIP, { ...GZIP, 'Content-Type': 'application/json' }]) {
				const { id, status } = await send(listener.url, headers, (text) => gzipSync(text));
				assert.equal(status, 200, JSON.stringify(headers));
				sent.push(id);
			}
			const received = await listener.events(sent.length);
			assert.deepEqual(received.map((event) => textAt(event, 'id')).sort(), sent.sort());
			await listener.deactivate();
		});

		await check(`${name}: a body that cannot be an event is refused at once`, async () => {
			const listener = await listen();
			const statusFor = async (headers: Headers, body?: Buffer) =>
				(await send(listener.url, headers, body && (() => body))).status;
			assert.equal(await statusFor({}, TOO_LARGE), 413);
			assert.equal(await statusFor({ 'Content-Type': 'text/plain' }, TOO_LARGE), 413);
			assert.equal(await statusFor({}, Buffer.from('payout')), 400);
			assert.equal(await statusFor({}, Buffer.alloc(0)), 400);
			assert.equal(await statusFor({ 'Content-Type': 'text/xml' }, Buffer.from('<payout/>')), 400);
			// n8n itself refuses it.
			assert.ok((await statusFor({ 'Content-Type': 'application/json' }, Buffer.from('{'))) >= 400);
			const multipart = { 'Content-Type': 'multipart/form-data; boundary=x' };
			const form = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n';
			assert.equal(await statusFor(multipart, Buffer.from(form)), 401);
			assert.equal(await statusFor({ 'Content-Type': 'multipart/mixed; boundary=x' }), 401);

			const broken = await statusFor(GZIP, Buffer.from('payout'));
			const cut = await statusFor(GZIP, gzipSync('x'.repeat(1000)).subarray(0, 20));
			const bomb = await statusFor(GZIP, LARGER_THAN_N8N_TAKES);
			// n8n reads it before a trigger of version 1, and answers by itself.
			if (typeVersion > 1) assert.deepEqual([broken, cut, bomb], [400, 400, 413]);
			else assert.ok(Math.min(broken, cut, bomb) >= 400);

			// None of them has started anything, and n8n goes on.
			const { id, status } = await send(listener.url, {});
			assert.equal(status, 200);
			const received = await listener.events(1);
			assert.deepEqual(
				received.map((event) => textAt(event, 'id')),
				[id],
			);
			await listener.deactivate();
		});
	}
}
