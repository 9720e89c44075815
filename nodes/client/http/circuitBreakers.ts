import { adaptThrottle } from './adaptThrottle';
import { CircuitBreaker, OPEN_GATE, type Gate } from './circuitBreaker';
import { exchange } from './exchange';
import type { Outcome } from './outcome';
import type { Context, Request, Sender } from './request';
import type { Throttle } from './throttle';

const LONGEST_PROBE_SECONDS = 10;

/**
 * The request that shows whether the service of another one answers: a GET of the same service.
 *
 * @returns undefined where a request goes whether DollarPe answers or not
 */
export type ProbeFor = (request: Request) => Request | undefined;

/** The circuit breakers of a run: one for each service of each DollarPe that its items are sent to. */
export class CircuitBreakers {
	private readonly breakers = new Map<string, CircuitBreaker>();

	private haveAllBegun = false;

	/** @param halt aborted when nothing more may be sent; it ends the probes too */
	constructor(
		private readonly probeFor: ProbeFor,
		private readonly throttle: Throttle,
		private readonly halt: AbortSignal,
	) {}

	/** What a request asks before it goes. */
	gateFor(sender: Sender, request: Request): Gate {
		const probe = this.probeFor(request);
		if (!probe) return OPEN_GATE;
		const service = serviceOf(sender, request);
		const known = this.breakers.get(service);
		if (known) return known;
		const breaker = new CircuitBreaker(
			async () => await this.send(sender, probe),
			this.halt,
			() => this.haveAllBegun,
		);
		this.breakers.set(service, breaker);
		return breaker;
	}

	/** Whether a request goes although its service does not answer. */
	letsGoInOutage(sender: Sender, request: Request): boolean {
		const breaker = this.breakers.get(serviceOf(sender, request));
		return breaker?.isClosed() === false && !this.probeFor(request);
	}

	/** Whether one of them holds requests back. */
	areDown(): boolean {
		return [...this.breakers.values()].some((each) => !each.isClosed());
	}

	/**
	 * From now on nobody is left to be told that nothing was sent: who asks for what was sent may wait, again and again.
	 *
	 * @returns whether one has given up before
	 */
	markAllBegun(): boolean {
		this.haveAllBegun = true;
		return [...this.breakers.values()].some((each) => each.hasGivenUp());
	}

	/**
	 * Sends a probe: beside the requests in flight, which may all be waiting in vain, but not while DollarPe asks to be left
	 * alone.
	 */
	private async send(sender: Sender, probe: Request): Promise<Outcome> {
		await this.throttle.waitWhileHeld(this.halt);
		const sentAt = performance.now();
		const timeoutSeconds = Math.min(sender.timeoutSeconds, LONGEST_PROBE_SECONDS);
		const context: Context = Object.assign(Object.create(sender.context), {
			getExecutionCancelSignal: () => this.halt,
		});
		const outcome = await exchange({ ...sender, context, timeoutSeconds }, probe);
		adaptThrottle(this.throttle, outcome, sentAt);
		return outcome;
	}
}

/** What tells one service of one DollarPe from others: `https://sandbox.dollarpe.xyz/pos`. */
function serviceOf({ origin }: Sender, { url }: Request): string {
	const [, service = ''] = new URL(url, origin).pathname.split('/');
	return `${origin}/${service}`;
}
