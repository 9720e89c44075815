import type { IDataObject } from 'n8n-workflow';

import { EVENTS, startEmulator } from '../../../dev/emulator';
import { forgetAll } from '../../../nodes/DollarPeTrigger/once';
import { payout, post, useTrigger } from '../../support/trigger';

const { listen, signed, emulator } = useTrigger();

describe('a genuine event starts the workflow', () => {
	it('with the event as it came, and when', async () => {
		const server = await listen();
		expect(await emulator().send(payout, {}, server.url)).toBe(200);
		expect(server.started).toEqual([{ ...payout, receivedAt: expect.any(String) as string }]);
		expect(Date.parse(String(server.started[0]?.receivedAt))).toBeGreaterThan(Date.now() - 5000);
		expect(server.log).toEqual([]);
	});

	it.each(EVENTS.map((event) => [`${event.type} ${event.event}`, event] as const))(
		'%s',
		async (_, event) => {
			const server = await listen();
			const sent = { ...payout, ...event };
			expect(await emulator().send(sent, {}, server.url)).toBe(200);
			expect(server.started).toEqual([{ ...sent, receivedAt: expect.any(String) as string }]);
		},
	);

	it.each(['compactUtf8', 'spaced'] as const)('in the JSON format %s', async (signedJsonFormat) => {
		const other = await startEmulator({ signedJsonFormat });
		const server = await listen({}, { signedJsonFormat });
		const event = { ...payout, metadata: { name: 'José 李 😀' } };
		expect(await other.send(event, {}, server.url)).toBe(200);
		expect(server.started).toHaveLength(1);
		await other.close();
	});

	it('however its sender wrote numbers, letters, white space and order', async () => {
		const server = await listen();
		const body =
			'{ "type":"PAYIN",\n"metadata": {"b": 1.0, "a": 1.50, "c": 1E5, "d": -0, "e": -0.0, "f": 12345678901234567890, "g": 1e-5, "h": 1e16, "é": "\\u00e9", "\\u0069": "/\\/" } , "id":"1","event":"SUCCESS","timestamp":"t"}';
		// What Python's json.dumps(json.loads(body), sort_keys=True, separators=(",", ":")) gives for it.
		const canonical =
			'{"event":"SUCCESS","id":"1","metadata":{"a":1.5,"b":1.0,"c":100000.0,"d":0,"e":-0.0,"f":12345678901234567890,"g":1e-05,"h":1e+16,"i":"//","\\u00e9":"\\u00e9"},"timestamp":"t","type":"PAYIN"}';
		expect(await post(server, body, signed(canonical))).toBe(200);
		expect(server.started).toHaveLength(1);
	});

	it('when n8n hands the raw body over as text', async () => {
		const server = await listen();
		server.rawBodyAs = (bytes) => bytes.toString('utf8');
		expect(await emulator().send(payout, {}, server.url)).toBe(200);
	});

	it.each([
		['bytes', (bytes: Buffer) => bytes],
		['text', (bytes: Buffer) => bytes.toString('utf8')],
	])('with a byte order mark before it, which n8n hands over as %s', async (_, rawBodyAs) => {
		const server = await listen();
		server.rawBodyAs = rawBodyAs;
		const canonical = '{"event":"SUCCESS","id":"1","timestamp":"t","type":"PAYIN"}';
		expect(await post(server, `\uFEFF${canonical}`, signed(canonical))).toBe(200);
		expect(server.started).toEqual([
			{ ...JSON.parse(canonical), metadata: {}, receivedAt: expect.any(String) },
		]);
	});

	it('with a credential that was pasted with blanks around it', async () => {
		const server = await listen({}, { apiSecret: ` ${emulator().apiSecret}\n` });
		expect(await emulator().send(payout, {}, server.url)).toBe(200);
	});
});

describe('while the API secret is being replaced, events come signed with either: none may be lost', () => {
	it('signed with the new one', async () => {
		const server = await listen({}, { previousApiSecret: 'the_previous_secret' });
		expect(await emulator().send(payout, {}, server.url)).toBe(200);
		expect(server.started).toHaveLength(1);
	});

	it('signed with the previous one, pasted with blanks around it', async () => {
		const previousApiSecret = ` ${emulator().apiSecret} `;
		const server = await listen({}, { apiSecret: 'the_new_secret', previousApiSecret });
		expect(await emulator().send(payout, {}, server.url)).toBe(200);
		expect(server.started).toHaveLength(1);
	});
});

describe('anything else is refused with 401, starts nothing, and leaves one line that says why', () => {
	it.each([
		['another secret', { forge: 'secret' }, 'the signature does not match'],
		['no headers', { forge: 'unsigned' }, 'X-TIMESTAMP is missing'],
		['a body changed after signing', { forge: 'body' }, 'the signature does not match'],
		['an event from ten minutes ago', { ageSeconds: 600 }, '600 seconds old'],
		['an event from the future', { ageSeconds: -600 }, '600 seconds ahead'],
	] as const)('%s', async (_, delivery, reason) => {
		const server = await listen();
		expect(await emulator().send(payout, delivery, server.url)).toBe(401);
		expect(server.started).toEqual([]);
		expect(server.log).toHaveLength(1);
		expect(server.log[0]).toMatch(new RegExp(reason.replace('600', '(599|600|601)')));
	});

	const text = JSON.stringify({ type: 'PAYOUT' });
	const good = () => signed('{"type":"PAYOUT"}');

	it.each<[string, () => Record<string, string>]>([
		['no signature', () => ({ 'X-TIMESTAMP': good()['X-TIMESTAMP'] })],
		['no timestamp', () => ({ 'X-SIGNATURE': good()['X-SIGNATURE'] })],
		['an empty signature', () => ({ ...good(), 'X-SIGNATURE': '' })],
		['half a signature', () => ({ ...good(), 'X-SIGNATURE': good()['X-SIGNATURE'].slice(0, 20) })],
		['a longer signature', () => ({ ...good(), 'X-SIGNATURE': `${good()['X-SIGNATURE']}A` })],
		[
			'a signature twice',
			() => ({ ...good(), 'X-SIGNATURE': `${good()['X-SIGNATURE']}, ${good()['X-SIGNATURE']}` }),
		],
		['URL-safe Base64', () => ({ ...good(), 'X-SIGNATURE': `${'-'.repeat(43)}=` })],
		['hex', () => ({ ...good(), 'X-SIGNATURE': 'ab'.repeat(32) })],
		[
			'a timestamp in milliseconds',
			() => ({ ...good(), 'X-TIMESTAMP': `${good()['X-TIMESTAMP']}000` }),
		],
		['a timestamp with a sign', () => ({ ...good(), 'X-TIMESTAMP': `+${good()['X-TIMESTAMP']}` })],
		[
			'a timestamp with a fraction',
			() => ({ ...good(), 'X-TIMESTAMP': `${good()['X-TIMESTAMP']}.0` }),
		],
		['a timestamp that is a date', () => ({ ...good(), 'X-TIMESTAMP': new Date().toISOString() })],
		[
			'another timestamp than was signed',
			() => ({ ...good(), 'X-TIMESTAMP': String(Number(good()['X-TIMESTAMP']) - 1) }),
		],
	])('%s', async (_, headers) => {
		const server = await listen();
		expect(await post(server, text, headers())).toBe(401);
		expect(server.started).toEqual([]);
		expect(server.log).toHaveLength(1);
	});

	it('a signature for another key', async () => {
		const server = await listen({}, { apiKey: 'another_key' });
		expect(await emulator().send(payout, {}, server.url)).toBe(401);
	});

	it.each([{ apiSecret: '' }, { apiSecret: ' ' }, { apiKey: '' }])(
		'everything, with a credential that is not complete: %j',
		async (changes) => {
			const server = await listen({}, changes);
			const headers = signed('{"type":"PAYOUT"}', 0, '');
			expect(await post(server, text, headers)).toBe(401);
			expect(server.log[0]).toContain('no API key or no API secret');
		},
	);

	it("what is signed with nothing, where there is no previous secret, which would be everybody's", async () => {
		const server = await listen({}, { previousApiSecret: ' ' });
		expect(await post(server, text, signed(text, 0, ' '))).toBe(401);
		expect(await post(server, text, signed(text, 0, ''))).toBe(401);
	});

	it('what is signed with a third secret, while one is being replaced', async () => {
		const server = await listen({}, { previousApiSecret: 'the_previous_secret' });
		expect(await post(server, text, signed(text, 0, 'a_third_secret'))).toBe(401);
	});

	it('everything, when n8n does not hand the raw body over', async () => {
		const server = await listen();
		server.rawBodyAs = () => undefined;
		expect(await emulator().send(payout, {}, server.url)).toBe(401);
		expect(server.log[0]).toContain('the raw body is not known');
	});

	it('without the secret, the key or a signature in the log', async () => {
		const server = await listen();
		for (const forge of ['secret', 'body', 'unsigned'] as const) {
			await emulator().send(payout, { forge }, server.url);
		}
		const log = server.log.join('\n');
		expect(server.log).toHaveLength(3);
		expect(log).not.toContain(emulator().apiSecret);
		expect(log).not.toContain(emulator().apiKey);
		expect(log).not.toMatch(/[A-Za-z0-9+/]{43}=/);
	});
});

describe('the edges of the timestamp', () => {
	it.each([
		[10, 8, 200],
		[10, -8, 200],
		[10, 13, 401],
		[10, -13, 401],
		[undefined, 297, 200],
		[undefined, -297, 200],
		[undefined, 303, 401],
		[undefined, -303, 401],
	])(
		'with a tolerance of %s seconds, one that is %d seconds off gets %d',
		async (toleranceSeconds, ageSeconds, status) => {
			const server = await listen({ options: toleranceSeconds ? { toleranceSeconds } : {} });
			expect(await emulator().send(payout, { ageSeconds }, server.url)).toBe(status);
		},
	);
});

describe('what is no event', () => {
	it.each([
		['text', 'type=PAYOUT'],
		['nothing', ''],
		['half of it', '{"type":"PAYOUT"'],
		['JSON nested without end', '['.repeat(60_000)],
		['JSON nested as deep as it can be', '['.repeat(30_000) + ']'.repeat(30_000)],
	])('%s gets 400', async (_, body) => {
		const server = await listen();
		expect(await post(server, body, signed('{}'))).toBe(400);
		expect(server.started).toEqual([]);
	});

	it.each(['[]', '"PAYOUT"', '1', 'null'])('genuine but no object, %s: 400', async (body) => {
		const server = await listen();
		expect(await post(server, body, signed(body))).toBe(400);
		expect(server.started).toEqual([]);
	});

	const MAX = 64 * 1024;
	const ofSize = (bytes: number) => {
		const event = { event: 'SUCCESS', text: '', type: 'PAYOUT' };
		const rest = bytes - JSON.stringify(event).length;
		return JSON.stringify({ ...event, text: 'x'.repeat(rest) });
	};

	it.each([
		[MAX, 200, 1],
		[MAX + 1, 413, 0],
	])('a genuine body of %d bytes gets %d', async (bytes, status, count) => {
		const server = await listen();
		const body = ofSize(bytes);
		expect(await post(server, body, signed(body))).toBe(status);
		expect(server.started).toHaveLength(count);
	});
});

describe('which events start the workflow', () => {
	it('drops those that were not chosen, and tells DollarPe that all is well', async () => {
		const server = await listen({ events: ['PAYOUT.SUCCESS'] });
		expect(await emulator().send({ ...payout, event: 'FAILED' }, {}, server.url)).toBe(200);
		expect(await emulator().send(payout, {}, server.url)).toBe(200);
		expect(server.started.map(({ event }) => event)).toEqual(['SUCCESS']);
	});

	it('knows a type in lower case, as early events had it', async () => {
		const server = await listen({ events: ['PAYOUT.SUCCESS'] });
		await emulator().send({ ...payout, type: 'payout' }, {}, server.url);
		expect(server.started).toHaveLength(1);
	});

	it.each([
		[['OTHER'], 1],
		[['PAYOUT.SUCCESS'], 0],
	])('takes an event that DollarPe has not documented for %j: %d', async (events, count) => {
		const server = await listen({ events });
		await emulator().send({ ...payout, type: 'PAYIN', event: 'ON_HOLD' }, {}, server.url);
		expect(server.started).toHaveLength(count);
	});
});

describe('older shapes are given in the current one too', () => {
	it.each<[string, IDataObject, IDataObject]>([
		[
			'failure_reason at the top',
			{ failure_reason: 'KYC_FAILED' },
			{ failure_reason: 'KYC_FAILED' },
		],
		['data', { data: { utr: '1' } }, { utr: '1' }],
		['both', { data: { utr: '1' }, failure_reason: 'x' }, { utr: '1', failure_reason: 'x' }],
		['neither', {}, {}],
		['metadata that is null', { metadata: null, data: { utr: '1' } }, { utr: '1' }],
		['the current one', { metadata: { utr: '2' }, data: { utr: '1' } }, { utr: '2' }],
	])('%s', async (_, older, metadata) => {
		const server = await listen();
		const { type, id, event, timestamp } = payout;
		const sent = { type, id, event, timestamp, ...older };
		await emulator().send(sent, {}, server.url);
		expect(server.started[0]).toMatchObject({ ...sent, metadata });
	});
});

describe('once: a payout that is announced twice is not handled twice', () => {
	it('drops what has been seen, whatever came in between', async () => {
		const server = await listen();
		const refunded = { ...payout, event: 'REFUNDED', timestamp: '2026-03-14T10:00:00Z' };
		for (const event of [payout, payout, refunded, payout, refunded]) {
			expect(await emulator().send(event, {}, server.url)).toBe(200);
		}
		expect(server.started.map(({ event }) => event)).toEqual(['SUCCESS', 'REFUNDED']);
	});

	it.each([
		['another payout', { id: 'another' }],
		['another kind', { type: 'PAYIN' }],
		['another event of the same payout', { event: 'REFUNDED' }],
		['the same event at another time', { timestamp: '2026-03-13T10:00:01Z' }],
	])('lets through %s', async (_, changes) => {
		const server = await listen();
		await emulator().send(payout, {}, server.url);
		await emulator().send({ ...payout, ...changes }, {}, server.url);
		expect(server.started).toHaveLength(2);
	});

	it('when both come at the same moment', async () => {
		const server = await listen();
		await Promise.all(
			Array.from({ length: 20 }, async () => await emulator().send(payout, {}, server.url)),
		);
		expect(server.started).toHaveLength(1);
	});

	it('after a restart of n8n', async () => {
		const server = await listen();
		await emulator().send(payout, {}, server.url);
		forgetAll();
		await emulator().send(payout, {}, server.url);
		expect(server.started).toHaveLength(1);
	});

	it('keeps triggers apart: two workflows may both start on one event', async () => {
		const one = await listen({}, {}, { workflowId: 'one' });
		const two = await listen({}, {}, { workflowId: 'two' });
		await emulator().send(payout, {}, one.url);
		await emulator().send(payout, {}, two.url);
		expect([one.started.length, two.started.length]).toEqual([1, 1]);
	});

	it('only where it is wanted', async () => {
		const server = await listen({ options: { ignoreDuplicates: false } });
		await emulator().send(payout, {}, server.url);
		await emulator().send(payout, {}, server.url);
		expect(server.started).toHaveLength(2);
	});

	it('does not remember what was refused: the genuine event still counts', async () => {
		const server = await listen();
		await emulator().send(payout, { forge: 'secret' }, server.url);
		await emulator().send(payout, {}, server.url);
		expect(server.started).toHaveLength(1);
	});
});
