import type { IDataObject } from 'n8n-workflow';

import type { World } from '../../../dev/emulator/world';
import { three, type Cases, type ResourceCases } from './cases';

const verified = three(async (world) => await world.verified());

/** Customers with more bank accounts and UPI IDs than a page has. */
async function added(world: World): Promise<IDataObject[]> {
	const items = await verified(world);
	for (const item of items) {
		const customer = String(item.id);
		for (let time = 0; time < 3; time += 1) await world.upi(customer);
		item.bank = await world.account(customer);
	}
	return items;
}

const customerId = '={{ $json.id }}';
const ACCOUNT = { customerId, accountNumber: '={{ "00762738920" + $itemIndex }}', ifsc: 'sbi0001' };

const CREATE: Cases = {
	items: verified,
	parameters: [
		ACCOUNT,
		{ ...ACCOUNT, additionalFields: { accountName: 'José Ñandú' }, vpa: 'is-hidden@oksbi' },
		{
			...ACCOUNT,
			bankAccountType: 'VPA',
			vpa: '={{ "john" + $itemIndex + "@oksbi" }}',
			additionalFields: { accountName: 'is hidden' },
		},
	],
};

export const bankAccount: ResourceCases = {
	create: CREATE,
	createOrGet: CREATE,
	get: { items: added, parameters: [{ customerId, bankId: '={{ $json.bank }}' }] },
	getAll: {
		items: added,
		parameters: [
			{ customerId, returnAll: false, limit: 2 },
			{ customerId, returnAll: true },
		],
	},
};
