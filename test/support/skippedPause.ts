import { setImmediate } from 'node:timers/promises';

const realNow = Date.now.bind(Date);
const realElapsed = performance.now.bind(performance);
let ahead = 0;
let dateWrongBy = 0;

/** How many timers `nodes/client/http/pause` would need at once, at the most, since {@link skipPauses}. */
export const timers = { now: 0, most: 0 };

/** The waits that were asked for since {@link skipPauses}, in milliseconds, those for a place excepted. */
export const waits: number[] = [];

/**
 * From now on a pause takes no time: the clocks go forward instead. To be called before each test, in a file that mocks
 * `nodes/client/http/pause` with {@link pause}.
 */
export function skipPauses(): void {
	ahead = 0;
	dateWrongBy = 0;
	timers.now = 0;
	timers.most = 0;
	waits.length = 0;
	jest.spyOn(Date, 'now').mockImplementation(() => realNow() + ahead + dateWrongBy);
	jest.spyOn(performance, 'now').mockImplementation(() => realElapsed() + ahead);
}

/** Sets the machine's date, and no other clock: from now on it is wrong by so much. */
export function setDate(milliseconds: number): void {
	dateWrongBy = milliseconds;
}

/** In place of `nodes/client/http/pause`. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
	waits.push(milliseconds);
	const end = performance.now() + milliseconds;
	timers.most = Math.max(timers.most, ++timers.now);
	// What is under way comes first.
	await setImmediate();
	timers.now--;
	if (!signal.aborted) ahead += Math.max(0, end - performance.now());
}
