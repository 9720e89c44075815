import { setMaxListeners } from 'node:events';

import type { IDataObject } from 'n8n-workflow';

import { installVirtualTime, type VirtualTime } from '../../dev/simulation/time';
import { outcomeOf, type Outcome } from '../../nodes/client/http/outcome';
import type { Request, Sender } from '../../nodes/client/http/request';
import { start, type RunSettings } from './dollarPe';
import { outputOf } from '../../dev/engine';

/** How DollarPe may fail to answer. */
export type Failing = 'HTTP 503' | 'time-out' | 'cut' | 'web page' | 'NET_TIMEOUT' | 'unreachable';

export interface Sent extends Pick<Request, 'method' | 'body'> {
	/** When it was sent, in seconds since the run began. */
	at: number;
	origin: string;
	path: string;
	/** Whether DollarPe answered. */
	isAnswered: boolean;
}

/** What a request meets: an answer with some HTTP status and body, or none. */
export type Fate =
	| 'answer'
	| Failing
	/** `ms`: after how many milliseconds. */
	| { status: number; body?: IDataObject; retryAfter?: number; ms?: number };

/**
 * A DollarPe in virtual time, which takes the place of `nodes/client/http/exchange`: an hour of an outage takes no time. It
 * knows no customer: whatever is asked for is there, and whatever is sent is made.
 */
export class VirtualDollarPe {
	readonly sent: Sent[] = [];

	/** What becomes of a request. */
	fate: (sent: Sent) => Fate = () => 'answer';

	latencyMs = 50;

	private readonly time: VirtualTime = installVirtualTime();

	private begun = performance.now();

	/** Orders, by their quotation. */
	private readonly orders = new Map<unknown, IDataObject>();

	/** Statuses that a GET shows for some time, by path. */
	status: (path: string) => string = () => 'SUCCESS';

	get seconds(): number {
		return (performance.now() - this.begun) / 1000;
	}

	/** Runs the node to its end; gives also how long that took. */
	async run(settings: RunSettings, whileRunning?: (cancel: () => void) => void) {
		this.sent.length = 0;
		this.begun = performance.now();
		const execution = start(SERVER, settings);
		whileRunning?.(() => execution.cancel());
		const finished = await this.time.passUntil(execution.finished.catch(() => undefined));
		const took = this.seconds;
		const output = finished ? outputOf(finished, 'DollarPe').map(({ json }) => json) : [];
		const error = finished?.data.resultData.error;
		return { output, error, took };
	}

	/** Lets some time pass after a run. */
	async pass(seconds: number): Promise<void> {
		await this.time.passUntil(new Promise((resolve) => setTimeout(resolve, seconds * 1000)));
	}

	uninstall(): void {
		this.time.uninstall();
	}

	/** In place of {@link exchange}. */
	async exchange({ origin, timeoutSeconds, context }: Sender, request: Request): Promise<Outcome> {
		const { method, url, body } = request;
		const sent: Sent = { method, body, origin, path: url, at: this.seconds, isAnswered: false };
		this.sent.push(sent);
		const fate = this.fate(sent);
		const cancelled = 'getExecutionCancelSignal' in context && context.getExecutionCancelSignal();
		const answersAfter = (typeof fate === 'object' && fate.ms) || this.latencyMs;
		const ms = fate === 'time-out' ? timeoutSeconds * 1000 : answersAfter;
		await Promise.race([
			new Promise((resolve) => setTimeout(resolve, ms)),
			new Promise((resolve) => {
				if (!cancelled) return;
				setMaxListeners(0, cancelled);
				cancelled.addEventListener('abort', resolve);
			}),
		]);
		if (cancelled && cancelled.aborted) {
			return { kind: 'uncertain', cause: 'cancelled', reason: 'cancelled' };
		}
		if (typeof fate === 'string' && fate !== 'answer') return noAnswer(fate);
		sent.isAnswered = true;
		if (typeof fate === 'object') {
			const { status, body: said = {}, retryAfter } = fate;
			const headers = { ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }) };
			const envelope = { status: false, data: null, message: 'Refused', ...said };
			return outcomeOf({ statusCode: status, headers, body: envelope });
		}
		const data = method === 'GET' ? this.read(url) : this.make(body ?? {});
		return outcomeOf({ statusCode: 200, headers: {}, body: { status: true, data } });
	}

	private make(body: Record<string, unknown>): IDataObject {
		const order = { ...body, id: idOf(this.sent.length), status: 'PROCESSING' } as IDataObject;
		if (body.quotation_id !== undefined) this.orders.set(body.quotation_id, order);
		return order;
	}

	private read(path: string): IDataObject {
		if (/list|history/.test(path)) return { results: [], count: 0, next: null };
		const id = path.split('?')[0]?.split('/').at(-1) ?? '';
		if (!path.includes('/quotation/')) return { id, status: this.status(path) };
		const order = this.orders.get(id);
		return order
			? { id, status: 'LINKED', order_id: order.id }
			: { id, status: 'UNLINKED', order_id: null };
	}
}

const SERVER = {
	url: 'http://127.0.0.1:9',
	apiKey: 'virtual_key_0123456789',
	apiSecret: ['virtual', 'secret', '0123456789'].join('_'),
};

/** A UUID for each number. */
export function idOf(n: number): string {
	return `6b1f7d3e-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

function noAnswer(failing: Failing): Outcome {
	switch (failing) {
		case 'HTTP 503':
			return outcomeOf({ statusCode: 503, headers: {}, body: '<html>' });
		case 'web page':
			return outcomeOf({ statusCode: 200, headers: {}, body: '<html>' });
		case 'NET_TIMEOUT': {
			const body = { status: false, err_code: 'NET_TIMEOUT', message: 'Request timed out' };
			return outcomeOf({ statusCode: 400, headers: {}, body });
		}
		case 'time-out':
			return { kind: 'uncertain', cause: 'timeout', reason: 'timeout' };
		case 'cut':
			return { kind: 'uncertain', cause: 'disconnected', reason: 'ECONNRESET' };
		case 'unreachable':
			return {
				...{ kind: 'notSent', cause: 'unreachable' },
				...{ reason: 'ECONNREFUSED', triedBefore: false },
			};
	}
}
