import { Agenda } from './agenda';

// setTimeout allows more, but there is no notice when the clock behind `now` is changed.
const MAX_TIMER = 60_000;

/**
 * The clock for scheduled changes: quotations expire, checks end. It starts as the emulator's `now` and
 * can be advanced; the timestamps of signatures use `now` alone and stay right.
 */
export class Clock {
	private ahead = 0;

	private readonly agenda = new Agenda();

	private timer: NodeJS.Timeout | undefined;

	private stopped = false;

	constructor(private readonly wallClock: () => number) {}

	/** Milliseconds since 1970. */
	now(): number {
		return this.wallClock() + this.ahead;
	}

	/** Advances the clock and does due work at once. */
	advance(milliseconds: number): void {
		if (!(milliseconds >= 0)) throw new RangeError('The clock only goes forward');
		this.ahead += milliseconds;
		this.settle();
	}

	/**
	 * Schedules the work after that time; it replaces scheduled work for the same key. Infinity: never.
	 *
	 * @param key the id of whatever changes
	 */
	after(milliseconds: number, key: string, work: () => void): void {
		this.cancel(key);
		if (milliseconds === Infinity) return;
		this.agenda.add(this.now() + milliseconds, key, work);
		this.arm();
	}

	cancel(key: string): void {
		this.agenda.remove(key);
	}

	/** Does everything that is due, in its order. */
	settle(): void {
		for (;;) {
			const work = this.agenda.takeDue(this.now());
			if (work === undefined) break;
			work();
		}
		this.arm();
	}

	/** Cancels all scheduled work, and resets the clock. */
	reset(): void {
		this.ahead = 0;
		this.agenda.clear();
		clearTimeout(this.timer);
		this.timer = undefined;
	}

	/** Stops it permanently. */
	stop(): void {
		this.stopped = true;
		this.reset();
	}

	/** One timer, for the first task. With a clock that stands still it checks again from time to time. */
	private arm(): void {
		clearTimeout(this.timer);
		const next = this.agenda.nextAt;
		if (next === undefined || this.stopped) return;
		const wait = Math.min(Math.max(next - this.now(), 1), MAX_TIMER);
		this.timer = setTimeout(() => this.settle(), wait);
		this.timer.unref();
	}
}
