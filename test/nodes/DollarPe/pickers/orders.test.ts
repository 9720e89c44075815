import { startEmulator, type Emulator } from '../../../../dev/emulator';
import { Fixtures } from '../../../dev/emulator/world';
import { startOddServer, type OddServer } from '../../../support/oddServer';
import { list, listError } from '../../../support/panel';

const SIDES = [
	['payout', 'searchPayouts'],
	['payin', 'searchPayins'],
] as const;

describe.each(SIDES)('%ss', (side, method) => {
	let emulator: Emulator;
	let ids: string[];
	beforeAll(async () => {
		emulator = await startEmulator({
			pageSize: 2,
			processingMs: { payout: Infinity, payin: Infinity },
		});
		const world = new Fixtures(emulator);
		ids = [];
		for (let n = 0; n < 11; n++) {
			ids.push(String((await world.order(side)).id));
			emulator.clock.advance(60_000);
		}
	}, 60_000);
	afterEach(() => emulator.faults.clear());
	afterAll(async () => await emulator.close());
	const sent = () =>
		emulator.requests.filter(({ path }) => path.endsWith(`/${side}/history`)).length;

	it('show amount, status and date, and five pages at a time', async () => {
		const before = sent();
		const { names, results, token } = await list(emulator, method);
		expect(sent() - before).toBe(5);
		expect(results.map(({ value }) => value)).toEqual(ids.slice(1).reverse());
		const amount = side === 'payout' ? '51 USDT' : '10000 INR';
		expect(names[0]).toMatch(
			new RegExp(`^${amount} · PROCESSING · \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d`),
		);

		const rest = await list(emulator, method, { token });
		expect(rest.results.map(({ value }) => value)).toEqual(ids.slice(0, 1));
		expect(rest.token).toBeUndefined();
	});

	it('are found by ID and status', async () => {
		const search = `${ids[3]?.slice(0, 13)} processing`;
		const { results } = await list(emulator, method, { search });
		expect(results.map(({ value }) => value)).toEqual([ids[3]]);
		expect((await list(emulator, method, { search: 'REFUNDED' })).results).toEqual([]);
	});

	it("show DollarPe's words where they cannot be loaded", async () => {
		emulator.faults.next({ kind: 'status', status: 500, envelope: 'success' });
		const { description } = await listError(emulator, method);
		expect(description).toMatch(/^DollarPe failed to process the request: /);
	});
});

describe('rows of payouts', () => {
	let server: OddServer;
	let order: object | object[];
	beforeAll(async () => {
		server = await startOddServer((response) =>
			response.end(JSON.stringify({ status: true, data: { results: [order].flat() } })),
		);
	});
	afterAll(async () => await server.close());

	it.each([
		[
			{
				sending_amount: '10.50000000',
				asset: 'usdt',
				status: 'SUCCESS',
				client_reference_id: 'order-1',
			},
			'10.5 USDT · SUCCESS · order-1',
		],
		[{ sending_amount: 51, asset: 'USDT', created_at: 'yesterday' }, '51 USDT · yesterday'],
		[{ sending_amount: '100', asset: null }, '100'],
		[{ sending_amount: '1.000' }, '1'],
		[{ sending_amount: '0.10' }, '0.1'],
		[{}, 'No amount'],
	])('%j is readable', async (changes, name) => {
		order = { ...changes, id: '550e8400-e29b-41d4-a716-446655440000' };
		expect((await list(server, 'searchPayouts')).names).toEqual([name]);
	});

	it('come with the newest first: DollarPe documents no order', async () => {
		const at = (created_at: unknown, n: number) => ({
			id: `550e8400-e29b-41d4-a716-44665544000${n}`,
			sending_amount: n,
			created_at,
		});
		order = [
			at('2025-03-08T07:31:11.163005Z', 1),
			at(null, 2),
			at('2025-03-09T00:00:00Z', 3),
			at('2024-12-31T23:59:59+05:30', 4),
		];
		const { names } = await list(server, 'searchPayouts');
		expect(names.map((name) => name.split(' ')[0])).toEqual(['3', '1', '4', '2']);
	});
});
