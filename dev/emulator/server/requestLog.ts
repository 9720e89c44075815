import type { IncomingHttpHeaders } from 'node:http';

/** A request as it arrived, whatever became of it. */
export interface RecordedRequest {
	readonly method: string;
	/** The path as it stood on the wire, still percent-encoded. */
	readonly path: string;
	/** What followed the `?`, still percent-encoded; empty when nothing did. */
	readonly query: string;
	/** Names in lower case, as Node.js gives them. */
	readonly headers: IncomingHttpHeaders;
	/** The body's text, to the byte (bytes that are no UTF-8 show as U+FFFD). */
	readonly body: string;
	/** Milliseconds since 1970 by this machine's clock, not by the emulator's `now`. */
	readonly receivedAt: number;
	/** The HTTP status that was answered; null before that, and for good when the connection was cut. */
	readonly status: number | null;
}

/** One request under way. */
export interface OpenRequest {
	readonly recorded: RecordedRequest;
	/** To be called just before the answer leaves, so that no client can be quicker than the count. */
	answered(status: number): void;
	/** To be called when the connection is gone; does nothing after `answered`. */
	gone(): void;
}

/** All requests since the start or the last reset, and how many are under way. */
export class RequestLog {
	private entries: RecordedRequest[] = [];

	private open = 0;

	private peak = 0;

	/** In the order in which they arrived. Grows as requests come; a reset starts another array. */
	get requests(): readonly RecordedRequest[] {
		return this.entries;
	}

	/** Requests that were received in full and have no answer yet. */
	get inFlight(): number {
		return this.open;
	}

	/** The most that `inFlight` has been. */
	get peakInFlight(): number {
		return this.peak;
	}

	/** Records a request and counts it as under way until one of the two ends is called. */
	arrived(request: Omit<RecordedRequest, 'status'>): OpenRequest {
		const entry: Omit<RecordedRequest, 'status'> & { status: number | null } = {
			...request,
			status: null,
		};
		this.entries.push(entry);
		this.open += 1;
		this.peak = Math.max(this.peak, this.open);

		let closed = false;
		const gone = (): void => {
			if (!closed) this.open -= 1;
			closed = true;
		};
		return {
			recorded: entry,
			gone,
			answered: (status) => {
				if (!closed) entry.status = status;
				gone();
			},
		};
	}

	/** Forgets the requests; those under way still count. */
	reset(): void {
		this.entries = [];
		this.peak = this.open;
	}
}
