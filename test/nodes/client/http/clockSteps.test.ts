import { startEmulator } from '../../../../dev/emulator';
import { pause } from '../../../../nodes/client/http/pause';
import { Throttle } from '../../../../nodes/client/http/throttle';
import { run } from '../../../support/dollarPe';

const GO = new AbortController().signal;
const HOUR = 3_600_000;

const realNow = Date.now.bind(Date);
afterEach(() => jest.restoreAllMocks());

/** The machine's date is right now, and from the second look at it on wrong by so much. */
function setClock(milliseconds: number): void {
	let looks = 0;
	jest.spyOn(Date, 'now').mockImplementation(() => realNow() + (looks++ > 0 ? milliseconds : 0));
}

describe("a machine's date that is set during a run: a wait must neither last for hours nor be left out", () => {
	it.each([
		['back by an hour', -HOUR],
		['forward by an hour', HOUR],
	])('a pause is as long as it should be: %s', async (_, step) => {
		const began = performance.now();
		setClock(step);
		await pause(250, GO);
		const took = performance.now() - began;
		expect(took).toBeGreaterThanOrEqual(249);
		expect(took).toBeLessThan(HOUR / 100);
	});

	it('a Retry-After of 2 seconds does not become 11 minutes', async () => {
		const throttle = new Throttle(1);
		setClock(-600_000);
		throttle.slowDown(performance.now(), 2000);
		expect(throttle.tooLongAWait()).toBeUndefined();
	});

	it('what was sent before the date was set counts as before', async () => {
		const throttle = new Throttle(8);
		setClock(-HOUR);
		const sentAt = performance.now();
		throttle.slowDown(sentAt, 0);
		throttle.slowDown(sentAt, 0);
		// Halved once: four have room.
		const entered = [1, 2, 3, 4].map(async () => await throttle.enter(GO));
		expect(await Promise.all(entered)).toEqual([true, true, true, true]);
		expect(await throttle.enter(AbortSignal.abort())).toBe(false);
	});

	it.each([
		['back by ten minutes', -600_000],
		['forward by 70 seconds', 70_000],
	])('an item that DollarPe throttles is sent once more, a second later: %s', async (_, step) => {
		let wrongBy = 0;
		jest.spyOn(Date, 'now').mockImplementation(() => realNow() + wrongBy);
		// DollarPe's clock is as wrong, so that it takes the signature.
		const emulator = await startEmulator({ now: () => Date.now() });
		const sentAt: number[] = [];
		emulator.faults.when(() => {
			sentAt.push(performance.now());
			return sentAt.length === 1 ? { kind: 'status', status: 429, retryAfter: 1 } : undefined;
		});
		const { slowDown } = Throttle.prototype;
		jest.spyOn(Throttle.prototype, 'slowDown').mockImplementation(function (
			this: Throttle,
			...given
		) {
			slowDown.apply(this, given);
			wrongBy = step;
		});
		const { output, error } = await run(emulator);
		await emulator.close();
		expect(error).toBeUndefined();
		expect(output).toHaveLength(1);
		expect(wrongBy).toBe(step);
		const [first = 0, second = 0] = sentAt;
		expect(second - first).toBeGreaterThanOrEqual(990);
	});
});
