import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../../../dev/emulator';
import { Fixtures } from '../../dev/emulator/world';
import { Initiation } from '../../support/initiation';

jest.mock('../../../nodes/client/http/pause', () =>
	jest.requireActual<typeof import('../../support/quickPause')>('../../support/quickPause'),
);

let emulator: Emulator;
let order: Initiation;
beforeAll(async () => {
	emulator = await startEmulator({ processingMs: { payout: Infinity } });
});
afterAll(async () => await emulator.close());
beforeEach(() => {
	emulator.reset();
	order = new Initiation('payout', emulator, new Fixtures(emulator));
});

const refused = (text: string) => ({
	...{ kind: 'json' as const, status: 400 },
	body: JSON.stringify({ status: false, errors: [text] } satisfies IDataObject),
});

describe('Exchange Order ID is blank: who must invent one pays twice with the second invention', () => {
	it.each(['', ' ', '={{ $json.missing }}', '={{ null }}'])(
		'the Client Reference ID is sent in its place: %j',
		async (exchangeOrderId) => {
			const wanted = await order.wanted({ reference: ' order-1 ' });
			const { output, sent } = await order.run([wanted], { parameters: { exchangeOrderId } });
			expect(sent.map(({ body }) => body)).toEqual([
				{
					quotation_id: wanted.quotation_id,
					customer_id: wanted.customer_id,
					client_reference_id: 'order-1',
					exchange_order_id: 'order-1',
				},
			]);
			expect(output[0]?.json).toMatchObject({ exchange_order_id: 'order-1', created: true });
		},
	);

	it('a second run returns the payout of the first', async () => {
		const wanted = await order.wanted({ own: '' });
		const first = await order.run([wanted]);
		const second = await order.run([await order.again(wanted)]);
		expect(second.output[0]?.json).toMatchObject({
			...{ id: first.output[0]?.json.id, created: false },
			differences: ['quotation_id'],
		});
		expect(order.orders).toHaveLength(1);
	});

	it.each<[string, boolean]>([
		['in the history', false],
		['of its quotation, after no answer', true],
	])('a payout %s that has another exchange order is no conflict', async (_, isLost) => {
		const wanted = await order.wanted();
		const { id } = await order.make(wanted);
		if (isLost) emulator.faults.next({ kind: 'cut', when: 'before' });
		const again = isLost ? wanted : await order.again(wanted);
		const { output, error } = await order.run([{ ...again, own: '' }]);
		expect(error).toBeUndefined();
		expect(output[0]?.json).toMatchObject({ id, exchange_order_id: wanted.own, created: false });
	});

	it('is one where DollarPe says that it is this exchange order which is taken', async () => {
		const wanted = await order.wanted();
		await order.make(wanted);
		const again = await order.again(wanted);
		emulator.faults.next(
			refused(
				'Exchange Order ID already linked to a payout that is either processing or successful',
			),
		);
		const { output, error } = await order.run([{ ...again, own: '' }]);
		expect(output).toEqual([]);
		expect(error?.message).toBe(
			`The payout that exists differs in Exchange Order ID: "${wanted.own}" in place of "order-1" [Item 0]`,
		);
	});

	it('never gives the payout of another reference, whose exchange order it is', async () => {
		const theirs = await order.wanted({ reference: 'theirs', own: 'order-1' });
		await order.make(theirs);
		const mine = { ...(await order.again(theirs)), reference: 'order-1', own: '' };
		const { output, error } = await order.run([mine]);
		expect(output).toEqual([]);
		expect(error?.message).toBe(
			'The payout that exists differs in Client Reference ID: "theirs" in place of "order-1" [Item 0]',
		);
		expect(order.orders).toHaveLength(1);
	});

	it('one that is given, and is another, stays a conflict', async () => {
		const wanted = await order.wanted();
		await order.make(wanted);
		const { error } = await order.run([{ ...(await order.again(wanted)), own: 'other' }]);
		expect(error?.message).toContain(
			`differs in Exchange Order ID: "${wanted.own}" in place of "other"`,
		);
	});
});
