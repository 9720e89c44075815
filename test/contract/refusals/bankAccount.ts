import { BANK, type Fixtures } from '../../dev/emulator/world';
import { NOBODY, type Refusal, type Refusals } from './refusal';

const NOT_FOUND = 'Customer not found or access denied';
const ACCOUNT = { account_number: '7627389201', ifsc: 'SBI0001829IU' };

const create = async (world: Fixtures, body: Record<string, unknown>) =>
	await world.try('POST', `${BANK}/create`, body);

/** What another customer has already. */
const taken =
	(fields: Record<string, unknown>): Refusal =>
	async (world) => {
		await create(world, { ...fields, customer_id: await world.verified() });
		return await create(world, { ...fields, customer_id: await world.verified() });
	};

/** The fourth of a kind; three of the other kind do not count. */
const fourth =
	(kind: 'account' | 'upi'): Refusal =>
	async (world) => {
		const customer_id = await world.verified();
		for (let time = 0; time < 3; time += 1) {
			await world.account(customer_id);
			await world.upi(customer_id);
		}
		const fields = kind === 'account' ? ACCOUNT : { vpa: 'new@oksbi' };
		return await create(world, { ...fields, customer_id });
	};

export const bankAccount: Refusals = {
	create: {
		[NOT_FOUND]: async (world) => await create(world, { ...ACCOUNT, customer_id: NOBODY }),
		'Customer is unverified': async (world) =>
			await create(world, { ...ACCOUNT, customer_id: await world.inKyc() }),
		'VPA already in use': taken({ vpa: 'johndoe@oksbi' }),
		'Maximum 3 UPI IDs allowed': fourth('upi'),
		'Account number already in use': taken(ACCOUNT),
		'Maximum 3 bank account details allowed': fourth('account'),
		'KYC already in use': 'Nothing says when.',
	},
	get: {
		[NOT_FOUND]: async (world) => await world.try('GET', `${BANK}/${NOBODY}/${NOBODY}`),
		'Bank not found or access denied': async (world) => {
			const account = await world.account(await world.verified());
			return await world.try('GET', `${BANK}/${await world.customer()}/${account}`);
		},
	},
	getAll: { [NOT_FOUND]: async (world) => await world.try('GET', `${BANK}/list/${NOBODY}`) },
};
