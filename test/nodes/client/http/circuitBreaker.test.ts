import {
	CircuitBreaker,
	OUTAGE_AFTER,
	type Pass,
} from '../../../../nodes/client/http/circuitBreaker';
import type { Outcome } from '../../../../nodes/client/http/outcome';

// Each pause ends when the test says so.
let pauses: Array<() => void> = [];
jest.mock('../../../../nodes/client/http/pause', () => ({
	pause: async () => await new Promise<void>((resolve) => pauses.push(resolve)),
}));

const ANSWER: Outcome = { kind: 'answered', envelope: {} };
const NONE: Outcome = { kind: 'uncertain', cause: 'timeout', reason: '' };
const CANCELLED: Outcome = { kind: 'uncertain', cause: 'cancelled', reason: '' };

let probes: Outcome[];
let halt: AbortController;
let breaker: CircuitBreaker;
beforeEach(() => {
	pauses = [];
	probes = [];
	halt = new AbortController();
	const probe = async () => await Promise.resolve(probes.shift() ?? NONE);
	breaker = new CircuitBreaker(probe, halt.signal, () => false);
});

const entered = (): Pass => {
	const pass = breaker.enter();
	if (pass === undefined) throw new Error('It must wait');
	return pass;
};
const send = (outcome: Outcome) => breaker.leave(entered(), outcome);
const open = () => {
	for (let n = 0; n < OUTAGE_AFTER; n++) send(NONE);
};
/** Lets the next probe go, and what follows from it. */
const probeWith = async (outcome: Outcome) => {
	probes.push(outcome);
	pauses.shift()?.();
	await new Promise((resolve) => setImmediate(resolve));
};

describe('what was sent before an outage, and comes to its end later: it must neither end one nor begin one', () => {
	it('does not close the breaker with an answer to what was sent before', () => {
		const early = entered();
		open();
		breaker.leave(early, ANSWER);
		expect(breaker.enter()).toBeUndefined();
	});

	it('does not take an early request for the one that goes alone', async () => {
		const early = [entered(), entered(), entered(), entered()];
		open();
		await probeWith(ANSWER);
		const trial = entered();
		for (const pass of early) breaker.leave(pass, NONE);
		expect(breaker.hasGivenUp()).toBe(false);
		breaker.leave(trial, ANSWER);
		expect(breaker.isClosed()).toBe(true);
	});

	it('does not open it again by time-outs of what was sent before', async () => {
		const early = Array.from({ length: 90 }, entered);
		open();
		await probeWith(ANSWER);
		send(ANSWER);
		for (const pass of early) breaker.leave(pass, NONE);
		expect(breaker.isClosed()).toBe(true);
	});
});

describe('the request that goes alone', () => {
	beforeEach(async () => {
		open();
		await probeWith(ANSWER);
	});

	it('goes alone', () => {
		entered();
		expect(breaker.enter()).toBeUndefined();
	});

	it('lets another one go in its place where it was canceled', () => {
		send(CANCELLED);
		expect(breaker.enter()).toBeDefined();
	});

	it('begins the count anew when it is answered', () => {
		send(ANSWER);
		for (let n = 1; n < OUTAGE_AFTER; n++) send(NONE);
		expect(breaker.isClosed()).toBe(true);
		send(NONE);
		expect(breaker.isClosed()).toBe(false);
	});

	it('is the last of three that are not answered', async () => {
		send(NONE);
		await probeWith(ANSWER);
		send(NONE);
		await probeWith(ANSWER);
		expect(breaker.hasGivenUp()).toBe(false);
		send(NONE);
		expect(breaker.hasGivenUp()).toBe(true);
	});
});

describe('who waits', () => {
	it('may go when a probe is answered, and not when five are not', async () => {
		open();
		const first = breaker.wait();
		await probeWith(NONE);
		await probeWith(ANSWER);
		expect(await first).toBe(true);
		send(NONE);
		const second = breaker.wait();
		// The first one counts too.
		for (let n = 1; n < 5; n++) await probeWith(NONE);
		expect(await second).toBe(false);
		expect(await breaker.wait()).toBe(false);
	});

	it('does not wait when the run has ended', async () => {
		open();
		const waiting = breaker.wait();
		halt.abort();
		await probeWith(NONE);
		expect(await waiting).toBe(true);
		expect(await breaker.wait()).toBe(true);
		expect(probes).toHaveLength(1);
	});
});
