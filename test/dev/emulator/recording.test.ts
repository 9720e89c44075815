import { type Emulator, startEmulator } from '../../../dev/emulator';
import { CREATE, get, LIST, post, postText, sample, send, signedHeaders } from './client';

let emulator: Emulator;

afterEach(async () => await emulator.close());

async function getMany(count: number): Promise<void> {
	await Promise.all(Array.from({ length: count }, async () => await get(emulator, LIST)));
}

describe('what the emulator remembers', () => {
	it('is each request as it was sent, or tests could not look at the wire', async () => {
		emulator = await startEmulator();
		const before = Date.now();
		const text = '{ "b":1, "a":"é" }';
		await postText(emulator, CREATE, text, '{"a":"\\u00e9","b":1}');
		await get(emulator, `${LIST}?page=1&x=%20?`);
		expect(emulator.requests).toEqual([
			{
				method: 'POST',
				path: CREATE,
				query: '',
				headers: expect.objectContaining({ 'x-api-key': emulator.apiKey }),
				body: text,
				receivedAt: expect.any(Number),
				status: 400,
			},
			expect.objectContaining({ method: 'GET', path: LIST, query: 'page=1&x=%20?', body: '' }),
		]);
		const [first] = emulator.requests;
		expect(first?.receivedAt).toBeGreaterThanOrEqual(before);
		expect(first?.receivedAt).toBeLessThanOrEqual(Date.now());
	});

	it('holds the body of any type and method', async () => {
		emulator = await startEmulator();
		const init = { method: 'DELETE', headers: { 'content-type': 'x/y' }, body: 'raw' };
		expect((await send(emulator.url + LIST, init)).status).toBe(404);
		expect(emulator.requests).toMatchObject([{ method: 'DELETE', body: 'raw', status: 404 }]);
	});

	it('cannot be changed through the list of customers', async () => {
		emulator = await startEmulator();
		await post(emulator, CREATE, sample());
		Object.assign(emulator.customers[0] ?? {}, { full_name: 'Changed' });
		expect(emulator.customers[0]?.full_name).toBe('John Doe');
	});

	it('is gone after reset, so that one test does not disturb the next', async () => {
		emulator = await startEmulator();
		await post(emulator, CREATE, sample());
		const held = emulator.requests;
		emulator.reset();
		expect(emulator.requests).toEqual([]);
		expect(held).toHaveLength(1);
		expect(emulator.customers).toEqual([]);
		expect(emulator.peakInFlight).toBe(0);
		expect((await post(emulator, CREATE, sample())).status).toBe(200);
	});
});

describe('requests under way', () => {
	it('are counted exactly, or a limit on parallel requests could not be tested', async () => {
		emulator = await startEmulator({ latency: 200 });
		const five = getMany(5);
		await getMany(1);
		await five;
		expect(emulator.peakInFlight).toBe(6);
		expect(emulator.inFlight).toBe(0);
	});

	it('are never more than one for a client that waits for each answer', async () => {
		emulator = await startEmulator();
		for (let time = 0; time < 200; time += 1) await get(emulator, LIST);
		expect(emulator.peakInFlight).toBe(1);
	});
});

describe('latency', () => {
	it('can be fixed, or a benchmark would measure nothing but this machine', async () => {
		emulator = await startEmulator({ latency: 60 });
		const start = performance.now();
		await get(emulator, LIST);
		expect(performance.now() - start).toBeGreaterThanOrEqual(55);
	});

	it('can vary, so that answers overtake each other', async () => {
		emulator = await startEmulator({ latency: [1, 60] });
		const order: number[] = [];
		await Promise.all(
			Array.from({ length: 20 }, async (_none, index) => {
				await get(emulator, LIST);
				order.push(index);
			}),
		);
		expect(order).not.toEqual([...order].sort((left, right) => left - right));
	});
});

describe('starting and ending', () => {
	it('listens on this machine only, on a free port of its own', async () => {
		emulator = await startEmulator();
		const other = await startEmulator();
		expect(emulator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
		expect(other.url).not.toBe(emulator.url);
		await other.close();
	});

	it('says EADDRINUSE when the port is taken', async () => {
		emulator = await startEmulator();
		const port = Number(new URL(emulator.url).port);
		await expect(startEmulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
	});

	it('closes at once with a request under way, or a test run would hang', async () => {
		emulator = await startEmulator({ latency: 60_000 });
		const waiting = post(emulator, CREATE, sample());
		const failed = expect(waiting).rejects.toThrow('fetch failed');
		while (emulator.inFlight === 0) await fetch(`${emulator.url}/_emulator/state`);
		const start = performance.now();
		await emulator.close();
		await failed;
		expect(performance.now() - start).toBeLessThan(1000);
		expect(emulator.customers).toHaveLength(0);
		await emulator.close();
	});

	it('survives a client that leaves in the middle of a body', async () => {
		emulator = await startEmulator();
		const half = new ReadableStream({
			start: (controller) => controller.enqueue(new TextEncoder().encode('{"a":')),
		});
		const init: RequestInit = {
			method: 'POST',
			headers: signedHeaders(emulator),
			body: half,
			duplex: 'half',
			signal: AbortSignal.timeout(50),
		};
		await expect(fetch(emulator.url + CREATE, init)).rejects.toThrow();
		expect((await get(emulator, LIST)).status).toBe(200);
		expect(emulator.inFlight).toBe(0);
	});
});
