import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../../../dev/emulator';
import { run } from '../../support/dollarPe';

const CUSTOMER = 'def8b740-99f9-4cba-bc9e-99de57e927b4';
const QUOTATION = '2e104290-07c8-49f1-a5ca-0d27f0078f8a';

let emulator: Emulator;
beforeAll(async () => (emulator = await startEmulator()));
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

/** The first body that is sent, whatever comes of it, and the error. */
async function sentWith(api: 'dollarpe' | 'zapyd', parameters: IDataObject) {
	const { error } = await run(emulator, { parameters, credential: { api } });
	const [request] = emulator.requests;
	const body: unknown = request && JSON.parse(request.body);
	return { body, error };
}

const account = (changes: IDataObject): IDataObject => ({
	...{ resource: 'bankAccount', operation: 'create', customerId: CUSTOMER },
	...changes,
});
const payout = (changes: IDataObject): IDataObject => ({
	...{ resource: 'payout', operation: 'initiate', customerId: CUSTOMER, quotationId: QUOTATION },
	...{ clientReferenceId: 'order-1', ...changes },
});
const payin = (changes: IDataObject): IDataObject => ({
	...payout({}),
	resource: 'payin',
	...changes,
});

const HASH = '0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060';
const ORDER = { quotation_id: QUOTATION, customer_id: CUSTOMER, client_reference_id: 'order-1' };

describe('a body has the shape of the API that the credential speaks: the other one would refuse it', () => {
	it.each<[string, IDataObject, IDataObject, IDataObject]>([
		[
			'a bank account',
			account({ accountNumber: '007627389201', ifsc: 'SBIN0001829' }),
			{ customer_id: CUSTOMER, account_number: '007627389201', ifsc: 'SBIN0001829' },
			{
				customer_id: CUSTOMER,
				bank_account_type: 'ACCOUNT_DETAILS',
				identifiers: { account_number: '007627389201', ifsc: 'SBIN0001829' },
			},
		],
		[
			'a UPI ID',
			account({ bankAccountType: 'VPA', vpa: 'asha@oksbi' }),
			{ customer_id: CUSTOMER, vpa: 'asha@oksbi' },
			{ customer_id: CUSTOMER, bank_account_type: 'UPI', identifiers: { vpa: 'asha@oksbi' } },
		],
		[
			'a payout without an exchange order',
			payout({ exchangeOrderId: '' }),
			{ ...ORDER, exchange_order_id: 'order-1' },
			ORDER,
		],
		[
			'a payout that a transfer pays for, beside which no exchange order is derived',
			payout({ exchangeOrderId: '', additionalFields: { transactionHash: HASH } }),
			{ ...ORDER, transaction_hash: HASH },
			{ ...ORDER, transaction_hash: HASH },
		],
		[
			'a payout whose Transaction Hash is added but blank',
			payout({ exchangeOrderId: '', additionalFields: { transactionHash: ' ' } }),
			{ ...ORDER, exchange_order_id: 'order-1' },
			ORDER,
		],
		[
			'a payin',
			payin({ utr: 'RATN0329SJDH0' }),
			{ ...ORDER, utr: 'RATN0329SJDH0' },
			{ ...ORDER, transaction_reference_id: 'RATN0329SJDH0' },
		],
		[
			'a customer with a date of birth',
			{
				...{ resource: 'customer', operation: 'create' },
				...{ fullName: 'Asha Rao', email: 'a@example.com', phone: '9911002211' },
				...{ alpha3CountryCode: 'USA', additionalFields: { dob: '1990-12-31T00:00:00' } },
			},
			{
				...{ full_name: 'Asha Rao', email: 'a@example.com', phone: '9911002211' },
				...{ alpha_3_country_code: 'USA', dob: '1990-12-31' },
			},
			{
				...{ full_name: 'Asha Rao', email: 'a@example.com', phone: '9911002211' },
				...{ alpha_3_country_code: 'USA', dob: '1990-12-31' },
			},
		],
	])('%s', async (_, parameters, ofDollarPe, ofZapyd) => {
		expect((await sentWith('dollarpe', parameters)).body).toEqual(ofDollarPe);
		emulator.reset();
		expect((await sentWith('zapyd', parameters)).body).toEqual(ofZapyd);
	});

	it('an API that the credential does not know is an error before anything is sent', async () => {
		const { error } = await run(emulator, { credential: { api: 'other' } });
		expect(error?.message).toBe('The DollarPe credential names an unknown API: other [Item 0]');
		expect(emulator.requests).toEqual([]);
	});
});

describe('what only the API of autumn 2026 lets be blank', () => {
	const quotation: IDataObject = {
		...{ resource: 'payin', operation: 'createQuotation', customerId: CUSTOMER, bankId: '' },
		...{ paymentMethod: 'WIRE', asset: 'USDT', fiat: 'USD', sendingAmount: '100' },
	};

	it.each([
		['the reference of a payin', payin({ utr: ' ' }), 'UTR or Transaction Reference'],
		['the bank account that a payin comes from', quotation, 'Bank ID'],
	])('%s: it is sent there, and refused before for the other', async (_, parameters, name) => {
		const { body, error } = await sentWith('dollarpe', parameters);
		expect(body).toBeUndefined();
		expect(error?.message).toBe(`${name} is blank [Item 0]`);
		expect(error?.description).toContain('Item 0 was not sent.');
		const other = await sentWith('zapyd', parameters);
		expect(other.body).toEqual(expect.objectContaining({ customer_id: CUSTOMER }));
		expect(Object.keys(Object(other.body))).not.toContain('bank_id');
		expect(Object.keys(Object(other.body))).not.toContain('transaction_reference_id');
	});
});

describe('what only the older API has: left out silently, it is looked for in vain, and the payout made again', () => {
	const list = (filters: IDataObject): IDataObject => ({
		...{ resource: 'payout', operation: 'getAll', returnAll: true, filters },
	});

	it.each([
		['on Initiate', payout({ exchangeOrderId: '5059' })],
		[
			'beside a transfer',
			payout({ exchangeOrderId: '5059', additionalFields: { transactionHash: HASH } }),
		],
		['as a filter', list({ exchangeOrderId: '5059' })],
	])('an Exchange Order ID %s is refused before anything is sent', async (_, parameters) => {
		const { body, error } = await sentWith('zapyd', parameters);
		expect(error?.message).toBe(
			'Exchange Order ID does not exist in the API of autumn 2026 (Zapyd), which the credential is for: leave it blank, and use Client Reference ID [Item 0]',
		);
		expect(body).toBeUndefined();
		expect(emulator.requests).toEqual([]);
		await run(emulator, { parameters, credential: { api: 'dollarpe' } });
		expect(emulator.requests).not.toEqual([]);
	});
});

it.each([
	['dollarpe', 'account_number'],
	['zapyd', 'identifiers.account_number'],
] as const)('a refusal about %s → %s names the field of the panel', async (api, field) => {
	const text = JSON.stringify({ status: false, errors: { [field]: ['Enter a valid value.'] } });
	emulator.faults.next({ kind: 'json', status: 400, body: text });
	const parameters = account({ accountNumber: '7627389201', ifsc: 'SBIN0001829' });
	const { error } = await sentWith(api, parameters);
	expect(error?.message).toBe('Enter a valid value: "••••9201" (field: Account Number) [Item 0]');
});
