import type { Side } from '../../dev/emulator';
import type { Endpoint, Need } from '../../dev/contract/endpoints';
import type { Fixtures } from '../dev/emulator/world';

type Values = Record<string, unknown>;
type Prepare = (world: Fixtures) => Promise<Values>;

const verifiedCustomer: Prepare = async (world) => ({ customer_id: await world.verified() });

const order =
	(side: Side): Prepare =>
	async (world) => {
		const { id, customer_id, exchange_order_id } = await world.order(side);
		return { [`${side}_id`]: id, customer_id, exchange_order_id };
	};

/** With the day on which it was made, by which the history finds it. */
const finishedOrder =
	(side: Side): Prepare =>
	async (world) => {
		const { id, customer_id } = await world.order(side);
		world.emulator.setStatus(side, id, 'SUCCESS');
		const today = new Date(world.emulator.clock.now()).toISOString().slice(0, 10);
		return { customer_id, start_date: today, end_date: today };
	};

const quotation =
	(side: Side): Prepare =>
	async (world) => {
		const { id, customer_id } = await world.quotation(side);
		return { quotation_id: id, customer_id };
	};

const edd =
	(side: Side): Prepare =>
	async (world) => {
		const customer_id = await world.verified();
		world.emulator.demandEdd(side, customer_id);
		return { customer_id };
	};

const PREPARATIONS: Readonly<Record<Need, Prepare>> = {
	customer: async (world) => ({ customer_id: await world.customer() }),
	customerInKyc: async (world) => ({ customer_id: await world.inKyc() }),
	verifiedCustomer,
	failedCustomer: async (world) => ({ customer_id: await world.failed() }),
	bankAccount: async (world) => {
		const customer_id = await world.verified();
		return { customer_id, bank_id: await world.account(customer_id) };
	},
	payoutQuotation: quotation('payout'),
	payinQuotation: quotation('payin'),
	payout: order('payout'),
	payin: order('payin'),
	finishedPayout: finishedOrder('payout'),
	finishedPayin: finishedOrder('payin'),
	payoutEdd: edd('payout'),
	payinEdd: edd('payin'),
};

/** Makes there be what an endpoint needs, and gives the values that stand in place of the contract's samples. */
export async function preparedFor({ needs }: Endpoint, world: Fixtures): Promise<Values> {
	return needs === undefined ? {} : await PREPARATIONS[needs](world);
}
