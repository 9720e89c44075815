import fc from 'fast-check';

import { HOSTS } from '../../../../dollarpe/environments';
import { readDeclarations } from '../../../../nodes/DollarPe/params/declaration/readDeclarations';
import type { PollDelivery } from '../../../../nodes/DollarPe/resources/delivery';
import { resources } from '../../../../nodes/DollarPe/resources';
import type { Run } from '../../../../nodes/DollarPe/delivery/run';
import type { ItemResult } from '../../../../nodes/DollarPe/delivery/results';
import { startPolling, pollAll, type Polling } from '../../../../nodes/DollarPe/delivery/poll';
import { setDate, skipPauses, timers } from '../../../support/skippedPause';

jest.mock('../../../../nodes/client/http/pause', () =>
	jest.requireActual<typeof import('../../../support/skippedPause')>(
		'../../../support/skippedPause',
	),
);

beforeEach(skipPauses);
afterEach(() => jest.restoreAllMocks());

const declaration = readDeclarations(resources).payout!.get!;
const delivery = declaration.delivery as PollDelivery;

interface Settings {
	count: number;
	minutes: number;
	pollEvery?: number;
	origin?: string;
	maxParallelRequests?: number;
	/** The status that a look at an item gives: the n-th, from 0. */
	statusOf?: (item: number, n: number) => string;
}

/** Waits for items that are first read at the same moment; gives each one's looks, in milliseconds since the first. */
async function waited({
	count,
	minutes,
	pollEvery,
	origin = 'https://example.com',
	maxParallelRequests = 20,
	statusOf = () => 'PROCESSING',
}: Settings) {
	const began = performance.now();
	const looks = Array.from({ length: count }, () => [0]);
	let inFlight = 0;
	let peak = 0;
	const options = {
		maxParallelRequests,
		timeout: 60,
		own: new Map([
			['waitForFinalStatus', minutes],
			...(pollEvery === undefined ? [] : [['pollEvery', pollEvery] as const]),
		]),
	};
	const halt = new AbortController().signal;
	// What waiting does not use is left out.
	const context = { getNode: () => ({ name: 'DollarPe' }) };
	const run = { context, declaration, options, halt, errorContext: {} } as unknown as Run;
	const envelopeOf = (item: number, n: number) => ({
		status: true,
		data: { id: item + 1, status: statusOf(item, n) },
	});
	const firstLooks = Array.from({ length: count }, (_, itemIndex) => {
		const connection = {
			origin,
			send: async () => {
				peak = Math.max(peak, ++inFlight);
				const seen = looks[itemIndex]!;
				seen.push(performance.now() - began);
				const envelope = envelopeOf(itemIndex, seen.length - 1);
				await Promise.resolve();
				inFlight--;
				return { kind: 'answered' as const, envelope };
			},
		};
		const item = {
			itemIndex,
			connection: connection as unknown as Polling['connection'],
			request: { method: 'GET' as const, url: `/payout/${itemIndex + 1}` },
			selection: { limit: Infinity },
		};
		return startPolling(run, delivery, item, envelopeOf(itemIndex, 0));
	});
	const waiting = firstLooks.filter((each): each is Polling => each.kind === 'polling');
	const results = new Map<number, ItemResult>();
	await pollAll(run, delivery, waiting, (item, result) => {
		expect(results.has(item)).toBe(false);
		results.set(item, result);
	});
	const finals = waiting.map(({ itemIndex }) => {
		const result = results.get(itemIndex);
		return result?.kind === 'answered' ? result.items[0]?.json.final : result;
	});
	return { looks, finals, peak, took: performance.now() - began };
}

it('a look that throws is the error of its item: the others have their results', async () => {
	const statusOf = (item: number, n: number) => {
		if (n > 0 && item === 1) throw new Error('broken');
		return n > 0 ? 'SUCCESS' : 'PROCESSING';
	};
	const { finals } = await waited({ count: 3, minutes: 2, statusOf });
	expect(finals).toEqual([
		true,
		{ kind: 'refused', error: expect.objectContaining({ message: 'broken [Item 1]' }) },
		true,
	]);
});

const gapsOf = (times: number[]) => times.slice(1).map((time, n) => time - (times[n] ?? 0));

describe('DollarPe asks for 60 seconds between two looks: who looks more often may be shut out', () => {
	it.each(Object.values(HOSTS))('at %s it is so, whatever the option says', async (origin) => {
		const { looks } = await waited({ count: 1, minutes: 3, pollEvery: 1, origin });
		expect(looks[0]).toHaveLength(4);
		expect(Math.min(...gapsOf(looks[0]!))).toBeGreaterThanOrEqual(60_000);
	});

	it("at another host, such as one's own emulator, the option holds", async () => {
		const { looks } = await waited({ count: 1, minutes: 1, pollEvery: 10 });
		expect(looks[0]).toHaveLength(7);
		expect(Math.min(...gapsOf(looks[0]!))).toBeGreaterThanOrEqual(10_000);
	});

	it('is the default', async () => {
		const { looks } = await waited({ count: 1, minutes: 1 });
		expect(looks[0]).toHaveLength(2);
	});
});

describe("the machine's date is set during the wait", () => {
	it.each([
		['back by an hour: nobody waits for it', -3_600_000, 'PROCESSING', false],
		['forward by 70 seconds: the wait is not over', 70_000, 'SUCCESS', true],
	])('%s', async (_, step, last, final) => {
		const statusOf = (_item: number, n: number) => {
			if (n > 0) setDate(step);
			return n === 2 ? last : 'PROCESSING';
		};
		const { looks, finals, took } = await waited({ count: 1, minutes: 2, statusOf });
		expect(finals).toEqual([final]);
		expect(looks[0]).toHaveLength(3);
		for (const gap of gapsOf(looks[0]!)) expect(Math.round(gap / 1000)).toBe(60);
		expect(took).toBeLessThan(180_000);
	});
});

describe('many items', () => {
	it('look one after the other, not all at once', async () => {
		const { looks, peak } = await waited({ count: 30, minutes: 2, pollEvery: 60 });
		const second = looks.map((times) => times[1]!);
		expect(Math.min(...gapsOf(second))).toBeGreaterThanOrEqual(900);
		expect(peak).toBe(1);
	});

	it('5,000 are spread over the time between two looks, with one timer', async () => {
		const { looks, finals, took } = await waited({ count: 5000, minutes: 3, pollEvery: 60 });
		const second = looks.map((times) => times[1]!);
		const perSecond = new Map<number, number>();
		for (const time of second) {
			const n = Math.floor(time / 1000);
			perSecond.set(n, (perSecond.get(n) ?? 0) + 1);
		}
		// 83 would be quite even.
		expect(Math.max(...perSecond.values())).toBeLessThan(250);
		expect(Math.max(...second)).toBeLessThan(125_000);
		expect(finals.every((final) => final === false)).toBe(true);
		expect(looks.every(({ length }) => length >= 3)).toBe(true);
		expect(took).toBeLessThan(215_000);
		expect(timers.most).toBe(1);
	});
});

it('whatever comes, each item has one result, is looked at no more often than asked, and never after the time', async () => {
	const states = fc.constantFrom('PROCESSING', 'PROCESSING', 'PROCESSING', 'SUCCESS', 'ODD');
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.array(states, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 40 }),
			fc.integer({ min: 1, max: 10 }),
			fc.integer({ min: 1, max: 3600 }),
			fc.constantFrom('https://example.com', ...Object.values(HOSTS)),
			fc.integer({ min: 1, max: 50 }),
			async (scripts, minutes, pollEvery, origin, maxParallelRequests) => {
				skipPauses();
				const statusOf = (item: number, n: number) => scripts[item]?.[n] ?? 'PROCESSING';
				const count = scripts.length;
				const { looks, finals } = await waited({
					...{ count, minutes, pollEvery, origin, maxParallelRequests, statusOf },
				});
				const asked = origin === 'https://example.com' ? pollEvery : Math.max(pollEvery, 60);
				const interval = Math.min(asked, minutes * 60) * 1000;
				const waiting = scripts.flatMap(([first], item) => (first === 'PROCESSING' ? [item] : []));
				waiting.forEach((item, n) => {
					const times = looks[item]!;
					const script = scripts[item]!;
					const end = script.findIndex((status) => status !== 'PROCESSING');
					// No look after the end, and the end is found unless the time was over before.
					if (end >= 0) expect(times.length).toBeLessThanOrEqual(end + 1);
					const last = statusOf(item, times.length - 1);
					expect(finals[n]).toBe(last === 'SUCCESS');
					for (const gap of gapsOf(times)) expect(gap).toBeGreaterThanOrEqual(interval - 1);
					expect(times.length).toBeGreaterThanOrEqual(2);
					// One look is promised, and that may have to wait for the others'.
					const spread = Math.min(1000, interval / waiting.length) * waiting.length;
					const latest = Math.max(minutes * 60_000 + interval / 2, interval + spread);
					expect(times.at(-1)).toBeLessThanOrEqual(latest + 2000);
				});
			},
		),
		{ numRuns: 100 },
	);
});
