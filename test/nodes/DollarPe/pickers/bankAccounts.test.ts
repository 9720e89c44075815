import { startEmulator, type Emulator } from '../../../../dev/emulator';
import { Fixtures } from '../../../dev/emulator/world';
import { startOddServer } from '../../../support/oddServer';
import { list, listError } from '../../../support/panel';

let emulator: Emulator;
let world: Fixtures;
beforeAll(async () => (emulator = await startEmulator()));
beforeEach(() => (world = new Fixtures(emulator)));
afterEach(() => emulator.reset());
afterAll(async () => await emulator.close());

const ID = '550e8400-e29b-41d4-a716-446655440000';
const quotation = (customerId: unknown, resource = 'payout') => ({
	parameters: { resource, operation: 'createQuotation', customerId } as never,
});

describe('bank accounts of the customer whom the same node names', () => {
	it.each([
		['chosen from the list', (id: string) => ({ __rl: true, mode: 'list', value: id })],
		['by ID', (id: string) => ({ __rl: true, mode: 'id', value: ` ${id} ` })],
		['as a plain text, or what an expression gave', (id: string) => id],
	])('where the customer is %s', async (_, customerOf) => {
		const customer = await world.verified();
		const account = await world.account(customer);
		const upi = await world.upi(customer);
		await world.account(await world.verified());

		const payout = await list(emulator, 'searchBankAccounts', quotation(customerOf(customer)));
		const number = emulator.bankAccounts[0]?.account_number ?? '';
		const vpa = emulator.bankAccounts[1]?.vpa ?? '';
		expect(payout.results).toEqual([
			{
				value: account,
				name: expect.stringMatching(new RegExp(`…${number.slice(-4)} · SBI0001829IU · VERIFIED$`)),
			},
			{ value: upi, name: `${vpa} · UPI ID, not for payouts · VERIFIED` },
		]);
		// A workflow that is exported shows the row.
		expect(JSON.stringify(payout)).not.toContain(number);

		const payin = await list(emulator, 'searchBankAccounts', quotation(customer, 'payin'));
		expect(payin.names[1]).toBe(`${vpa} · UPI ID · VERIFIED`);
	});

	it('says the status: an account that is not verified is refused later', async () => {
		const customer = await world.verified();
		const account = await world.account(customer);
		emulator.setStatus('bankAccount', account, 'FAILED', { failure_reason: 'x' });
		const { names } = await list(emulator, 'searchBankAccounts', quotation(customer));
		expect(names[0]).toMatch(/ · FAILED$/);
	});

	it('finds one by its last four digits', async () => {
		const customer = await world.verified();
		const account = await world.account(customer);
		await world.upi(customer);
		const four = emulator.bankAccounts[0]?.account_number?.slice(-4) ?? '';
		const { results } = await list(emulator, 'searchBankAccounts', {
			...quotation(customer),
			search: four,
		});
		expect(results.map(({ value }) => value)).toEqual([account]);
	});

	it.each([
		['', /^Choose a customer in Customer ID first\.$/],
		[{ __rl: true, mode: 'list', value: '' }, /^Choose a customer/],
		[{ __rl: true, mode: 'list', value: '__noChoice__' }, /^Choose a customer/],
		// What the editor gives for an expression that it cannot evaluate.
		[null, /^Customer ID is an expression whose value is not known here\. Execute/],
		[{ __rl: true, mode: 'id', value: null }, /^Customer ID is an expression/],
		[{ __rl: true, mode: 'id' }, /^Customer ID is an expression/],
		['={{ $json.id }}', /^Customer ID is an expression/],
		[{ __rl: true, mode: 'id', value: '={{ $json.id }}' }, /^Customer ID is an expression/],
		[{ a: 1 }, /^Customer ID is an expression/],
		['asha', /^Correct Customer ID first/],
		['../../payout/history', /^Correct Customer ID first/],
	])('with the customer %j it says what to do, and sends nothing', async (customer, words) => {
		const error = await listError(emulator, 'searchBankAccounts', quotation(customer));
		expect(error).toMatchObject({ name: 'NodeApiError', message: 'The list could not be loaded' });
		expect(error.description).toMatch(words);
		expect(emulator.requests).toHaveLength(0);
	});

	it("shows DollarPe's words for a customer whom it does not find", async () => {
		const { description } = await listError(emulator, 'searchBankAccounts', quotation(ID));
		expect(description).toMatch(/^Customer not found or access denied .*Check Customer ID/);
	});

	it.each([
		[{ account_name: 'Asha', account_number: '12', bank_account_type: null }, 'Asha · 12'],
		[{ account_number: '123456', vpa: 'a@b', bank_account_type: 'ACCOUNT_DETAILS' }, '…3456'],
		[
			{ account_number: '123456', vpa: 'a@b', bank_account_type: 'VPA' },
			'a@b · UPI ID, not for payouts',
		],
		[{ account_number: 7627389201 }, '…9201'],
		[{}, 'No number · UPI ID, not for payouts'],
	])('%j is readable', async (account, name) => {
		const server = await startOddServer((response) =>
			response.end(JSON.stringify({ status: true, data: { results: [{ ...account, id: ID }] } })),
		);
		const { names } = await list(server, 'searchBankAccounts', quotation(ID));
		await server.close();
		expect(names).toEqual([name]);
	});
});
