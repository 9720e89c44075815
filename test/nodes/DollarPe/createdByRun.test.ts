import { runIdOf } from '../../../nodes/DollarPe/run/runIdOf';
import { startEmulator, type Emulator, type Fault, type Side } from '../../../dev/emulator';
import { Fixtures } from '../../dev/emulator/world';
import type { RunSettings } from '../../support/dollarPe';
import { Initiation, type WantedOrder } from '../../support/initiation';

jest.mock('../../../nodes/client/http/pause', () =>
	jest.requireActual<typeof import('../../support/quickPause')>('../../support/quickPause'),
);
// Another pass of a loop, where a test says so.
jest.mock('../../../nodes/DollarPe/run/runIdOf', () => {
	const actual = jest.requireActual<typeof import('../../../nodes/DollarPe/run/runIdOf')>(
		'../../../nodes/DollarPe/run/runIdOf',
	);
	return { runIdOf: jest.fn(actual.runIdOf) };
});

let emulator: Emulator;
let world: Fixtures;
beforeAll(async () => {
	const processingMs = { kyc: Infinity, payout: Infinity, payin: Infinity, edd: Infinity };
	emulator = await startEmulator({ processingMs });
	world = new Fixtures(emulator);
});
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

const CUT: Fault = { kind: 'cut', when: 'after' };
const LOST: Fault = { kind: 'cut', when: 'before' };

let count = 0;
/** Settings of tries of one run: n8n's Retry On Fail keeps the execution and the run index. */
const tries = (): RunSettings => ({ executionId: `tries-${++count}` });

describe.each<[Side]>([['payout'], ['payin']])('created of a %s', (side) => {
	let order: Initiation;
	let wanted: WantedOrder;
	beforeEach(async () => {
		order = new Initiation(side, emulator, world);
		wanted = await order.wanted();
	});

	const created = async (item: WantedOrder, settings: RunSettings = {}) => {
		const { output, error } = await order.run([item], settings);
		return output[0]?.json.created ?? error?.message;
	};
	/** What every request that looks gets while something runs. */
	const blind = async (run: () => Promise<unknown>, first?: Fault) => {
		emulator.faults.when(({ method }) =>
			method === 'GET' ? { kind: 'status', status: 401 } : first,
		);
		await run();
		emulator.faults.clear();
	};

	it("n8n's Retry On Fail itself: the second try still says true of what the first one made", async () => {
		const bad = { ...(await order.wanted()), reference: 'order-2' };
		let posts = 0;
		emulator.faults.when(({ method }) =>
			method === 'POST' && ++posts === 2 ? { kind: 'status', status: 401 } : undefined,
		);
		const { output, error, sent } = await order.run([wanted, bad], {
			maxTries: 2,
			parameters: { options: { maxParallelRequests: 1 } },
		});
		emulator.faults.clear();
		expect(error).toBeUndefined();
		expect(order.calls(sent).filter((each) => each === 'POST initiate')).toHaveLength(4);
		expect(output.map(({ json }) => json.created)).toEqual([true, true]);
	});

	it('is true for what an unanswered request made', async () => {
		emulator.faults.next(CUT);
		expect(await created(wanted)).toBe(true);
	});

	it('is true where the first try could not look, and the second finds it', async () => {
		const settings = tries();
		await blind(async () => await order.run([wanted], settings), CUT);
		expect(order.orders).toHaveLength(1);
		expect(await created(wanted, settings)).toBe(true);
		expect(await created(wanted, settings)).toBe(true);
	});

	it('is false for a later execution, also of the same quotation', async () => {
		expect(await created(wanted)).toBe(true);
		expect(await created(wanted)).toBe(false);
		expect(await created(await order.again(wanted))).toBe(false);
	});

	it('is false in a later pass of a loop: else a ledger books it twice', async () => {
		const settings = tries();
		expect(await created(wanted, settings)).toBe(true);
		jest.mocked(runIdOf).mockReturnValueOnce('the next pass');
		expect(await created(wanted, settings)).toBe(false);
	});

	it('is false for what another execution made, though this one got no answer', async () => {
		expect(await created(wanted)).toBe(true);
		const again = await order.again(wanted);
		emulator.faults.next(LOST);
		expect(await created(again)).toBe(false);
	});

	it('is false where an answer said that it exists before one was lost', async () => {
		await order.make(wanted);
		const settings = tries();
		expect(await created(wanted, settings)).toBe(false);
		emulator.faults.next(CUT);
		expect(await created(wanted, settings)).toBe(false);
	});

	it('is false where a refusal said so and nobody could look, before one was lost', async () => {
		await order.make(wanted);
		const settings = tries();
		await blind(async () => await order.run([wanted], settings));
		emulator.faults.next(CUT);
		expect(await created(wanted, settings)).toBe(false);
	});

	it('is false where it was found after another refusal, before one was lost', async () => {
		await order.make(wanted);
		const settings = tries();
		const body = JSON.stringify({ status: false, errors: ['Quotation has expired'] });
		emulator.faults.next({ kind: 'json', status: 400, body });
		expect(await created(wanted, settings)).toBe(false);
		emulator.faults.next(LOST);
		expect(await created(wanted, settings)).toBe(false);
	});

	it('is true for what the second sending of a later try made, whatever was said before', async () => {
		const settings = tries();
		const body = JSON.stringify({ status: false, errors: ['Client Reference ID already exists'] });
		emulator.faults.next({ kind: 'json', status: 400, body });
		expect(await created(wanted, settings)).toContain('already exists');
		emulator.faults.next(LOST);
		expect(await created(wanted, settings)).toBe(true);
		expect(await created(wanted, settings)).toBe(true);
	});

	it('is false for one of this quotation that has no reference, though one was sent', async () => {
		await order.make({ ...wanted, reference: '' });
		emulator.faults.next(LOST);
		expect(await created(wanted)).toBe(false);
	});

	it('If It Exists Already → Error: what the first try made is the result of the second', async () => {
		const settings = { ...tries(), parameters: { options: { ifExists: 'error' } } };
		expect(await created(wanted, settings)).toBe(true);
		expect(await created(wanted, settings)).toBe(true);
		expect(await created(wanted, { ...settings, ...tries() })).toContain('exists already');
	});
});
