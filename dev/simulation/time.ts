import { install, type Clock } from '@sinonjs/fake-timers';

/** Taken before the clock is replaced: what lets everything that is ready run. */
const realImmediate = setImmediate;
const realTimeout = setTimeout;

/** How long something may be under way outside of virtual time before it counts as stuck, in milliseconds. */
const LONGEST_REAL_WAIT_MS = 2000;

/** Steps of a world that does not end. */
const MOST_STEPS = 200_000;

/** One clock for node, engine and emulator, which goes on only when nothing else can happen. */
export interface VirtualTime {
	/** Milliseconds since the world began; no clock jump changes it. */
	elapsed(): number;
	/** Puts the clock of n8n's machine forward or back. */
	jump(milliseconds: number): void;
	/** Lets time pass until the promise is settled. @throws {Error} when it never will be */
	passUntil<T>(promise: Promise<T>): Promise<T>;
	/** Begins anew; every timer is forgotten. */
	restart(now: number): void;
	/** Gives the real clock back. */
	uninstall(): void;
}

/** Replaces the clock of this process. */
export function installVirtualTime(): VirtualTime {
	const clock: Clock = install({
		now: 0,
		toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
	});
	const fakeTimeout = globalThis.setTimeout;
	// A timer of Node.js's takes a millisecond at the least; one of these would take none, and a loop never end.
	const setTimeoutAsNode = (work: () => void, milliseconds = 1, ...parameters: []) =>
		fakeTimeout(work, milliseconds >= 1 ? milliseconds : 1, ...parameters);
	globalThis.setTimeout = Object.assign(setTimeoutAsNode, fakeTimeout) as typeof setTimeout;
	const { timeout } = AbortSignal;
	// Node.js's own counts real time.
	AbortSignal.timeout = (milliseconds) => {
		const controller = new AbortController();
		setTimeout(() => controller.abort(), milliseconds);
		return controller.signal;
	};
	let begun = performance.now();
	return {
		elapsed: () => performance.now() - begun,
		jump: (milliseconds) => clock.setSystemTime(Date.now() + milliseconds),
		passUntil: async (promise) => await pass(clock, promise),
		restart: (now) => {
			clock.reset();
			clock.setSystemTime(now);
			begun = performance.now();
		},
		uninstall: () => {
			AbortSignal.timeout = timeout;
			globalThis.setTimeout = fakeTimeout;
			clock.uninstall();
		},
	};
}

async function pass<T>(clock: Clock, promise: Promise<T>): Promise<T> {
	let isSettled = false;
	const settle = () => void (isSettled = true);
	promise.then(settle, settle);
	for (let steps = 0; !isSettled; steps++) {
		// All promises and streams that can go on do so before it comes.
		await new Promise<void>((resolve) => realImmediate(resolve));
		if (isSettled) break;
		if (steps > MOST_STEPS) throw new Error('The world does not end');
		if (clock.countTimers() > 0) clock.next();
		else if (!(await settlesInRealTime(() => isSettled))) throw new Error('The world stands still');
	}
	return await promise;
}

async function settlesInRealTime(isSettled: () => boolean): Promise<boolean> {
	for (let waited = 0; waited < LONGEST_REAL_WAIT_MS; waited += 10) {
		if (isSettled()) return true;
		await new Promise<void>((resolve) => realTimeout(resolve, 10));
	}
	return isSettled();
}
