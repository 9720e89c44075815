import { Agenda } from './agenda';

// Look again at least once a minute, because the clock behind `now` can change at any time.
const MAX_TIMER = 60_000;

/**
 * The clock for expiry and processing: the emulator's `now` plus the time by which it was advanced.
 * Signatures use `now` alone, so advancing this clock does not invalidate them.
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

	/** Advances the clock and runs what has become due. @throws {RangeError} for a negative time */
	advance(milliseconds: number): void {
		if (!(milliseconds >= 0)) throw new RangeError('The clock only goes forward');
		this.ahead += milliseconds;
		this.settle();
	}

	/**
	 * Schedules work, replacing what was scheduled for the same key. Infinity means never.
	 *
	 * @param key the ID of the record that changes
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

	/** Runs everything that is due, in order. */
	settle(): void {
		for (;;) {
			const work = this.agenda.takeDue(this.now());
			if (work === undefined) break;
			work();
		}
		this.arm();
	}

	/** Removes everything scheduled and goes back to the time of `now`. */
	reset(): void {
		this.ahead = 0;
		this.agenda.clear();
		clearTimeout(this.timer);
		this.timer = undefined;
	}

	/** Removes everything scheduled and never sets a timer again. */
	stop(): void {
		this.stopped = true;
		this.reset();
	}

	/** Sets the only timer, for the next task. If `now` stands still, it is set again when it fires. */
	private arm(): void {
		clearTimeout(this.timer);
		const next = this.agenda.nextAt;
		if (next === undefined || this.stopped) return;
		const wait = Math.min(Math.max(next - this.now(), 1), MAX_TIMER);
		this.timer = setTimeout(() => this.settle(), wait);
		this.timer.unref();
	}
}
