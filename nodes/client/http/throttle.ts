import { pause } from './pause';
import { LONGEST_WAIT_MS } from './retry';

/**
 * How many requests of a run may be in flight. A 429 halves it, each answer lets it grow again by a little
 * (additive increase, multiplicative decrease, as TCP does), and a `Retry-After` holds back all requests together. It
 * goes by a clock that only runs forward: the machine's date may be set meanwhile.
 */
export class Throttle {
	private limit: number;

	private inFlight = 0;

	private heldUntil = 0;

	private slowedAt = 0;

	private waiting: Array<() => void> = [];

	/** @param max the most requests in flight, and how many there may be at first */
	constructor(private readonly max: number) {
		this.limit = max;
	}

	/**
	 * Waits for its turn, in order of asking.
	 *
	 * @returns false when it would have to wait and nothing more may be sent, or DollarPe asks for too long a wait
	 * ({@link tooLongAWait}); after true, {@link leave} must be called
	 */
	async enter(halt: AbortSignal): Promise<boolean> {
		for (;;) {
			const held = this.heldUntil - performance.now();
			if (held <= 0 && this.inFlight < Math.floor(this.limit)) {
				this.inFlight++;
				return true;
			}
			if (!halt.aborted && held <= LONGEST_WAIT_MS) {
				if (held > 0) await pause(held, halt);
				else await new Promise<void>((resolve) => this.waiting.push(resolve));
			}
			if (halt.aborted || this.tooLongAWait() !== undefined) {
				// The other waiters must learn it too.
				this.wake();
				return false;
			}
		}
	}

	/** Waits while DollarPe asks to be left alone, but no longer than the node waits. */
	async waitWhileHeld(halt: AbortSignal): Promise<void> {
		const held = this.heldUntil - performance.now();
		if (held > 0) await pause(Math.min(held, LONGEST_WAIT_MS), halt);
	}

	/** For how many milliseconds nothing may be sent, when that is longer than the node waits. */
	tooLongAWait(): number | undefined {
		const held = this.heldUntil - performance.now();
		return held > LONGEST_WAIT_MS ? held : undefined;
	}

	/** A request has come to its end. */
	leave(): void {
		this.inFlight--;
		this.wake();
	}

	/** A request was answered, be it with a refusal. */
	speedUp(): void {
		this.limit = Math.min(this.max, this.limit + 1 / this.limit);
	}

	/**
	 * A request was answered with 429. Those that were in flight with it say nothing new.
	 *
	 * @param sentAt when it was sent, by `performance.now()`
	 * @param wait how long DollarPe asks to wait, in milliseconds
	 */
	slowDown(sentAt: number, wait: number): void {
		const now = performance.now();
		this.heldUntil = Math.max(this.heldUntil, now + wait);
		if (sentAt < this.slowedAt) return;
		this.slowedAt = now;
		this.limit = Math.max(1, this.limit / 2);
	}

	/** Wakes all waiters; those over the limit queue again, in order. */
	private wake(): void {
		for (const again of this.waiting.splice(0)) again();
	}
}
