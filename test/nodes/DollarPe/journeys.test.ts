import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../../../dev/emulator';
import { KYC, kycData, LIMITS, Fixtures } from '../../dev/emulator/world';
import { contact, fromItem, run } from '../../support/dollarPe';

let emulator: Emulator;
beforeAll(async () => {
	const processingMs = { kyc: Infinity, bankAccount: Infinity, payout: Infinity, payin: Infinity };
	emulator = await startEmulator({ processingMs });
});
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

/** Runs one operation, whose only result goes on. */
async function step(
	resource: string,
	operation: string,
	parameters: IDataObject,
	item: IDataObject = {},
): Promise<IDataObject & { id: string }> {
	const { error, output } = await run(emulator, {
		items: [item],
		parameters: { resource, operation, ...parameters },
	});
	expect(error).toBeUndefined();
	expect(output).toHaveLength(1);
	return output[0]?.json as IDataObject & { id: string };
}

/** A customer whose KYC is verified. The KYC itself is the emulator's. */
async function verifiedCustomer(): Promise<string> {
	const { id, status } = await step('customer', 'create', fromItem, contact(1));
	expect(status).toBe('UNVERIFIED');
	await new Fixtures(emulator).do('POST', `${KYC}/add-kyc-data`, kycData(id));
	emulator.setStatus('customer', id, 'VERIFIED');
	expect((await step('customer', 'get', { customerId: id })).status).toBe('VERIFIED');
	return id;
}

async function verifiedBankAccount(customerId: string, account: IDataObject): Promise<string> {
	const { id, bank_account_status: status } = await step('bankAccount', 'create', {
		customerId,
		...account,
	});
	expect(status).toBe('PROCESSING');
	emulator.setStatus('bankAccount', id, 'VERIFIED');
	const checked = await step('bankAccount', 'get', { customerId, bankId: id });
	expect(checked.bank_account_status).toBe('VERIFIED');
	return id;
}

async function allowed(side: 'payout' | 'payin', customerId: string): Promise<void> {
	const limits = await new Fixtures(emulator).do('GET', `${LIMITS}/${side}/limits/${customerId}`);
	expect(limits).toMatchObject({ is_edd_required: false });
}

const PAIR = { asset: 'usdt', fiat: 'inr' };

describe("a customer's whole life, from node to node with what each of them returns", () => {
	it('ends with money in the bank account', async () => {
		const customerId = await verifiedCustomer();
		const account = { accountNumber: '7627389201', ifsc: 'SBI0001829IU' };
		const bankId = await verifiedBankAccount(customerId, account);
		await allowed('payout', customerId);
		const { rate } = await step('payout', 'fetchRate', PAIR);
		const quotation = await step('payout', 'createQuotation', {
			...{ customerId, bankId, ...PAIR, sendingAmount: '51.5' },
		});
		expect(quotation.rate).toBe(rate);

		const initiated = await step('payout', 'initiate', {
			quotationId: quotation.id,
			customerId,
			exchangeOrderId: '5059889123892',
			clientReferenceId: 'order-1',
		});
		const linked = await step('payout', 'getQuotation', { quotationId: quotation.id });
		expect(linked).toMatchObject({ status: 'LINKED', order_id: initiated.id });
		await step('payout', 'updateTransferId', {
			exchangeOrderId: '5059889123892',
			exchangeTransferId: '987283747899283945',
		});

		const payoutId = initiated.id;
		expect((await step('payout', 'get', { payoutId })).status).toBe('PROCESSING');
		await step('payout', 'mockPayoutStatus', { payoutId, payoutStatus: 'SUCCESS' });
		const paid = await step('payout', 'get', { payoutId });
		expect(paid).toMatchObject({
			status: 'SUCCESS',
			client_reference_id: 'order-1',
			utr: expect.any(String) as string,
		});
		expect(Number(paid.receiving_amount)).toBe(quotation.receiving_amount);
		const listed = await step('payout', 'getAll', { filters: { customerId } });
		const shared = Object.keys(listed).filter((name) => name in paid);
		expect(shared).toHaveLength(8);
		for (const name of shared) expect([name, listed[name]]).toEqual([name, paid[name]]);
	});

	it.each([
		['IMPS', { accountNumber: '7627389201', ifsc: 'SBI0001829IU' }],
		['UPI', { bankAccountType: 'VPA', vpa: 'johndoe@oksbi' }],
	])('begins again with money that the customer pays by %s', async (paymentMethod, account) => {
		const customerId = await verifiedCustomer();
		const bankId = await verifiedBankAccount(customerId, account);
		await allowed('payin', customerId);
		const { rate } = await step('payin', 'fetchRate', PAIR);
		const quotation = await step('payin', 'createQuotation', {
			...{ customerId, bankId, ...PAIR, sendingAmount: '10000', paymentMethod },
		});
		expect(quotation).toMatchObject({ rate, payment_method: paymentMethod });
		expect(quotation.deposit_instructions).toBeDefined();

		const { id: payinId } = await step('payin', 'initiate', {
			quotationId: quotation.id,
			customerId,
			utr: 'RATN0329SJDH0',
			clientReferenceId: 'order-1',
		});
		expect((await step('payin', 'get', { payinId })).status).toBe('PROCESSING');
		await step('payin', 'mockPayinStatus', { payinId, payinStatus: 'SUCCESS' });
		const received = await step('payin', 'get', { payinId });
		expect(received).toMatchObject({ status: 'SUCCESS', utr: 'RATN0329SJDH0' });
		expect(Number(received.receiving_amount)).toBe(quotation.receiving_amount);
		await step('payin', 'updateTransferId', { payinId, exchangeTransferId: '987283747899283945' });
	});
});
