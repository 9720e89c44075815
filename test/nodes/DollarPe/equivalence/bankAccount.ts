import type { World } from '../../../dev/emulator/world';
import { three, type Cases } from './case';

const verified = async (world: World) =>
	await three(async () => ({ customer_id: await world.verified() }));

const added = async (world: World) =>
	await three(async () => {
		const customer_id = await world.verified();
		for (let time = 0; time < 3; time += 1) await world.upi(customer_id);
		return { customer_id, bank_id: await world.account(customer_id) };
	});

const customerId = '={{ $json.customer_id }}';
const ACCOUNT = { customerId, accountNumber: '={{ "00762738920" + $itemIndex }}', ifsc: 'sbi0001' };

const CREATE = [
	{ items: verified, parameters: ACCOUNT },
	{
		items: verified,
		parameters: { ...ACCOUNT, additionalFields: { accountName: 'José Ñandú' }, vpa: 'a@b' },
	},
	{
		items: verified,
		parameters: {
			...ACCOUNT,
			bankAccountType: 'VPA',
			vpa: '={{ "john" + $itemIndex + "@oksbi" }}',
			additionalFields: { accountName: 'is hidden' },
		},
	},
];

export const bankAccountCases: Cases = {
	'bankAccount.create': CREATE,
	'bankAccount.createOrGet': CREATE,
	'bankAccount.get': [{ items: added, parameters: { customerId, bankId: '={{ $json.bank_id }}' } }],
	'bankAccount.getAll': [
		{ items: added, parameters: { customerId, returnAll: false, limit: 2 } },
		{ items: added, parameters: { customerId, returnAll: true } },
	],
};
