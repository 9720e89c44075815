import fc from 'fast-check';
import { sleep, type INodeExecutionData } from 'n8n-workflow';

import { startEmulator, type Emulator, type Fault, type Side } from '../../../dev/emulator';
import { Fixtures } from '../../dev/emulator/world';
import { Initiation, type WantedOrder } from '../../support/initiation';
import { holdTimeouts, timeOut } from '../../support/timeouts';

jest.mock('../../../nodes/client/http/pause', () =>
	jest.requireActual<typeof import('../../support/quickPause')>('../../support/quickPause'),
);

let emulator: Emulator;
beforeAll(async () => {
	const processingMs = { kyc: Infinity, payout: Infinity, payin: Infinity, edd: Infinity };
	emulator = await startEmulator({ processingMs, pageSize: 1 });
});
afterAll(async () => await emulator.close());

const netTimeout = { kind: 'status', status: 400, code: 'NET_TIMEOUT' } as const;

/** What happens to one request; nothing for one that goes well. */
const HAPPENS = {
	well: undefined,
	cutBefore: { kind: 'cut', when: 'before' },
	cutAfter: { kind: 'cut', when: 'after' },
	throttled: { kind: 'status', status: 429 },
	failedBefore: { kind: 'status', status: 500 },
	failedAfter: { kind: 'status', status: 500, when: 'after' },
	gatewayAfter: { kind: 'status', status: 504, when: 'after' },
	netTimeoutBefore: netTimeout,
	netTimeoutAfter: { ...netTimeout, when: 'after' },
	page: { kind: 'html', status: 200 },
	empty: { kind: 'empty', status: 201 },
	denied: { kind: 'status', status: 401 },
	timedOut: { kind: 'slow', ms: 30 },
	// Five minutes pass before it is handled, and with them every quotation that there is.
	expired: undefined,
	expiredAndCut: { kind: 'cut', when: 'before' },
} as const satisfies Record<string, Fault | undefined>;

type Happening = keyof typeof HAPPENS;

/** One execution of the workflow. */
interface Execution {
	/** Whether it makes a quotation of its own, as the whole workflow does; n8n's retry of the node does not. */
	quotesAnew: boolean;
	/** Whether the same payment comes twice, as two items. */
	isDouble: boolean;
	/** What happens to its requests, one after the other; all others go well. */
	happens: Happening[];
}

// Each time-out takes a while.
const quick = (Object.keys(HAPPENS) as Happening[]).filter((each) => each !== 'timedOut');

beforeEach(holdTimeouts);

const happening = fc.oneof(
	{ weight: 24, arbitrary: fc.constantFrom(...quick) },
	{ weight: 8, arbitrary: fc.constant<Happening>('well') },
	{ weight: 1, arbitrary: fc.constant<Happening>('timedOut') },
);

const execution: fc.Arbitrary<Execution> = fc.record({
	quotesAnew: fc.boolean(),
	isDouble: fc.boolean(),
	happens: fc.array(happening, { maxLength: 9 }),
});

describe.each<[Side]>([['payout'], ['payin']])('one %s, under one reference', (side) => {
	let order: Initiation;

	it('is made once, and every item says what is true, whatever happens to the requests', async () => {
		await fc.assert(fc.asyncProperty(fc.array(execution, { minLength: 1, maxLength: 3 }), check), {
			numRuns: 60,
		});
	}, 600_000);

	async function check(executions: Execution[]): Promise<void> {
		emulator.reset();
		order = new Initiation(side, emulator, new Fixtures(emulator));
		let wanted = await order.wanted();
		for (const each of executions) {
			if (each.quotesAnew) wanted = await order.again(wanted);
			const twin = each.quotesAnew ? await order.again(wanted) : wanted;
			await carryOut(each, each.isDouble ? [wanted, twin] : [wanted]);
		}
		// What timed out is carried out by now.
		if (executions.some(({ happens }) => happens.includes('timedOut'))) await sleep(50);
		const wasThere = made().length;
		expect(wasThere).toBeLessThanOrEqual(1);

		const { output, error } = await order.run([await order.again(wanted)]);
		expect(error).toBeUndefined();
		expect(order.orders).toHaveLength(1);
		expect(output[0]?.json).toMatchObject({ id: made()[0]?.id, created: wasThere === 0 });
	}

	const made = () =>
		order.orders.filter(({ client_reference_id: reference }) => reference === 'order-1');

	async function carryOut({ happens }: Execution, items: WantedOrder[]): Promise<void> {
		const left = [...happens];
		let isLate = false;
		let posts = 0;
		emulator.faults.when(({ method }) => {
			const next = left.shift() ?? 'well';
			if (next === 'expired' || next === 'expiredAndCut') emulator.clock.advance(5 * 60 * 1000);
			if (next === 'timedOut') {
				isLate = true;
				setTimeout(timeOut, 5);
			}
			if (method === 'POST' && next !== 'throttled') posts++;
			return HAPPENS[next];
		});
		const { output, error } = await order.run(items, {
			onError: 'continueRegularOutput',
			parameters: { options: { timeout: 1 } },
		});
		emulator.faults.clear();
		expect(error).toBeUndefined();
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
		// Two items are two who ask.
		expect(posts).toBeLessThanOrEqual(items.length * 3);
		expect(order.orders).toHaveLength(made().length);
		expect(made().length).toBeLessThanOrEqual(1);
		for (const item of output) expectTrue(item, isLate);
	}

	/** What an item says is what the emulator has. */
	function expectTrue({ json }: INodeExecutionData, isLate: boolean): void {
		const [there] = made();
		if (json.id !== undefined) {
			expect(json.id).toBe(there?.id);
			expect(json.client_reference_id).toBe('order-1');
			return;
		}
		const said = `${String(json.error)} ${String(json.message)}`;
		expect(said).not.toContain('differs');
		if (said.includes('may or may not') || said.includes('could not be checked')) {
			expect(said).not.toMatch(/not carried out/i);
			return;
		}
		if (/already/i.test(said)) expect(there).toBeDefined();
		// After a time-out the emulator may have come to it since.
		if (isLate) return;
		if (/It was not carried out|expired/.test(said))
			expect([said, there]).toEqual([said, undefined]);
	}
});
