import { setMaxListeners } from 'node:events';

import { messageOf } from '../messageOf';
import { pause } from '../server/pause';
import { isOnThisMachine } from './deliver';
import type { DollarPeEvent } from './event';

/** An event that the emulator sent by itself, or tried to. */
export interface SentEvent {
	readonly event: DollarPeEvent;
	/** The webhook address at that time; undefined when none was set, and nothing was sent. */
	readonly to: string | undefined;
	/** The result of each try, in order: the HTTP status, or an error message. */
	readonly tries: ReadonlyArray<number | string>;
	/** Whether a try was answered with 2xx. */
	readonly delivered: boolean;
}

/** Controls the events that the emulator sends by itself. */
export interface EventControl {
	/** Holds events back from now on. */
	hold(): void;
	/** Sends the held events and stops holding. `newest` first makes them arrive out of order. */
	release(first?: 'oldest' | 'newest'): void;
	/** From now on each event is sent this many times. The default is 1. */
	repeat(times: number): void;
	/** Resolves when every event has been delivered or given up. */
	settled(): Promise<void>;
}

/** Delivers once. @returns the HTTP status */
export type Deliver = (to: string, event: DollarPeEvent, signal: AbortSignal) => Promise<number>;

const TRIES = 3;

/** Sends events in the background. An event that is not answered with 2xx is tried 3 times in all. */
export class Outbox implements EventControl {
	private entries: Array<SentEvent & { tries: Array<number | string>; delivered: boolean }> = [];

	private held: Array<() => void> | undefined;

	private copies = 1;

	private readonly open = new Set<Promise<void>>();

	private stop = newStop();

	/** @param retryMs milliseconds between two tries */
	constructor(
		private readonly deliver: Deliver,
		private readonly address: () => string | undefined,
		private readonly retryMs: number,
	) {}

	get sent(): readonly SentEvent[] {
		return this.entries;
	}

	emit(event: DollarPeEvent): void {
		for (let copy = 0; copy < this.copies; copy += 1) {
			const send = (): void => this.start(event);
			if (this.held === undefined) send();
			else this.held.push(send);
		}
	}

	hold(): void {
		this.held ??= [];
	}

	release(first: 'oldest' | 'newest' = 'oldest'): void {
		const held = this.held ?? [];
		this.held = undefined;
		for (const send of first === 'newest' ? held.reverse() : held) send();
	}

	repeat(times: number): void {
		if (!Number.isInteger(times) || times < 1 || times > 100) {
			throw new RangeError(`times must be a whole number from 1 to 100, not ${times}`);
		}
		this.copies = times;
	}

	async settled(): Promise<void> {
		while (this.open.size > 0) await Promise.all(this.open);
	}

	/** Clears everything and aborts deliveries under way. */
	reset(): void {
		this.stop.abort();
		this.stop = newStop();
		this.entries = [];
		this.held = undefined;
		this.copies = 1;
	}

	private start(event: DollarPeEvent): void {
		const to = this.address();
		const entry = { event, to, tries: [] as Array<number | string>, delivered: false };
		this.entries.push(entry);
		if (to === undefined) return;
		if (!isOnThisMachine(to)) {
			entry.tries.push('The address is not on this machine');
			return;
		}
		const work = this.tryToDeliver(entry, to, this.stop.signal);
		this.open.add(work);
		void work.finally(() => this.open.delete(work));
	}

	private async tryToDeliver(
		entry: { event: DollarPeEvent; tries: Array<number | string>; delivered: boolean },
		to: string,
		signal: AbortSignal,
	): Promise<void> {
		while (!signal.aborted && entry.tries.length < TRIES && !entry.delivered) {
			if (entry.tries.length > 0) await pause(this.retryMs, signal);
			if (signal.aborted) return;
			try {
				const status = await this.deliver(to, entry.event, signal);
				entry.tries.push(status);
				entry.delivered = status >= 200 && status < 300;
			} catch (error) {
				entry.tries.push(messageOf(error));
			}
		}
	}
}

function newStop(): AbortController {
	const stop = new AbortController();
	// Every waiting delivery adds a listener.
	setMaxListeners(0, stop.signal);
	return stop;
}
