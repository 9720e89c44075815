import type { Fault } from '../../dev/emulator';

const waiting: AbortController[] = [];

/** From now on the time-out of a request comes when {@link timeOut} says so, and at no other time. */
export function holdTimeouts(): void {
	waiting.length = 0;
	jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
		const controller = new AbortController();
		waiting.push(controller);
		return controller.signal;
	});
}

/** The time of all requests that are under way is over. */
export function timeOut(): void {
	for (const controller of waiting.splice(0)) controller.abort();
}

/** The fault of a request whose time is over while DollarPe is still at work on it. */
export function timedOutAfter(milliseconds: number, worksFor: number): Fault {
	setTimeout(timeOut, milliseconds);
	return { kind: 'slow', ms: worksFor };
}
