import type { Side } from '../../dev/emulator';
import type { Endpoint, Need } from '../../dev/contract/endpoints';
import type { Fixtures } from '../dev/emulator/world';
import { UntracedInitiation, type Untraced } from '../support/untracedInitiation';

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

/** The quotation of a kind that cannot be looked at, with who pays and who is paid. */
const untracedQuotation =
	(kind: Untraced): Prepare =>
	async (world) => {
		const order = new UntracedInitiation(kind, world.emulator, world);
		const payer = 'b1c6a6a4-3d5e-4f57-8a0b-6a7c1a8f3e22';
		const { quotation_id, customer_id } = await order.wanted({ payer });
		return kind === 'prefundedPayout'
			? { quotation_id, 'customer.receiver.id': customer_id, 'customer.sender.id': payer }
			: { quotation_id, customer_id, remitter_id: payer };
	};

const prefundedPayout: Prepare = async (world) => {
	const order = new UntracedInitiation('prefundedPayout', world.emulator, world);
	const { id } = await order.make(await order.wanted());
	world.emulator.setStatus('payout', String(id), 'SUCCESS');
	return {};
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
	prefundedQuotation: untracedQuotation('prefundedPayout'),
	remittanceQuotation: untracedQuotation('remittancePayout'),
	prefundedPayout,
	payoutEdd: edd('payout'),
	payinEdd: edd('payin'),
};

/** Makes there be what an endpoint needs, and gives the values that stand in place of the contract's samples. */
export async function preparedFor({ needs }: Endpoint, world: Fixtures): Promise<Values> {
	return needs === undefined ? {} : await PREPARATIONS[needs](world);
}
