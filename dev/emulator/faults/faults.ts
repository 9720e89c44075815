import type { RecordedRequest } from '../server/requestLog';
import type { Fault } from './fault';

/** Looks at a request and says what shall go wrong with it, if anything. */
export type FaultPredicate = (request: RecordedRequest) => Fault | undefined;

/** How faults are asked for. Requests under `/_emulator/` are never faulted. */
export interface FaultControl {
	/**
	 * The next `times` requests meet this fault, after those that were asked for earlier.
	 *
	 * @throws {RangeError} when `times` is no whole number above 0
	 */
	next(fault: Fault, times?: number): void;
	/** Asked for every request that no `next` fault takes; the first predicate with an answer counts. */
	when(predicate: FaultPredicate): void;
	/** Forgets all of them. */
	clear(): void;
}

/** The faults still to come, in the order in which they were asked for. */
export class Faults implements FaultControl {
	private queue: Array<{ fault: Fault; left: number }> = [];

	private predicates: FaultPredicate[] = [];

	next(fault: Fault, times = 1): void {
		if (!Number.isInteger(times) || times < 1) {
			throw new RangeError(`times must be a whole number above 0, not ${times}`);
		}
		this.queue.push({ fault, left: times });
	}

	when(predicate: FaultPredicate): void {
		this.predicates.push(predicate);
	}

	clear(): void {
		this.queue = [];
		this.predicates = [];
	}

	/** Uses up the fault for this request, which must be asked for once only. */
	take(request: RecordedRequest): Fault | undefined {
		const [first] = this.queue;
		if (first !== undefined) {
			first.left -= 1;
			if (first.left === 0) this.queue.shift();
			return first.fault;
		}
		for (const predicate of this.predicates) {
			const fault = predicate(request);
			if (fault !== undefined) return fault;
		}
		return undefined;
	}
}
