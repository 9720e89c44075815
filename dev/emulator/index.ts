import { setMaxListeners } from 'node:events';

import { addAdmin, type Controls } from './admin';
import { deliver, type Delivery } from './events/deliver';
import type { DollarPeEvent } from './events/event';
import { type FaultControl, Faults } from './faults/faults';
import { type EmulatorOptions, settingsFrom } from './options';
import { allEndpoints } from './resources';
import { type RecordedRequest, RequestLog } from './server/requestLog';
import { buildServer } from './server/server';
import { type Customer, Customers } from './store/customers';

export type { Delivery } from './events/deliver';
export { EVENTS, newEvent, type DollarPeEvent } from './events/event';
export type { Fault } from './faults/fault';
export type { FaultControl, FaultPredicate } from './faults/faults';
export type { EmulatorOptions, SignedJsonFormat } from './options';
export type { RecordedRequest } from './server/requestLog';
export type { Customer } from './store/customers';

/** A DollarPe server on this machine, in memory only. */
export interface Emulator extends Controls {
	/** Scheme, host and port, such as "http://127.0.0.1:8787"; no slash at the end. */
	readonly url: string;
	readonly apiKey: string;
	readonly apiSecret: string;
	/** The stored customers, oldest first: a copy, made anew on each reading. */
	readonly customers: readonly Customer[];
	/** Everything received since the start or the last reset, in order; grows as requests come. */
	readonly requests: readonly RecordedRequest[];
	/** Requests that were received and have no answer yet. */
	readonly inFlight: number;
	/** The most that `inFlight` has been since the start or the last reset. */
	readonly peakInFlight: number;
	readonly faults: FaultControl;
	/** The organisation's webhook address; undefined until a request has set it. */
	readonly webhookUrl: string | undefined;
	/**
	 * Sends an event, signed, and gives the HTTP status that came back.
	 *
	 * @param to where; the webhook address by default. It must be on this machine
	 */
	send(event: DollarPeEvent, delivery?: Delivery, to?: string): Promise<number>;
	/** Forgets customers, recorded requests, faults and the webhook address. */
	reset(): void;
	/** Stops listening and cuts every connection, idle or not. Can be called more than once. */
	close(): Promise<void>;
}

/**
 * Starts a local DollarPe server on 127.0.0.1.
 *
 * @throws Node.js's error with `code` EADDRINUSE when the chosen port is taken
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
	const settings = settingsFrom(options);
	const customers = new Customers();
	const log = new RequestLog();
	const faults = new Faults();
	const closing = new AbortController();
	// Every request that waits listens to it, and there may be hundreds.
	setMaxListeners(0, closing.signal);

	let url = '';
	const webhook: { url: string | undefined } = { url: undefined };
	const context = { customers, webhook, pageSize: settings.pageSize, origin: () => url };
	const server = buildServer(
		{ settings, log, faults, closing: closing.signal },
		allEndpoints(context),
	);
	const emulator: Emulator = {
		get url() {
			return url;
		},
		apiKey: settings.apiKey,
		apiSecret: settings.apiSecret,
		get customers() {
			return customers.all.map((customer) => ({ ...customer }));
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
		get webhookUrl() {
			return webhook.url;
		},
		async send(event, delivery, to = webhook.url) {
			if (to === undefined) throw new Error('No webhook address has been set');
			const { apiKey, apiSecret, signedJsonFormat, now } = settings;
			const format = signedJsonFormat === 'any' ? 'compact' : signedJsonFormat;
			return await deliver(to, event, { apiKey, apiSecret, format, now }, delivery);
		},
		reset() {
			customers.clear();
			webhook.url = undefined;
			log.reset();
			faults.clear();
		},
		async close() {
			closing.abort();
			await server.close();
		},
	};
	addAdmin(server, emulator);
	url = await server.listen({ host: '127.0.0.1', port: settings.port });
	return emulator;
}
