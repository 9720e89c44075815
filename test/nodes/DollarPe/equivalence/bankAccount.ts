import type { World } from '../../../dev/emulator/world';
import { threeOf, type Cases, type ResourceCases } from './cases';

const verified = async (world: World) =>
	await threeOf(async () => ({ customer_id: await world.verified() }));

const added = async (world: World) =>
	await threeOf(async () => {
		const customer_id = await world.verified();
		for (let time = 0; time < 3; time += 1) await world.upi(customer_id);
		return { customer_id, bank_id: await world.account(customer_id) };
	});

const customerId = '={{ $json.customer_id }}';
const ACCOUNT = { customerId, accountNumber: '={{ "00762738920" + $itemIndex }}', ifsc: 'sbi0001' };

const create: Cases = {
	items: verified,
	parameters: [
		ACCOUNT,
		{ ...ACCOUNT, additionalFields: { accountName: 'José Ñandú' }, vpa: 'a@b' },
		{
			...ACCOUNT,
			bankAccountType: 'VPA',
			vpa: '={{ "john" + $itemIndex + "@oksbi" }}',
			additionalFields: { accountName: 'is hidden' },
		},
	],
};

export const bankAccount: ResourceCases = {
	create,
	createOrGet: create,
	get: { items: added, parameters: [{ customerId, bankId: '={{ $json.bank_id }}' }] },
	getAll: {
		items: added,
		parameters: [
			{ customerId, returnAll: false, limit: 2 },
			{ customerId, returnAll: true },
		],
	},
};
