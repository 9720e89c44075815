import { setMaxListeners } from 'node:events';

import { addAdmin } from './admin';
import type { Emulator } from './emulator';
import { deliver } from './events/deliver';
import type { DollarPeEvent } from './events/event';
import { Outbox } from './events/outbox';
import { Faults } from './faults/faults';
import { type EmulatorOptions, settingsFrom } from './options';
import { copies } from './records';
import { allEndpoints } from './resources';
import { RequestLog } from './server/requestLog';
import { buildServer } from './server/server';
import { openKycLink } from './states/customer';
import { setStatus } from './states/setStatus';
import { fill } from './store/fill';
import { Store } from './store/store';
import { Clock } from './time/clock';

export type { Emulator } from './emulator';
export type { Delivery } from './events/deliver';
export { EVENTS, newEvent, type DollarPeEvent } from './events/event';
export type { EventControl, SentEvent } from './events/outbox';
export type { Fault } from './faults/fault';
export type { FaultControl, FaultPredicate } from './faults/faults';
export type { Side } from './money/market';
export type { Api, EmulatorOptions, Processing, SignedJsonFormat } from './options';
export type { Records } from './records';
export type { RecordedRequest } from './server/requestLog';
export type { Circumstances } from './states/order';
export type { Entity } from './states/setStatus';
export type { Customer } from './store/customers';
export type { BankAccount, Edd, KycRecord, Order, OrderStatus, Quotation } from './store/records';

/**
 * Starts a local DollarPe server on 127.0.0.1.
 *
 * @throws Node.js's error with `code` EADDRINUSE when the chosen port is taken
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
	const settings = settingsFrom(options);
	const { apiKey, apiSecret } = settings;
	const store = new Store();
	const clock = new Clock(settings.now);
	const log = new RequestLog();
	const faults = new Faults();
	const closing = new AbortController();
	// Every waiting request adds a listener, and there may be hundreds.
	setMaxListeners(0, closing.signal);

	let url = '';
	const webhook = { url: settings.webhookUrl };
	const format = settings.signedJsonFormat === 'any' ? 'compact' : settings.signedJsonFormat;
	const sender = { apiKey, apiSecret, format, now: settings.now };
	const outbox = new Outbox(
		async (to, event, signal) => await deliver(to, event, { ...sender, signal }),
		() => webhook.url,
		settings.eventRetryMs,
	);
	const context = {
		store,
		clock,
		webhook,
		api: settings.api,
		processingMs: settings.processingMs,
		quotationMs: settings.quotationMs,
		prefundedBalance: settings.prefundedBalance,
		refusesUsedReference: settings.refusesUsedReference,
		pageSize: settings.pageSize,
		emit: (event: DollarPeEvent) => outbox.emit(event),
		origin: () => url,
	};
	const desk = { settings, log, faults, clock, closing: closing.signal };
	const server = buildServer(desk, allEndpoints(context));
	const emulator: Emulator = {
		get url() {
			return url;
		},
		apiKey,
		apiSecret,
		get customers() {
			return copies(store.customers.all);
		},
		get kycRecords() {
			return copies(store.kyc.all);
		},
		get bankAccounts() {
			return copies(store.bankAccounts.all);
		},
		get remitters() {
			return copies(store.remitters.all);
		},
		get quotations() {
			return copies(store.quotations.all);
		},
		get payouts() {
			return copies(store.orders.by('history', 'payout'));
		},
		get payins() {
			return copies(store.orders.by('history', 'payin'));
		},
		get prefundedPayouts() {
			return copies(store.orders.by('history', 'prefunded'));
		},
		get eddSubmissions() {
			return copies(store.edd.all);
		},
		get requests() {
			return log.requests;
		},
		get inFlight() {
			return log.inFlight;
		},
		get peakInFlight() {
			return log.peakInFlight;
		},
		faults,
		clock,
		events: outbox,
		get sentEvents() {
			return outbox.sent;
		},
		get webhookUrl() {
			return webhook.url;
		},
		setWebhookUrl(to) {
			webhook.url = to;
		},
		setStatus: (entity, id, status, circumstances) =>
			setStatus(context, entity, id, status, circumstances),
		demandEdd: (side, customerId) => store.demandEdd(side, customerId),
		async send(event, delivery, to = webhook.url) {
			if (to === undefined) throw new Error('No webhook address has been set');
			return await deliver(to, event, sender, delivery);
		},
		fill: (customers) => fill(store.customers, customers),
		reset() {
			store.clear();
			clock.reset();
			outbox.reset();
			webhook.url = settings.webhookUrl;
			log.reset();
			faults.clear();
		},
		async close() {
			closing.abort();
			clock.stop();
			outbox.reset();
			await server.close();
		},
	};
	addAdmin(server, emulator, (customerId) => openKycLink(context, customerId));
	const address = await server.listen({ host: '127.0.0.1', port: settings.port });
	url = settings.tls ? address.replace(/^http:/, 'https:') : address;
	return emulator;
}
