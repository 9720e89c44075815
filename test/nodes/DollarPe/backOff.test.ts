import { startEmulator, type Emulator, type Fault } from '../../../dev/emulator';
import { contact, contacts, failure, run } from '../../support/dollarPe';
import { skipPauses, waits } from '../../support/skippedPause';

jest.mock('../../../nodes/client/http/pause', () =>
	jest.requireActual<typeof import('../../support/skippedPause')>('../../support/skippedPause'),
);

let emulator: Emulator;
beforeAll(async () => (emulator = await startEmulator()));
afterAll(async () => await emulator.close());
beforeEach(() => {
	emulator.reset();
	skipPauses();
});

const throttled = (retryAfter?: number | string): Fault => ({
	kind: 'status',
	status: 429,
	...(retryAfter !== undefined && { retryAfter }),
});

/** Whole seconds: what is less is jitter. */
const seconds = () => waits.map((wait) => Math.floor(wait / 1000));

describe('an API that says stop is left alone for longer each time: hammering it gets a partner locked out', () => {
	it.each([
		['no Retry-After', undefined, [1, 2, 4, 8]],
		['Retry-After: 0', 0, [1, 2, 4, 8]],
	])('doubles the wait after each 429 with %s', async (_, retryAfter, expected) => {
		emulator.faults.next(throttled(retryAfter), 4);
		await run(emulator);
		expect(emulator.requests).toHaveLength(5);
		expect(waits.map((wait, n) => wait >= 1000 * 2 ** n && wait <= 1250 * 2 ** n)).toEqual(
			expected.map(() => true),
		);
	});

	it('waits as long as DollarPe asks where that is longer', async () => {
		emulator.faults.next(throttled(3), 3);
		await run(emulator);
		// The throttle waits out what is left of each three seconds too.
		expect(seconds()).toEqual(expect.arrayContaining([3, 4]));
		expect(Math.min(...waits.filter((wait) => wait > 3000))).toBeLessThan(3300);
	});

	it.each([new Date(Date.now() - 60_000).toUTCString(), '-5', 'soon'])(
		'waits before it sends again when Retry-After is %j, which makes no sense',
		async (retryAfter) => {
			const emulator = await startEmulator();
			emulator.faults.next({ kind: 'status', status: 429, retryAfter });
			await run(emulator);
			const [first, second] = emulator.requests.map(({ receivedAt }) => receivedAt);
			expect(Number(second) - Number(first)).toBeGreaterThanOrEqual(990);
			await emulator.close();
		},
	);

	it('does not let requests that failed together come back together', async () => {
		emulator.faults.next(throttled(), 20);
		await run(emulator, { items: contacts(20) });
		expect(new Set(waits.slice(0, 20)).size).toBe(20);
	});

	it('gives up after five more tries, and says so', async () => {
		emulator.faults.next(throttled(0), 100);
		const error = await failure(emulator);
		expect(emulator.requests).toHaveLength(6);
		expect(error.httpCode).toBe('429');
		expect(error.description).toContain('It was sent 6 times and was not carried out');
		expect(error.description).toContain('Max Parallel Requests');
	});

	it("keeps the last Retry-After of an item that gives up, for the others' sake", async () => {
		emulator.faults.when(({ body }) => (body.includes('"Contact 0"') ? throttled(1) : undefined));
		await run(emulator, {
			items: contacts(2),
			onError: 'continueRegularOutput',
			parameters: { options: { maxParallelRequests: 1 } },
		});
		const [sixth, other] = emulator.requests.slice(5).map(({ receivedAt }) => receivedAt);
		expect(Number(other) - Number(sixth)).toBeGreaterThanOrEqual(990);
	});

	it('recovers when DollarPe refuses: a sync of known customers must not crawl after a 429', async () => {
		const slow = await startEmulator({ latency: 25 });
		let inFlight = 0;
		slow.faults.when(({ body }) => {
			if (/"Contact \d\d+"/.test(body)) inFlight = Math.max(inFlight, slow.inFlight);
			return /"Contact \d"/.test(body) ? throttled(0) : undefined;
		});
		await run(slow, {
			items: contacts(300).map((item) => ({ ...item, email: 'no-address' })),
			parameters: { options: { maxParallelRequests: 8 } },
			onError: 'continueErrorOutput',
		});
		expect(inFlight).toBeGreaterThanOrEqual(7);
		await slow.close();
	});
});

describe('Create or Get, when the list of customers cannot be read', () => {
	it("gives Create's error, and says that existing customers could not be checked", async () => {
		const parameters = {
			operation: 'createOrGet',
			additionalFields: { clientReferenceId: 'crm-1' },
		};
		await run(emulator, { parameters });
		emulator.faults.when(({ path }) =>
			path.endsWith('/list') ? { kind: 'status', status: 500 } : undefined,
		);
		const error = await failure(emulator, { items: [contact(1)], parameters });
		expect(error.message).toContain('Email already in use');
		expect(error.description).toContain(
			'Existing customers could not be checked (DollarPe failed to process the request: ',
		);
	});
});
