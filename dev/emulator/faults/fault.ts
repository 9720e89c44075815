/** A fault for one request, of any kind. */
export type Fault =
	| StatusFault
	| RejectedFault
	| HtmlFault
	| JsonFault
	| EmptyFault
	| SlowFault
	| CutFault
	| RedirectFault;

/**
 * An HTTP error as DollarPe or a proxy in front of it returns it: 502, 503 and 504 as an HTML page,
 * every other status in DollarPe's envelope.
 */
export interface StatusFault {
	kind: 'status';
	status: number;
	/** The Retry-After header: a number of seconds, or text taken as it is (such as an HTTP date). */
	retryAfter?: number | string;
	/** For 500 only: which of the two documented envelopes; `status` by default. */
	envelope?: 'status' | 'success';
	/** `after`: the request is carried out first, as when a proxy times out. `before`, the default: it is not. */
	when?: 'before' | 'after';
	/** Answers "Request timed out", for which DollarPe documents HTTP 400. */
	code?: 'NET_TIMEOUT';
}

/** HTTP 200 whose envelope says `status: false`. */
export interface RejectedFault {
	kind: 'rejected200';
	/** The envelope's `message`; "Request rejected" by default. */
	message?: string;
}

/** An HTML page with any status. */
export interface HtmlFault {
	kind: 'html';
	status: number;
}

/** Any JSON with any status, such as a list that never ends. */
export interface JsonFault {
	kind: 'json';
	status: number;
	/** As text. */
	body: string;
	/** `after`: the request is carried out first. `before`, the default: it is not. */
	when?: 'before' | 'after';
}

/** No body at all. */
export interface EmptyFault {
	kind: 'empty';
	status: number;
}

/** Waits, then does the work and answers normally, even if the client has disconnected. */
export interface SlowFault {
	kind: 'slow';
	/** Milliseconds, on top of the emulator's latency. */
	ms: number;
}

/** The connection breaks without an answer, `before` the work was done or `after` it. */
export interface CutFault {
	kind: 'cut';
	when: 'before' | 'after';
}

/** A redirect. */
export interface RedirectFault {
	kind: 'redirect';
	status: 302 | 307;
	/** The Location header, as it is. */
	location: string;
}
