import { type Emulator, startEmulator } from '../../../dev/emulator';
import { type Reply, send } from './client';
import { Fixtures } from './world';

let emulator: Emulator;
let world: Fixtures;
beforeAll(async () => {
	emulator = await startEmulator({ processingMs: { kyc: 60_000, payout: Infinity } });
	world = new Fixtures(emulator);
});
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

async function admin(path: string, body: unknown): Promise<Reply> {
	const init = { method: 'POST', body: JSON.stringify(body) };
	return await send(`${emulator.url}/_emulator/${path}`, init);
}

describe('control of what is stored, from another process', () => {
	it('shows everything', async () => {
		const { customer_id, quotation_id, id } = await world.order('payout');
		const reply = await send(`${emulator.url}/_emulator/records`);
		expect(reply.json).toEqual({
			kycRecords: [expect.objectContaining({ id: customer_id })],
			bankAccounts: [expect.objectContaining({ customer_id })],
			quotations: [expect.objectContaining({ id: quotation_id, order_id: id })],
			payouts: [expect.objectContaining({ id, status: 'PROCESSING' })],
			payins: [],
			eddSubmissions: [],
		});
	});

	it('gives a status, with its reason', async () => {
		const { id } = await world.order('payout');
		const order = { entity: 'payout', id, status: 'FAILED', failure_reason: 'AML' };
		expect((await admin('status', order)).status).toBe(204);
		expect(emulator.payouts).toMatchObject([{ status: 'FAILED', failure_reason: 'AML' }]);
		const events = await send(`${emulator.url}/_emulator/events`);
		expect(events.json).toContainEqual(
			expect.objectContaining({ event: expect.objectContaining({ id, event: 'FAILED' }) }),
		);
	});

	it('puts the clock forward', async () => {
		await world.inKyc();
		expect((await admin('clock', { advanceSeconds: 60 })).status).toBe(204);
		expect(emulator.customers).toMatchObject([{ status: 'VERIFIED' }]);
	});

	it('demands enhanced due diligence', async () => {
		const customer_id = await world.verified();
		expect((await admin('edd', { side: 'payout', customer_id })).status).toBe(204);
		const limits = await world.do('GET', `/ren/api/v1/payout/limits/${customer_id}`);
		expect(limits).toMatchObject({ is_edd_required: true });
	});

	it('holds, releases and repeats events, and says where they go', async () => {
		expect((await admin('webhook', { url: 'http://127.0.0.1:1/' })).status).toBe(204);
		expect(emulator.webhookUrl).toBe('http://127.0.0.1:1/');
		expect((await admin('outbox', { hold: true, repeat: 3 })).status).toBe(204);
		await world.verified();
		expect(emulator.sentEvents).toEqual([]);
		expect((await admin('outbox', { release: 'newest' })).status).toBe(204);
		expect(emulator.sentEvents).toHaveLength(3);
	});

	it.each([
		['status', { entity: 'wallet', id: 'x', status: 'FAILED' }, 'entity must be one of'],
		['status', { entity: 'customer', id: 'x', status: 'FAILED' }, 'There is no customer x'],
		['status', { entity: 'customer', status: 'FAILED' }, 'id must be text'],
		['clock', { advanceSeconds: '60' }, 'advanceSeconds must be a number'],
		['clock', { advanceSeconds: -1 }, 'only goes forward'],
		['edd', { side: 'both', customer_id: 'x' }, 'side must be one of payout, payin'],
		['webhook', {}, 'url must be text'],
		['outbox', { repeat: 0 }, 'times must be'],
		['outbox', { release: 'some' }, 'release must be one of'],
		['outbox', [], 'JSON object'],
	])('names what is wrong: %s %j', async (path, body, error) => {
		const reply = await admin(path, body);
		expect([reply.status, reply.json]).toEqual([400, { error: expect.stringContaining(error) }]);
	});

	it('takes no status that is not documented, or a test would wait for nothing', async () => {
		const id = await world.customer();
		expect(() => emulator.setStatus('customer', id, 'COMPLETED')).toThrow('must be one of');
		const { id: payout } = await world.order('payout');
		expect(() => emulator.setStatus('payin', payout, 'SUCCESS')).toThrow('There is no payin');
		expect(() => emulator.setStatus('payout', payout, 'ON_HOLD')).toThrow('must be one of');
	});

	it('forgets everything on reset', async () => {
		await world.order('payout');
		await world.order('payin');
		emulator.clock.advance(3_600_000);
		emulator.reset();
		const { kycRecords, bankAccounts, quotations, payouts, payins, sentEvents } = emulator;
		expect([kycRecords, bankAccounts, quotations, payouts, payins, sentEvents].flat()).toEqual([]);
		expect(emulator.clock.now()).toBeLessThanOrEqual(Date.now());
		await world.order('payout', { exchange_order_id: '000001' });
	});

	it('cannot be changed through what was read', async () => {
		await world.order('payout');
		Object.assign(emulator.payouts[0] ?? {}, { status: 'SUCCESS' });
		expect(emulator.payouts[0]?.status).toBe('PROCESSING');
	});
});
