import type { IncomingHttpHeaders } from 'node:http';

/** A request as it arrived, whatever the outcome. */
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
	/** The HTTP status of the answer; null before that, and permanently if the connection was cut. */
	readonly status: number | null;
}

/** One request in progress. */
export interface OpenRequest {
	readonly recorded: RecordedRequest;
	/** Call it just before the answer is sent, so that the count is never behind a client. */
	answered(status: number): void;
	/** Call it when the connection is gone; does nothing after `answered`. */
	gone(): void;
}

/** All requests since the start or the last reset, and the number in progress. */
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

	/** Records a request and counts it as in progress until `answered` or `gone` is called. */
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

	/** Forgets the requests; those in progress still count. */
	reset(): void {
		this.entries = [];
		this.peak = this.open;
	}
}
