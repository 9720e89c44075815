import { Agenda } from './agenda';

// setTimeout holds more, but nobody tells when the clock that `now` reads was changed.
const MAX_TIMER = 60_000;

/**
 * The time by which things happen: quotations expire, checks end. It starts as the emulator's `now` and
 * can be put forward, without making the timestamps of signatures wrong, which go by `now` alone.
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

	/** Puts the clock forward and does at once what has become due. */
	advance(milliseconds: number): void {
		if (!(milliseconds >= 0)) throw new RangeError('The clock only goes forward');
		this.ahead += milliseconds;
		this.settle();
	}

	/**
	 * Does the work after that time, in place of what was still to come for the same key. Infinity: never.
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

	/** Forgets what was to come, and how far the clock was put forward. */
	reset(): void {
		this.ahead = 0;
		this.agenda.clear();
		clearTimeout(this.timer);
		this.timer = undefined;
	}

	/** For good. */
	stop(): void {
		this.stopped = true;
		this.reset();
	}

	/** One timer, for what comes first. With a clock that stands still it looks again and again, though rarely. */
	private arm(): void {
		clearTimeout(this.timer);
		const next = this.agenda.nextAt;
		if (next === undefined || this.stopped) return;
		const wait = Math.min(Math.max(next - this.now(), 1), MAX_TIMER);
		this.timer = setTimeout(() => this.settle(), wait);
		this.timer.unref();
	}
}
