import type { RecordedRequest } from '../server/requestLog';
import type { Fault } from './fault';

/** Returns the fault for a request, if any. */
export type FaultPredicate = (request: RecordedRequest) => Fault | undefined;

/** Configures faults. Requests under `/_emulator/` are never faulted. */
export interface FaultControl {
	/**
	 * The next `times` requests get this fault, after the faults configured before.
	 *
	 * @throws {RangeError} when `times` is no whole number above 0
	 */
	next(fault: Fault, times?: number): void;
	/** Called for every request without a `next` fault; the first predicate that returns a fault counts. */
	when(predicate: FaultPredicate): void;
	/** Forgets all of them. */
	clear(): void;
}

/** The remaining faults, in the order in which they were configured. */
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

	/** Takes the fault for this request; call it only once per request. */
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
