import { startEmulator, type Emulator } from '../../../../dev/emulator';
import { readRequest } from '../../../../nodes/DollarPe/run/prepareItem';
import { Fixtures } from '../../../dev/emulator/world';
import { UntracedInitiation, type Untraced } from '../../../support/untracedInitiation';

jest.mock('../../../../nodes/DollarPe/run/prepareItem', () => {
	const actual = jest.requireActual<typeof import('../../../../nodes/DollarPe/run/prepareItem')>(
		'../../../../nodes/DollarPe/run/prepareItem',
	);
	return { ...actual, readRequest: jest.fn(actual.readRequest) };
});

let emulator: Emulator;
beforeAll(async () => (emulator = await startEmulator({ processingMs: { payout: Infinity } })));
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

it.each<[Untraced]>([['prefundedPayout'], ['remittancePayout']])(
	'%s: the history is read again for an item that could be read only at its turn: what it was not read for would be paid twice',
	async (kind) => {
		const order = new UntracedInitiation(kind, emulator, new Fixtures(emulator));
		const [first, second] = [await order.wanted(), await order.wanted({ reference: 'order-2' })];
		const { id } = await order.make(second);
		// The second item cannot be read when the run begins.
		const { readRequest: read } = jest.requireActual<{ readRequest: typeof readRequest }>(
			'../../../../nodes/DollarPe/run/prepareItem',
		);
		let isBegun = false;
		jest.mocked(readRequest).mockImplementation((run, itemIndex) => {
			if (itemIndex === 0 || isBegun) return read(run, itemIndex);
			isBegun = true;
			return { kind: 'notSent' };
		});
		const { output, sent } = await order.run([first, second], {
			parameters: { options: { maxParallelRequests: 1 } },
		});
		expect(order.calls(sent)).toEqual(['look', 'initiate', 'look']);
		expect(output.map(({ json }) => json.created)).toEqual([true, false]);
		expect(output[1]?.json.id).toBe(id);
		expect(order.orders).toHaveLength(2);
	},
);
