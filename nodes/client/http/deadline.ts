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

const executions = new WeakMap<AbortSignal, Execution>();

/**
 * Sets a deadline.
 *
 * @param milliseconds from now; never more, up to {@link TOGETHER_MS} less
 */
export function deadlineIn(milliseconds: number, cancelled: AbortSignal = NEVER): Deadline {
	const execution = executions.get(cancelled) ?? new Execution(cancelled);
	executions.set(cancelled, execution);
	return execution.take(milliseconds);
}

/** The groups of one execution. They share a listener on its signal: Node.js warns of more than ten. */
class Execution {
	private readonly open = new Set<Group>();

	private youngest: Group | undefined;

	constructor(private readonly cancelled: AbortSignal) {}

	take(milliseconds: number): Deadline {
		if (this.youngest?.mayTake(milliseconds)) return this.youngest.take();
		const group = new Group(milliseconds, this.cancelled, () => this.forget(group));
		if (this.open.size === 0) this.cancelled.addEventListener('abort', this.abort);
		this.open.add(group);
		this.youngest?.close();
		this.youngest = group;
		return group.take();
	}

	/** A workflow may send for hours: no group stays longer than an exchange needs it. */
	private forget(group: Group): void {
		this.open.delete(group);
		if (this.open.size === 0) this.cancelled.removeEventListener('abort', this.abort);
	}

	private readonly abort = () => {
		for (const group of this.open) group.abort();
	};
}

/** Exchanges that end together. The signal of each is its own: an HTTP client adds listeners to it. */
class Group {
	private readonly begun = performance.now();

	private readonly inFlight = new Set<AbortController>();

	private readonly timeout: AbortSignal;

	private isClosed = false;

	/** @param forget called when it takes no more, and all of its exchanges have come to their end */
	constructor(
		private readonly milliseconds: number,
		private readonly cancelled: AbortSignal,
		private readonly forget: () => void,
	) {
		this.timeout = AbortSignal.timeout(milliseconds);
		this.timeout.addEventListener('abort', this.abort);
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
			this.end();
		};
		return { signal: stop.signal, release };
	}

	/** Takes no more. */
	close(): void {
		this.isClosed = true;
		this.end();
	}

	readonly abort = () => {
		for (const stop of this.inFlight) stop.abort();
	};

	private end(): void {
		if (!this.isClosed || this.inFlight.size > 0) return;
		this.timeout.removeEventListener('abort', this.abort);
		this.forget();
	}
}
