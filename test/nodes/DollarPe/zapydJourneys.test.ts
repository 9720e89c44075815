import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../../../dev/emulator';
import { Fixtures } from '../../dev/emulator/world';
import { run } from '../../support/dollarPe';

jest.mock('../../../nodes/client/http/pause', () =>
	jest.requireActual<typeof import('../../support/quickPause')>('../../support/quickPause'),
);

const never = { kyc: Infinity, payout: Infinity, payin: Infinity, edd: Infinity };
let emulator: Emulator;
let customerId: string;
beforeAll(async () => (emulator = await startEmulator({ api: 'zapyd', processingMs: never })));
afterAll(async () => await emulator.close());
beforeEach(async () => {
	emulator.reset();
	customerId = await new Fixtures(emulator).verified();
});

const node = async (parameters: IDataObject) =>
	await run(emulator, {
		items: [{}],
		parameters: { customerId, simplify: false, ...parameters },
		credential: { api: 'zapyd' },
	});

/** The only result of an operation, which must succeed. */
async function result(resource: string, operation: string, parameters: IDataObject) {
	const { error, output } = await node({ resource, operation, ...parameters });
	expect(error).toBeUndefined();
	expect(output).toHaveLength(1);
	return output[0]?.json ?? {};
}

const ACCOUNT = { accountNumber: '007627389201', ifsc: 'SBIN0001829' };
const UPI = { bankAccountType: 'VPA', vpa: 'asha@oksbi' };
const MONEY = { asset: 'usdt', fiat: 'inr', additionalFields: { network: 'tron' } };
const HASH = '0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060';

async function payoutQuotation(account: IDataObject = ACCOUNT, simplify = false) {
	const { id: bankId } = await result('bankAccount', 'createOrGet', account);
	const parameters = { bankId, ...MONEY, sendingAmount: '51', simplify };
	return await result('payout', 'createQuotation', parameters);
}

const payout = (
	{ id }: IDataObject,
	additionalFields: IDataObject = { transactionHash: HASH },
) => ({
	...{ resource: 'payout', operation: 'initiate', quotationId: id },
	...{ clientReferenceId: 'order-1', additionalFields },
});

async function payin(changes: IDataObject = {}): Promise<IDataObject> {
	const quoted = await result('payin', 'createQuotation', {
		...{ ...MONEY, bankId: '', paymentMethod: 'IMPS', sendingAmount: '10000' },
	});
	return {
		...{ resource: 'payin', operation: 'initiate', quotationId: quoted.id },
		...{ clientReferenceId: 'order-1', utr: '123456789012', ...changes },
	};
}

describe('bank accounts with their numbers under identifiers', () => {
	it.each([
		['an account', ACCOUNT, { account_number: '007627389201', ifsc: 'SBIN0001829' }],
		['a UPI ID', UPI, { vpa: 'asha@oksbi' }],
	])('%s is made once, and returned the second time', async (_, account, identifiers) => {
		const first = await result('bankAccount', 'createOrGet', account);
		expect(first).toMatchObject({ created: true, identifiers });
		const second = await result('bankAccount', 'createOrGet', account);
		expect(second).toMatchObject({ id: first.id, created: false, differences: [] });
	});

	it('one whose answer was lost is found', async () => {
		emulator.faults.next({ kind: 'cut', when: 'after' });
		const found = await result('bankAccount', 'createOrGet', ACCOUNT);
		expect(found).toMatchObject({ id: emulator.bankAccounts[0]?.id, created: false });
		expect(emulator.bankAccounts).toHaveLength(1);
	});

	it('the same number at another bank is not the same account', async () => {
		await result('bankAccount', 'createOrGet', ACCOUNT);
		const parameters = { ...ACCOUNT, ifsc: 'HDFC0000001' };
		const { error } = await node({
			...{ resource: 'bankAccount', operation: 'createOrGet' },
			...parameters,
		});
		expect(error?.message).toMatch(/^Account number already in use/);
	});
});

describe('a payout that a transfer to the wallet of its quotation pays for', () => {
	it.each([
		['to an account', ACCOUNT],
		['to a UPI ID', UPI],
	])('%s is made once', async (_, account) => {
		const quotation = await payoutQuotation(account, true);
		expect(quotation).toMatchObject({
			wallet_address: expect.any(String) as string,
			...{ network: 'tron', sending_amount: '51.00000000' },
		});
		const first = await node(payout(quotation));
		expect(first.output[0]?.json).toMatchObject({ transaction_hash: HASH, created: true });
		const second = await node(payout(quotation));
		const { id } = first.output[0]?.json ?? {};
		expect(second.output[0]?.json).toMatchObject({ id, created: false, differences: [] });
		expect(emulator.payouts).toHaveLength(1);
	});

	it('is found after a lost answer', async () => {
		const quotation = await payoutQuotation();
		emulator.faults.next({ kind: 'cut', when: 'after' });
		const { error, output } = await node(payout(quotation));
		expect(error).toBeUndefined();
		expect(output[0]?.json.id).toBe(emulator.payouts[0]?.id);
		expect(emulator.payouts).toHaveLength(1);
	});

	it('is refused where the hash has paid for another one, with no advice that pays again', async () => {
		await node(payout(await payoutQuotation()));
		const other = { ...payout(await payoutQuotation()), clientReferenceId: 'order-2' };
		const { error } = await node(other);
		expect(error?.message).toContain('Transaction hash has already funded a payout');
		expect(error?.description).not.toContain('references of its own');
		expect(emulator.payouts).toHaveLength(1);
	});
});

describe('a payin with a transaction reference', () => {
	it('is made once, without a bank account, and returned the second time', async () => {
		const first = await node(await payin());
		expect(first.output[0]?.json).toMatchObject({
			...{ transaction_reference_id: '123456789012', created: true },
		});
		const second = await node(await payin());
		expect(second.error).toBeUndefined();
		expect(second.output[0]?.json).toMatchObject({
			...{ id: emulator.payins[0]?.id, created: false, differences: ['quotation_id'] },
		});
		expect(emulator.payins).toHaveLength(1);
	});

	it('is found after a lost answer', async () => {
		const parameters = await payin();
		emulator.faults.next({ kind: 'cut', when: 'after' });
		const { error, output } = await node(parameters);
		expect(error).toBeUndefined();
		expect(output[0]?.json.id).toBe(emulator.payins[0]?.id);
	});

	it('with another reference is an error, whatever name the history has for it', async () => {
		await node(await payin());
		const { error } = await node(await payin({ utr: '999999999999' }));
		expect(error?.message).toContain('999999999999');
		expect(emulator.payins).toHaveLength(1);
	});
});
