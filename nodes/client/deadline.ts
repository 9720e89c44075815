/** Requests that begin within this time share a timer: one for each costs as much as signing the request. */
const TOGETHER_MS = 100;

/** Stands in where there is nothing that cancels. */
const NEVER = new AbortController().signal;

/** What ends an exchange before its time. */
export interface Deadline {
	/** Aborted when the time is over, to within a tenth of a second, or when the execution is cancelled. */
	signal: AbortSignal;
	/** Must be called when the exchange has come to its end. */
	release(): void;
}

/** The youngest group of each execution, by the signal that cancels it. */
const youngest = new WeakMap<AbortSignal, Group>();

/**
 * Sets a deadline.
 *
 * @param milliseconds from now; never more, up to {@link TOGETHER_MS} less
 */
export function deadlineIn(milliseconds: number, cancelled: AbortSignal = NEVER): Deadline {
	let group = youngest.get(cancelled);
	if (!group?.mayTake(milliseconds)) {
		group?.close();
		group = new Group(milliseconds, cancelled);
		youngest.set(cancelled, group);
	}
	return group.take();
}

/** Exchanges that end together. The signal of each is its own: an HTTP client adds listeners to it. */
class Group {
	private readonly begun = performance.now();

	private readonly inFlight = new Set<AbortController>();

	private readonly signals: AbortSignal[];

	private isClosed = false;

	constructor(
		private readonly milliseconds: number,
		private readonly cancelled: AbortSignal,
	) {
		this.signals = [AbortSignal.timeout(milliseconds), cancelled];
		for (const signal of this.signals) signal.addEventListener('abort', this.abort);
	}

	mayTake(milliseconds: number): boolean {
		return milliseconds === this.milliseconds && performance.now() - this.begun < TOGETHER_MS;
	}

	take(): Deadline {
		const stop = new AbortController();
		this.inFlight.add(stop);
		if (this.cancelled.aborted) stop.abort();
		const release = () => {
			this.inFlight.delete(stop);
			this.forget();
		};
		return { signal: stop.signal, release };
	}

	/** Takes no more. */
	close(): void {
		this.isClosed = true;
		this.forget();
	}

	/** A workflow may send for hours: neither timer nor listener stays longer than an exchange needs it. */
	private forget(): void {
		if (!this.isClosed || this.inFlight.size > 0) return;
		for (const signal of this.signals) signal.removeEventListener('abort', this.abort);
	}

	private readonly abort = () => {
		for (const stop of this.inFlight) stop.abort();
	};
}
