import { gzipSync } from 'node:zlib';

import { payout, post, useTrigger } from '../../support/trigger';

const { listen, signed } = useTrigger();

const { type, id, event, timestamp, metadata } = payout;
/** The keys in alphabetical order: its own canonical form. */
const text = JSON.stringify({ event, id, metadata, timestamp, type });
const bytes = Buffer.from(text);

/** `fetch` adds a content type to a text, and none to bytes. */
const NO_TYPE = {};

describe('whatever an event says its body is, it starts the workflow: DollarPe documents no content type', () => {
	const contentTypes = [
		['no content type', NO_TYPE],
		...[
			'application/json',
			'application/json; charset=utf-8',
			'text/plain',
			'application/x-www-form-urlencoded',
			'application/octet-stream',
			'application/vnd.dollarpe+json',
			'nonsense',
		].map((name) => [name, { 'Content-Type': name }] as const),
	] as const;

	it.each(
		[1, 1.1].flatMap((typeVersion) =>
			contentTypes.map(([name, headers]) => [name, typeVersion, headers] as const),
		),
	)('%s, version %s', async (_, typeVersion, headers) => {
		const server = await listen({}, {}, { typeVersion });
		expect(await post(server, bytes, { ...headers, ...signed(text) })).toBe(200);
		expect(server.started).toMatchObject([payout]);
		expect(await post(server, bytes, { ...headers, ...signed(text, 0, 'forged') })).toBe(401);
		expect(server.started).toHaveLength(1);
	});

	it('packed with gzip, too', async () => {
		const server = await listen();
		const headers = { 'Content-Encoding': 'gzip', ...signed(text) };
		expect(await post(server, gzipSync(text), headers)).toBe(200);
		expect(server.started).toHaveLength(1);
	});
});

describe('a body that nobody can read gets an answer, and one line in the log: the sender must not wait for it', () => {
	it.each([
		['no gzip, though it says so', bytes],
		['half of a gzip', gzipSync(text).subarray(0, 40)],
	])('%s gets 400', async (_, body) => {
		const server = await listen();
		const headers = { 'Content-Encoding': 'gzip', ...signed(text) };
		expect(await post(server, body, headers)).toBe(400);
		expect(server.started).toEqual([]);
		expect(server.log).toEqual([
			expect.stringMatching(/^DollarPe Trigger refused a call \(400\): the body cannot be read: ./),
		]);
	});

	it.each([
		['as it comes', {}, Buffer.alloc(2 * 1024 * 1024, 'x')],
		['when unpacked', { 'Content-Encoding': 'gzip' }, gzipSync(Buffer.alloc(2 * 1024 * 1024))],
	])('one larger than n8n takes %s gets 413', async (_, headers, body) => {
		const server = await listen();
		expect(await post(server, body, { ...headers, ...signed(text) })).toBe(413);
		expect(server.started).toEqual([]);
		expect(server.log).toEqual([
			'DollarPe Trigger refused a call (413): the body is larger than n8n takes',
		]);
	});

	it.each(['multipart/form-data; boundary=x', 'Multipart/mixed; boundary=x'])(
		'%s gets 401: its bytes are gone, or are no event',
		async (contentType) => {
			const server = await listen();
			const headers = { 'Content-Type': contentType, ...signed(text) };
			expect(await post(server, bytes, headers)).toBe(401);
			expect(server.started).toEqual([]);
			expect(server.log[0]).toContain('the raw body is not known');
		},
	);
});
