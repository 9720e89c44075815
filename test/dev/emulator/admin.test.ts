import { type Emulator, startEmulator } from '../../../dev/emulator';
import { CREATE, get, LIST, post, type Reply, sample, send } from './client';

let emulator: Emulator;

beforeEach(async () => {
	emulator = await startEmulator();
});

afterEach(async () => await emulator.close());

async function addFault(body: unknown): Promise<Reply> {
	return await send(`${emulator.url}/_emulator/faults`, {
		method: 'POST',
		body: JSON.stringify(body),
	});
}

describe('control from another process', () => {
	it('shows the state without a signature and without disturbing it', async () => {
		await post(emulator, CREATE, sample());
		emulator.faults.next({ kind: 'empty', status: 500 });
		const reply = await send(`${emulator.url}/_emulator/state`);
		expect(reply.status).toBe(200);
		expect(reply.json).toEqual({
			customers: emulator.customers,
			requests: 1,
			inFlight: 0,
			peakInFlight: 1,
		});
		expect((await get(emulator, LIST)).status).toBe(500);
	});

	it('asks for faults', async () => {
		expect((await addFault({ fault: { kind: 'empty', status: 500 }, times: 2 })).status).toBe(204);
		expect((await addFault({ fault: { kind: 'empty', status: 418 } })).status).toBe(204);
		const statuses: number[] = [];
		for (let time = 0; time < 4; time += 1) statuses.push((await get(emulator, LIST)).status);
		expect(statuses).toEqual([500, 500, 418, 200]);
	});

	it.each([
		[{ kind: 'status', status: 429, retryAfter: 1 }],
		[{ kind: 'status', status: 500, envelope: 'success' }],
		[{ kind: 'status', status: 400, code: 'NET_TIMEOUT', when: 'after' }],
		[{ kind: 'rejected200', message: 'No' }],
		[{ kind: 'html', status: 502 }],
		[{ kind: 'slow', ms: 1 }],
		[{ kind: 'cut', when: 'after' }],
		[{ kind: 'redirect', status: 307, location: '/' }],
	])('takes the fault %j', async (fault) => {
		expect((await addFault({ fault })).status).toBe(204);
	});

	it.each([
		['fault', {}],
		['kind', { fault: { kind: 'flood' } }],
		['status', { fault: { kind: 'status', status: '429' } }],
		['status', { fault: { kind: 'empty', status: 99 } }],
		['status', { fault: { kind: 'redirect', status: 301, location: '/' } }],
		['location', { fault: { kind: 'redirect', status: 302 } }],
		['retryAfter', { fault: { kind: 'status', status: 429, retryAfter: true } }],
		['envelope', { fault: { kind: 'status', status: 500, envelope: 'data' } }],
		['code', { fault: { kind: 'status', status: 400, code: 'OTHER' } }],
		['message', { fault: { kind: 'rejected200', message: 1 } }],
		['ms', { fault: { kind: 'slow', ms: -1 } }],
		['when', { fault: { kind: 'cut' } }],
		['times', { fault: { kind: 'empty', status: 500 }, times: 0 }],
		['times', { fault: { kind: 'empty', status: 500 }, times: '2' }],
		['body', []],
	])(
		'names what is wrong with a fault, or a test would wait for it in vain: %s',
		async (name, body) => {
			const reply = await addFault(body);
			expect(reply.status).toBe(400);
			expect(reply.json).toEqual({ error: expect.stringContaining(name) });
			expect((await get(emulator, LIST)).status).toBe(200);
		},
	);

	it('refuses what is no JSON', async () => {
		const init = { method: 'POST', body: 'fault' };
		expect((await send(`${emulator.url}/_emulator/faults`, init)).status).toBe(400);
	});

	it('resets everything', async () => {
		await post(emulator, CREATE, sample());
		emulator.faults.next({ kind: 'empty', status: 500 });
		const reply = await send(`${emulator.url}/_emulator/reset`, { method: 'POST' });
		expect(reply.status).toBe(204);
		expect(emulator.customers).toHaveLength(0);
		expect(emulator.requests).toHaveLength(0);
		expect((await get(emulator, LIST)).status).toBe(200);
	});
});
