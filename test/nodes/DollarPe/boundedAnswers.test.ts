import { gzipSync } from 'node:zlib';

import { sleep } from 'n8n-workflow';

import { failure, run } from '../../support/dollarPe';
import { json, startOddServer, type OddServer } from '../../support/oddServer';

const MAYBE = 'may or may not have carried it out';
const CREATED = { status: true, data: { id: '1' } };
const ONE_SECOND = { options: { timeout: 1 } };

let server: OddServer | undefined;
afterEach(async () => await server?.close());

describe('an answer that does not end: the run would hang for ever, and n8n run out of memory', () => {
	it('is given up at the time-out although a byte comes now and then', async () => {
		server = await startOddServer((response) => {
			response.writeHead(200, { 'Content-Type': 'application/json' });
			const drip = async () => {
				while (!response.destroyed) {
					response.write(' ');
					await sleep(100);
				}
			};
			void drip();
		});
		const error = await failure(server, { parameters: ONE_SECOND });
		expect(error.message).toBe('DollarPe did not answer within 1 second [Item 0]');
		expect(error.description).toContain(MAYBE);
	});

	it('is given up at the time-out when it stops in the middle', async () => {
		server = await startOddServer((response) => {
			response.writeHead(200, { 'Content-Type': 'application/json' });
			response.write('{"status":');
		});
		const error = await failure(server, { parameters: ONE_SECOND });
		expect(error.message).toBe('DollarPe did not answer within 1 second [Item 0]');
		expect(error.description).toContain(MAYBE);
	});

	it.each([
		['plain', (text: string) => Buffer.from(text), {}],
		['compressed', (text: string) => gzipSync(text), { 'Content-Encoding': 'gzip' }],
	])('is not read beyond 10 MiB, %s', async (_, encode, headers) => {
		const huge = JSON.stringify({ ...CREATED, message: 'x'.repeat(11 * 1024 * 1024) });
		server = await startOddServer((response) => {
			response.writeHead(200, { 'Content-Type': 'application/json', ...headers });
			response.end(encode(huge));
		});
		const error = await failure(server);
		expect(error.message).toBe(
			"DollarPe's answer is larger than 10 MiB, and was not read [Item 0]",
		);
		expect(error.description).toContain(MAYBE);
	});

	it('is read up to 10 MiB', async () => {
		const large = JSON.stringify({ ...CREATED, message: 'x'.repeat(10 * 1024 * 1024 - 100) });
		server = await startOddServer((response) => json(response, 200, large));
		expect((await run(server)).output).toHaveLength(1);
	});

	it('keeps no more of an answer in an error than a person can read', async () => {
		const errors = Object.fromEntries(
			Array.from({ length: 20_000 }, (_, n) => [`field_${n}`, ['x'.repeat(100)]]),
		);
		server = await startOddServer((response) => json(response, 400, { status: false, errors }));
		const error = await failure(server);
		expect(error.message.length).toBeLessThan(10_100);
		expect(JSON.stringify(error.context).length).toBeLessThan(100_000);
	});
});

describe('a POST must leave once', () => {
	it('also when a 401 comes whose body breaks off, after which n8n itself would send it again', async () => {
		server = await startOddServer((response) => {
			response.writeHead(401, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
			response.write('{"status":false');
			setImmediate(() => response.destroy());
		});
		const error = await failure(server);
		expect(server.bodies).toHaveLength(1);
		expect(error.description).toContain(MAYBE);
	});

	it('also when a 401 comes with all of its body', async () => {
		server = await startOddServer((response) => json(response, 401, { status: false }));
		await failure(server);
		expect(server.bodies).toHaveLength(1);
	});
});

describe('digits: an ID or amount that JavaScript rounds is another one', () => {
	it('keeps those of large whole numbers', async () => {
		const data = '{"id":12345678901234567890,"amount":9007199254740993,"small":12.5,"text":"1e3"}';
		server = await startOddServer((response) =>
			json(response, 200, `{"status":true,"data":${data}}`),
		);
		const { output } = await run(server);
		expect(output[0]?.json).toEqual({
			id: '12345678901234567890',
			amount: '9007199254740993',
			small: 12.5,
			text: '1e3',
		});
	});
});
