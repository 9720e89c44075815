import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator, type Side } from '../../../dev/emulator';
import { Fixtures } from '../../dev/emulator/world';
import { Initiation, type WantedOrder } from '../../support/initiation';
import { forgetWaits } from '../../support/quickPause';

jest.mock('../../../nodes/client/http/pause', () =>
	jest.requireActual<typeof import('../../support/quickPause')>('../../support/quickPause'),
);

const UNPAID = { payout: ['FAILED', 'REFUNDED', 'CANCELLED'], payin: ['FAILED', 'REFUNDED'] };
const PAY_AGAIN = {
	payout:
		'If it is still to be paid, make a new quotation, and give this item references of its own.',
	payin:
		"If the customer has paid, ask DollarPe's support, with the UTR, before anybody pays again. If not, make a new quotation, and give this item references of its own.",
};
const PAYABLE = { payout: ['PROCESSING', 'SUCCESS'], payin: ['ON_HOLD', 'SUCCESS'] };

/** Advice after which somebody pays once more. */
const INVITES = /new quotation|of its own/i;

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

describe.each<[Side]>([['payout'], ['payin']])('%s', (side) => {
	let order: Initiation;
	let wanted: WantedOrder;
	beforeEach(async () => {
		order = new Initiation(side, emulator, world);
		wanted = await order.wanted();
	});

	const end = (status: string, changes: IDataObject = {}) => {
		const id = String(order.orders[0]?.id);
		emulator.setStatus(side, id, status as never, changes);
		return id;
	};
	/** Runs an item beside one that cannot be sent, so that a hint says how many were refused. */
	const refused = async (again: WantedOrder) => {
		const settings = { onError: 'continueRegularOutput' } as const;
		const { output, hints } = await order.run([again, { ...again, customer_id: '' }], settings);
		const { error, message } = output[0]?.json ?? {};
		const counts = hints.map((hint) => hint.message).join();
		return { message: String(error), description: String(message), counts };
	};

	describe.each(UNPAID[side])(
		'one that is %s is an error: as a result it would pass for paid',
		(status) => {
			it('is found by its reference, on a new quotation', async () => {
				await order.make(wanted);
				const id = end(status);
				const { message, description, counts } = await refused(await order.again(wanted));
				expect(message).toBe(
					`The ${side} "${id}" that exists ended without success: its status is "${status}" [Item 0]`,
				);
				const taken =
					side === 'payout'
						? 'Client Reference ID already exists: "order-1" (field: Client Reference ID)'
						: `UTR is already linked to another payin: "${wanted.own}" (field: UTR or Transaction Reference)`;
				expect(description).toBe(
					`Client Reference ID: order-1. ${taken}. No second one was made. ${PAY_AGAIN[side]}`,
				);
				expect(counts).toContain('1 refused');
				expect(counts).not.toContain('uncertain');
				expect(order.orders).toHaveLength(1);
			});

			it('is found by its quotation', async () => {
				await order.make(wanted);
				const id = end(status);
				const { message, counts } = await refused(wanted);
				expect(message).toBe(
					`The ${side} "${id}" of this quotation ended without success: its status is "${status}" [Item 0]`,
				);
				expect(counts).toContain('1 refused');
				expect(order.orders).toHaveLength(1);
			});

			it('is found after a lost answer: it is known how it ended', async () => {
				emulator.faults.next({ kind: 'cut', when: 'after' });
				emulator.faults.when(({ path }) => {
					if (path.includes('/quotation/') && order.orders.length > 0) end(status);
					return undefined;
				});
				const { message, description, counts } = await refused(wanted);
				expect(message).toContain(`ended without success: its status is "${status}"`);
				expect(description).not.toContain('may or may not');
				expect(counts).not.toContain('uncertain');
				expect(order.orders).toHaveLength(1);
			});
		},
	);

	if (side === 'payout') {
		it.each(['Client Reference ID already exists', 'Exchange Order ID already exists'])(
			'beside one that is under way with the same exchange order, it invites nobody to pay again: %s',
			async (text) => {
				await order.make(wanted);
				const id = end('FAILED');
				await order.make({ ...(await order.again(wanted)), reference: 'another' });
				const again = await order.again(wanted);
				emulator.faults.next({
					...{ kind: 'json', status: 400 },
					body: JSON.stringify({ status: false, data: null, errors: [text] }),
				});
				const { message, description } = await refused(again);
				expect(message).toContain(`"${id}" that exists ended without success`);
				expect(description).toContain('Another payout may be the one of this item');
				expect(description).not.toMatch(INVITES);
				expect(order.orders).toHaveLength(2);
			},
		);

		it('whose exchange order is taken by one that no history shows, it invites nobody to pay again', async () => {
			await order.make(wanted);
			end('FAILED');
			const again = await order.again(wanted);
			const text =
				'Exchange Order ID already linked to a payout that is either processing or successful';
			emulator.faults.next({
				...{ kind: 'json', status: 400 },
				body: JSON.stringify({ status: false, data: null, errors: [text] }),
			});
			const { description } = await refused(again);
			expect(description).toContain('Another payout may be the one of this item');
			expect(description).not.toMatch(INVITES);
		});
	}

	it.each(PAYABLE[side])('one that is %s is the result', async (status) => {
		await order.make(wanted);
		end(status);
		const { output, error } = await order.run([await order.again(wanted)]);
		expect(error).toBeUndefined();
		expect(output[0]?.json).toMatchObject({ status, created: false });
	});

	if (side === 'payin') {
		it('one that is being refunded is an error, and invites nobody to pay again', async () => {
			await order.make(wanted);
			const id = end('REFUND_INITIATED');
			for (const again of [wanted, await order.again(wanted)]) {
				const { message, description, counts } = await refused(again);
				expect(message).toMatch(
					new RegExp(`^The payin "${id}" .+ is being refunded: do not credit it \\[Item 0\\]$`),
				);
				expect(description).toContain('Its status is "REFUND_INITIATED".');
				expect(description).not.toMatch(INVITES);
				expect(counts).toContain('1 refused');
			}
			expect(order.orders).toHaveLength(1);
		});
	}
});
