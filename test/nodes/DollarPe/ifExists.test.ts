import { startEmulator, type Emulator, type Side } from '../../../dev/emulator';
import { Fixtures } from '../../dev/emulator/world';
import type { RunSettings } from '../../support/dollarPe';
import { Initiation, type WantedOrder } from '../../support/initiation';
import { forgetWaits } from '../../support/quickPause';

jest.mock('../../../nodes/client/http/pause', () =>
	jest.requireActual<typeof import('../../support/quickPause')>('../../support/quickPause'),
);

/** Advice after which somebody pays once more. */
const INVITES = /new quotation|of its own|another reference/i;

let emulator: Emulator;
let world: Fixtures;
beforeAll(async () => {
	const processingMs = { kyc: Infinity, payout: Infinity, payin: Infinity, edd: Infinity };
	emulator = await startEmulator({ processingMs });
	world = new Fixtures(emulator);
});
afterAll(async () => await emulator.close());
beforeEach(() => {
	emulator.reset();
	forgetWaits();
});

describe.each<[Side]>([['payout'], ['payin']])('If It Exists Already of a %s', (side) => {
	let order: Initiation;
	let wanted: WantedOrder;
	beforeEach(async () => {
		order = new Initiation(side, emulator, world);
		wanted = await order.wanted();
	});

	const run = async (again: WantedOrder, ifExists: string, settings: RunSettings = {}) =>
		await order.run([again], {
			...settings,
			parameters: { options: { ifExists } },
		});

	it('Return It: the order is the result', async () => {
		const { id } = await order.make(wanted);
		const { output } = await run(await order.again(wanted), 'return');
		expect(output[0]?.json).toMatchObject({ id, created: false });
	});

	it.each(['by its reference', 'by its quotation'])(
		'Error: the order is named, found %s, and nobody is invited to pay again',
		async (how) => {
			const { id } = await order.make(wanted);
			const again = how === 'by its quotation' ? wanted : await order.again(wanted);
			const { output, error } = await run(again, 'error');
			expect(output).toEqual([]);
			const which = how === 'by its quotation' ? ' of this quotation' : '';
			expect(error?.message).toBe(
				`The ${side} "${String(id)}"${which} exists already: its status is "PROCESSING" [Item 0]`,
			);
			expect(error?.description).toMatch(/already (exists|linked)/);
			expect(error?.description).toContain(
				`No second one was made. It may be the ${side} of this item`,
			);
			expect(error?.description).not.toMatch(INVITES);
			expect(order.orders).toHaveLength(1);
		},
	);

	it('Error: what differs is still said as what it is', async () => {
		await order.make(wanted);
		const again = { ...(await order.again(wanted)), own: 'RATN00777777' };
		const { error } = await run(again, 'error');
		expect(error?.message).toContain('that exists differs in');
	});

	it('Error: a new one is the result', async () => {
		const { output } = await run(wanted, 'error');
		expect(output[0]?.json).toMatchObject({ created: true });
	});

	it('Error: one whose answer was lost is this very one, and no error', async () => {
		emulator.faults.next({ kind: 'cut', when: 'after' });
		const { output, error } = await run(wanted, 'error');
		expect(error).toBeUndefined();
		expect(output[0]?.json.id).toBe(order.orders[0]?.id);
		expect(order.orders).toHaveLength(1);
	});

	it.each(['', 'fail', '={{ $json.missing }}'])(
		'%j is refused before anything is sent',
		async (value) => {
			const { error, sent } = await run(wanted, value);
			expect(error?.message).toBe('The option If It Exists Already must be one of: error, return');
			expect(sent).toEqual([]);
		},
	);
});
