import { createHmac } from 'node:crypto';

import { sleep } from 'n8n-workflow';

import { type Emulator, startEmulator } from '../../../dev/emulator';
import { call } from './client';
import { type Listener, startListener } from './listener';
import { LIMITS, Fixtures } from './world';

let listener: Listener;
let emulator: Emulator;
let world: Fixtures;
beforeAll(async () => {
	listener = await startListener();
	const never = { kyc: Infinity, payout: Infinity, payin: Infinity, edd: Infinity };
	emulator = await startEmulator({
		webhookUrl: listener.url,
		processingMs: { ...never, bankAccount: Infinity },
		eventRetryMs: 1,
	});
	world = new Fixtures(emulator);
});
afterAll(async () => {
	await emulator.close();
	await listener.close();
});
beforeEach(() => {
	emulator.reset();
	listener.arrivals.splice(0);
	listener.answers.splice(0);
});

/** The events that have arrived, as `type event`. */
async function arrived(): Promise<string[]> {
	await emulator.events.settled();
	return listener.arrivals.map(({ body }) => {
		const { type, event } = JSON.parse(body) as Record<string, string>;
		return `${type} ${event}`;
	});
}

/** The events and metadata that came of something, once the rest has arrived. */
async function comingOf(work: () => void): Promise<unknown[]> {
	await emulator.events.settled();
	listener.arrivals.splice(0);
	work();
	await emulator.events.settled();
	return listener.arrivals.map(({ body }) => JSON.parse(body) as unknown);
}

describe('events that the emulator sends by itself: a trigger could not be tried with a whole journey', () => {
	it('are signed, about the thing that has changed, and carry what DollarPe documents', async () => {
		const id = await world.inKyc();
		const [event] = await comingOf(() => emulator.setStatus('customer', id, 'VERIFIED'));
		expect(event).toEqual({
			type: 'CUSTOMER',
			id,
			event: 'VERIFIED',
			timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
			metadata: {},
		});
		const { timestamp } = event as { timestamp: string };
		const text = `{"event":"VERIFIED","id":"${id}","metadata":{},"timestamp":"${timestamp}","type":"CUSTOMER"}`;
		const [arrival] = listener.arrivals;
		const seconds = String(arrival?.headers['x-timestamp']);
		expect(arrival?.headers['x-signature']).toBe(
			createHmac('sha256', emulator.apiSecret)
				.update(`${emulator.apiKey}|${seconds}|${text}`)
				.digest('base64'),
		);
	});

	it.each([
		['payout', 'SUCCESS', { utr: 'UTR123456789' }, { utr: 'UTR123456789' }],
		['payout', 'FAILED', { failure_reason: 'x' }, { failure_reason: 'x' }],
		['payout', 'REFUNDED', {}, {}],
		['payin', 'SUCCESS', {}, {}],
		['payin', 'FAILED', {}, { failure_reason: 'PAYMENT_NOT_RECEIVED' }],
		['payin', 'REFUND_INITIATED', {}, { refund_reason: 'INCORRECT_AMOUNT' }],
		[
			'payin',
			'REFUNDED',
			{ refund_reason: 'THIRD_PARTY_PAYMENT' },
			{ refund_reason: 'THIRD_PARTY_PAYMENT' },
		],
	] as const)('tell of a %s %s', async (side, event, circumstances, metadata) => {
		const customer_id = await world.verified();
		const bank_id = await world.account(customer_id);
		emulator.setStatus('bankAccount', bank_id, 'VERIFIED');
		const { id: quotation_id } = await world.quotation(side, { customer_id, bank_id });
		const { id } = await world.order(side, { quotation_id, customer_id });
		const events = await comingOf(() => emulator.setStatus(side, id, event, circumstances));
		expect(events).toMatchObject([{ type: side.toUpperCase(), id, event, metadata }]);
	});

	it('tell of bank accounts and of enhanced due diligence', async () => {
		const customer_id = await world.verified();
		const id = await world.account(customer_id);
		emulator.demandEdd('payin', customer_id);
		const edd = await world.do('POST', `${LIMITS}/payin/edd/save`, {
			customer_id,
			source_of_income: 'SALARY',
			bank_statement_url: ['https://example.com/1.pdf'],
		});
		const events = await comingOf(() => {
			emulator.setStatus('bankAccount', id, 'FAILED', { failure_reason: 'NAME_MISMATCH' });
			emulator.setStatus('edd', String(edd.id), 'VERIFIED');
		});
		expect(events).toMatchObject([
			{ type: 'BANK', id, event: 'FAILED', metadata: { failure_reason: 'NAME_MISMATCH' } },
			{ type: 'EDD', id: edd.id, event: 'VERIFIED', metadata: {} },
		]);
	});

	it('do not tell of statuses that DollarPe documents no event for', async () => {
		const id = await world.inKyc();
		expect(await comingOf(() => emulator.setStatus('customer', id, 'UNVERIFIED'))).toEqual([]);
	});

	it('come of a mocked status too', async () => {
		const customer_id = await world.inKyc();
		const body = { customer_id, kyc_status: 'DOCUMENT_VERIFICATION_FAILED' };
		await call(emulator, 'PATCH', '/cms/api/v1/kyc/mock-kyc-status', body);
		expect(await arrived()).toEqual(['CUSTOMER FAILED']);
	});

	it('can come twice, late and out of order, as events do', async () => {
		emulator.events.hold();
		emulator.events.repeat(2);
		const id = await world.failed();
		emulator.setStatus('customer', id, 'VERIFIED');
		expect(await arrived()).toEqual([]);
		emulator.events.release('newest');
		await emulator.events.settled();
		expect(emulator.sentEvents.map(({ event }) => event.event)).toEqual([
			'VERIFIED',
			'VERIFIED',
			'FAILED',
			'FAILED',
		]);
		expect(listener.arrivals).toHaveLength(4);
		emulator.events.repeat(1);
		emulator.setStatus('customer', id, 'FAILED');
		expect(await arrived()).toHaveLength(5);
	});

	it('are sent again when they were not taken, three times in all', async () => {
		listener.answers.push(500, 404, 503, 302);
		await world.verified();
		expect(await arrived()).toEqual([
			'CUSTOMER VERIFIED',
			'CUSTOMER VERIFIED',
			'CUSTOMER VERIFIED',
		]);
		expect(emulator.sentEvents).toMatchObject([{ tries: [500, 404, 503], delivered: false }]);
		await world.verified();
		await emulator.events.settled();
		expect(emulator.sentEvents).toMatchObject([{}, { tries: [302, 202], delivered: true }]);
	});

	it('wait for nobody: a request is answered although the address is dead', async () => {
		emulator.setWebhookUrl('http://127.0.0.1:1/');
		await world.verified();
		await emulator.events.settled();
		expect(emulator.sentEvents).toMatchObject([
			{
				tries: [/fail|bad port/i, /./, /./].map((text) => expect.stringMatching(text)),
				delivered: false,
			},
		]);
	});

	it('never leave this machine', async () => {
		const body = { webhook_url: 'https://n8n.example.com/webhook' };
		await call(emulator, 'POST', '/org/api/v1/organizations/api-webhooks', body);
		await world.verified();
		expect(emulator.sentEvents).toMatchObject([
			{ to: body.webhook_url, tries: ['The address is not on this machine'], delivered: false },
		]);
	});

	it('are kept for a look when there is no address', async () => {
		emulator.setWebhookUrl(undefined);
		await world.verified();
		expect(emulator.sentEvents).toMatchObject([{ to: undefined, tries: [], delivered: false }]);
	});

	it('go to an address of this machine that was set by a request, without HTTPS', async () => {
		emulator.setWebhookUrl(undefined);
		const body = { webhook_url: listener.url };
		await call(emulator, 'POST', '/org/api/v1/organizations/api-webhooks', body);
		await world.verified();
		expect(await arrived()).toEqual(['CUSTOMER VERIFIED']);
	});

	it('are sent by themselves once the time has come, with no request in between', async () => {
		const quick = await startEmulator({ webhookUrl: listener.url, processingMs: { kyc: 20 } });
		await new Fixtures(quick).inKyc();
		while (listener.arrivals.length === 0) await sleep(5);
		expect(await arrived()).toEqual(['CUSTOMER VERIFIED']);
		await quick.close();
	});

	it('are given up when the emulator closes, or a test run would hang', async () => {
		const dead = await startEmulator({
			webhookUrl: 'http://127.0.0.1:1/',
			eventRetryMs: 3_600_000,
		});
		await new Fixtures(dead).verified();
		while (dead.sentEvents[0]?.tries.length === 0) await sleep(1);
		await dead.close();
		await dead.events.settled();
		expect(dead.sentEvents).toEqual([]);
	});
});
