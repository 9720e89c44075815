import type { Side } from '../../dev/emulator';
import type { World } from '../dev/emulator/world';
import type { Endpoint } from './endpoints';

type Values = Record<string, unknown>;
type Prepare = (world: World) => Promise<Values>;

const customer: Prepare = async (world) => ({ customer_id: await world.customer() });
const verified: Prepare = async (world) => ({ customer_id: await world.verified() });
const failed: Prepare = async (world) => ({ customer_id: await world.failed() });
const inKyc: Prepare = async (world) => ({ customer_id: await world.inKyc() });

const bankAccount: Prepare = async (world) => {
	const customer_id = await world.verified();
	return { customer_id, bank_id: await world.account(customer_id) };
};

const edd =
	(side: Side): Prepare =>
	async (world) => {
		const customer_id = await world.verified();
		world.emulator.demandEdd(side, customer_id);
		return { customer_id };
	};

/** What each operation on an order needs, and the values that name it. */
function ofOrders(side: Side): Record<string, Prepare> {
	const order: Prepare = async (world) => {
		const { id, exchange_order_id } = await world.order(side);
		return { [`${side}_id`]: id, exchange_order_id };
	};
	return {
		createQuotation: bankAccount,
		getQuotation: async (world) => ({ quotation_id: (await world.quotation(side)).id }),
		initiate: async (world) => {
			const { id, customer_id } = await world.quotation(side);
			return { quotation_id: id, customer_id };
		},
		get: order,
		getAll: async (world) => {
			const { id, customer_id } = await world.order(side);
			world.emulator.setStatus(side, id, 'SUCCESS');
			const today = new Date(world.emulator.clock.now()).toISOString().slice(0, 10);
			return { customer_id, start_date: today, end_date: today };
		},
		updateTransferId: order,
		mockPayoutStatus: order,
		mockPayinStatus: order,
	};
}

const PREPARATIONS: Readonly<Record<string, Readonly<Record<string, Prepare>>>> = {
	customer: { get: customer, getAll: customer },
	kyc: {
		getConfiguration: customer,
		addKycData: customer,
		updateTaxInfo: failed,
		updateDocumentInfo: failed,
		updateSelfieInfo: failed,
		updateAdditionalInfo: failed,
		resetKyc: verified,
		generateLink: customer,
		mockKycStatus: inKyc,
	},
	bankAccount: {
		// One of the two ways only.
		create: async (world) => ({ ...(await verified(world)), vpa: undefined }),
		get: bankAccount,
		getAll: bankAccount,
	},
	payout: ofOrders('payout'),
	payin: ofOrders('payin'),
	limit: {
		getPayinLimits: customer,
		getPayoutLimits: customer,
		submitPayinEdd: edd('payin'),
		submitPayoutEdd: edd('payout'),
	},
};

/** Makes there be what an operation needs, and gives the values that stand in place of the contract's samples. */
export async function preparedFor(
	{ resource, operation }: Endpoint,
	world: World,
): Promise<Values> {
	return (await PREPARATIONS[resource]?.[operation]?.(world)) ?? {};
}
