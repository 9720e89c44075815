import { hasAnswered, type Outcome } from './outcome';
import { pause } from './pause';
import { backOff } from './retry';

/** So many requests in a row without an answer of DollarPe's are an outage. */
export const OUTAGE_AFTER = 10;

/** So many probes without an answer, or so many requests after good probes, and the breaker gives up. */
const MOST_FAILED_PROBES = 5;
const MOST_FAILED_TRIALS = 3;

/**
 * `closed`: requests go. `open`: none goes, and probes ask whether DollarPe answers again. `trial`: it does, and the next
 * request goes alone. `trying`: that one is in flight. `givenUp`: no request goes any more.
 */
type State = 'closed' | 'open' | 'trial' | 'trying' | 'givenUp';

/** Tells in which state of the breaker a request was sent. */
export type Pass = number;

/** What the requests of a run to one service ask before they go. */
export interface Gate {
	/** @returns undefined where the request must {@link wait}; else it is to be sent at once, and {@link leave} called */
	enter(): Pass | undefined;
	/** What came of a request. */
	leave(pass: Pass, outcome: Outcome): void;
	/** Waits until it may try to {@link enter} again. @returns false when it may not any more */
	wait(): Promise<boolean>;
	/** Whether requests go without waiting. */
	isClosed(): boolean;
}

/**
 * Holds back the requests to one service while DollarPe does not answer: an outage is to leave few requests of which nobody
 * knows what became of them.
 */
export class CircuitBreaker implements Gate {
	private state: State = 'closed';

	/** Grows with each change of state: what was sent before says nothing about now. */
	private pass: Pass = 0;

	/** Requests in a row that were not answered. */
	private unanswered = 0;

	private failedProbes = 0;

	private failedTrials = 0;

	private waiting: Array<(mayEnter: boolean) => void> = [];

	/**
	 * @param probe asks the service for something, and changes nothing; it does not throw
	 * @param halt aborted when nothing more may be sent
	 * @param mayResume whether somebody who asks after it has given up may wait once more
	 */
	constructor(
		private readonly probe: () => Promise<Outcome>,
		private readonly halt: AbortSignal,
		private readonly mayResume: () => boolean,
	) {}

	isClosed(): boolean {
		return this.state === 'closed';
	}

	hasGivenUp(): boolean {
		return this.state === 'givenUp';
	}

	enter(): Pass | undefined {
		if (this.state === 'trial') return this.become('trying');
		return this.state === 'closed' ? this.pass : undefined;
	}

	leave(pass: Pass, outcome: Outcome): void {
		if (pass !== this.pass) return;
		const answered = hasAnswered(outcome);
		if (this.state === 'trying') return this.endTrial(answered);
		if (answered === undefined) return;
		this.unanswered = answered ? 0 : this.unanswered + 1;
		if (this.unanswered === OUTAGE_AFTER) this.open();
	}

	async wait(): Promise<boolean> {
		if (this.halt.aborted) return true;
		if (this.state === 'givenUp') {
			if (!this.mayResume()) return false;
			this.open();
		}
		return await new Promise<boolean>((resolve) => this.waiting.push(resolve));
	}

	private open(): void {
		this.failedProbes = 0;
		this.failedTrials = 0;
		this.become('open');
		void this.sendProbes();
	}

	private async sendProbes(): Promise<void> {
		while (this.failedProbes < MOST_FAILED_PROBES) {
			await pause(backOff(this.failedProbes), this.halt);
			if (this.halt.aborted) return this.wake(true);
			const answered = hasAnswered(await this.probe());
			if (this.halt.aborted) return this.wake(true);
			if (answered) return void this.become('trial');
			this.failedProbes++;
		}
		this.become('givenUp');
	}

	private endTrial(answered: boolean | undefined): void {
		if (answered) {
			this.unanswered = 0;
			this.become('closed');
		} else if (answered === undefined) {
			this.become('trial');
		} else if (++this.failedTrials === MOST_FAILED_TRIALS) {
			this.become('givenUp');
		} else {
			this.become('open');
			void this.sendProbes();
		}
	}

	private become(state: State): Pass {
		this.state = state;
		this.pass++;
		if (state !== 'open' && state !== 'trying') this.wake(state !== 'givenUp');
		return this.pass;
	}

	/** Wakes all who wait; on a trial, all but the first wait again. */
	private wake(mayEnter: boolean): void {
		for (const resolve of this.waiting.splice(0)) resolve(mayEnter);
	}
}

/** For requests that no outage holds back. */
export const OPEN_GATE: Gate = {
	enter: () => 0,
	leave: () => {},
	wait: async () => await Promise.resolve(true),
	isClosed: () => true,
};
