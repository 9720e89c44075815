import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../../../dev/emulator';
import { Fixtures } from '../../dev/emulator/world';
import { failure, run } from '../../support/dollarPe';

const NOBODY = 'def8b740-99f9-4cba-bc9e-99de57e927b4';
const FILES = ['https://example.com/1.pdf', 'https://example.com/2.pdf'];

const never = { kyc: Infinity, payout: Infinity, payin: Infinity, edd: Infinity };
let emulator: Emulator;
let world: Fixtures;
beforeAll(async () => (emulator = await startEmulator({ processingMs: never })));
afterAll(async () => await emulator.close());
beforeEach(() => {
	emulator.reset();
	world = new Fixtures(emulator);
});

const limit = (operation: string, fields: IDataObject): IDataObject => ({
	resource: 'limit',
	operation,
	...fields,
});

function sent() {
	const { method, path, query, body } = emulator.requests.at(-1) ?? {};
	return { method, path, query, body: body ? (JSON.parse(body) as unknown) : undefined };
}

describe.each([
	['getPayinLimits', 'payin'],
	['getPayoutLimits', 'payout'],
] as const)('Limit → %s', (operation, side) => {
	it('gives all limits, also the nested ones', async () => {
		const customerId = await world.verified();
		const { output } = await run(emulator, { parameters: limit(operation, { customerId }) });
		expect(sent()).toEqual({
			method: 'GET',
			path: `/ren/api/v1/${side}/limits/${customerId}`,
			query: '',
			body: undefined,
		});
		expect(output).toEqual([
			{
				json: expect.objectContaining({
					daily_limit: 500000,
					payment_method_limits: expect.objectContaining({
						per_transaction_limit: { UPI: 100000, IMPS: 500000 },
					}),
					is_edd_required: false,
				}),
				pairedItem: { item: 0 },
			},
		]);
	});

	it('says that a customer is unknown, and what to check', async () => {
		const parameters = limit(operation, { customerId: NOBODY });
		const error = await failure(emulator, { parameters });
		expect(error.message).toContain('Customer not found or access denied');
		expect(error.description).toContain('Check Customer ID');
	});
});

describe.each([
	['submitPayinEdd', 'payin', 'Get Payin Limits'],
	['submitPayoutEdd', 'payout', 'Get Payout Limits'],
] as const)('Limit → %s', (operation, side, limits) => {
	const path = `/ren/api/v1/${side}/edd/save`;
	const edd = (customerId: string, changes: IDataObject = {}) =>
		limit(operation, {
			customerId,
			sourceOfIncome: 'SALARY',
			bankStatementUrl: { files: [{ url: FILES[0], password: '' }] },
			...changes,
		});

	async function asked(): Promise<string> {
		const customerId = await world.verified();
		emulator.demandEdd(side, customerId);
		return customerId;
	}

	it('sends one file as a list too, with a blank password in its place', async () => {
		const customerId = await asked();
		const { output } = await run(emulator, { parameters: edd(customerId) });
		expect(sent()).toEqual({
			method: 'POST',
			path,
			query: '',
			body: {
				customer_id: customerId,
				source_of_income: 'SALARY',
				bank_statement_url: [FILES[0]],
				bank_statement_passwords: [''],
			},
		});
		expect(output).toEqual([
			{
				json: { id: emulator.eddSubmissions[0]?.id, status: 'PROCESSING' },
				pairedItem: { item: 0 },
			},
		]);
	});

	it('keeps each password with its file, or DollarPe could open none', async () => {
		const bankStatementUrl = {
			files: [
				{ url: FILES[0], password: '' },
				{ url: FILES[1], password: 'pass2' },
			],
		};
		await run(emulator, { parameters: edd(await asked(), { bankStatementUrl }) });
		expect(sent().body).toMatchObject({
			bank_statement_url: FILES,
			bank_statement_passwords: ['', 'pass2'],
		});
	});

	it('takes lists from an expression, as an item with any number of files has them', async () => {
		const item = { files: FILES, passwords: ['pass1', 'pass2'], oneForAll: 'open' };
		const additionalFields = {
			itrReportUrl: { files: [{ url: '={{ $json.files }}', password: '={{ $json.oneForAll }}' }] },
		};
		const bankStatementUrl = {
			files: [
				{ url: 'https://example.com/0.pdf' },
				{ url: '={{ $json.files }}', password: '={{ $json.passwords }}' },
			],
		};
		const parameters = edd(await asked(), { bankStatementUrl, additionalFields });
		await run(emulator, { parameters, items: [item] });
		expect(sent().body).toMatchObject({
			bank_statement_url: ['https://example.com/0.pdf', ...FILES],
			bank_statement_passwords: ['', 'pass1', 'pass2'],
			itr_report_url: FILES,
			itr_report_passwords: ['open', 'open'],
		});
	});

	it.each<[string, IDataObject, string]>([
		['no file', { bankStatementUrl: {} }, 'Bank Statements is blank [Item 0]'],
		['an empty list', { bankStatementUrl: { files: [] } }, 'Bank Statements is blank [Item 0]'],
		[
			'an expression that gives no link',
			{ bankStatementUrl: { files: [{ url: '={{ [] }}' }] } },
			'Bank Statements is blank [Item 0]',
		],
		[
			'a row without a link',
			{ bankStatementUrl: { files: [{ url: FILES[0] }, { url: '={{ " " }}' }] } },
			'Bank Statements row 2: File is blank [Item 0]',
		],
		[
			'more passwords than files',
			{ bankStatementUrl: { files: [{ url: FILES[0], password: '={{ ["a", "b"] }}' }] } },
			'Bank Statements row 2: File is blank [Item 0]',
		],
		[
			'an optional row without a link',
			{ additionalFields: { itrReportUrl: { files: [{ url: '={{ "" }}', password: 'a' }] } } },
			'ITR Reports row 1: File is blank [Item 0]',
		],
		[
			'no source of income',
			{ sourceOfIncome: '={{ $json.none }}' },
			'Source of Income is blank [Item 0]',
		],
	])('is not sent with %s', async (_, changes, message) => {
		const error = await failure(emulator, { parameters: edd(NOBODY, changes) });
		expect(error.message).toBe(message);
		expect(emulator.requests).toEqual([]);
	});

	it('names the field of a link that is none, not the number of its row', async () => {
		const bankStatementUrl = { files: [{ url: FILES[0] }, { url: 'https://e.com/no link' }] };
		const parameters = edd(await asked(), { bankStatementUrl });
		const { message } = await failure(emulator, { parameters });
		expect(message).toBe('Enter a valid URL. (field: Bank Statements) [Item 0]');
	});

	it.each([
		['Customer is unverified', async () => await world.customer(), 'Customer → Get'],
		['EDD not required', async () => await world.verified(), 'There is nothing to submit'],
	])('says what to do about "%s"', async (words, customer, step) => {
		const error = await failure(emulator, { parameters: edd(await customer()) });
		expect(error.message).toContain(words);
		expect(error.description).toContain(step);
	});

	it('says what to read first when no answer came, and is not repeated', async () => {
		const customerId = await asked();
		emulator.faults.next({ kind: 'cut', when: 'after' });
		const error = await failure(emulator, { parameters: edd(customerId) });
		expect(error.description).toContain('may or may not have carried it out');
		expect(error.description).toContain(`Read the limits with Limit → ${limits} first`);
		expect(emulator.requests.filter((each) => each.path === path)).toHaveLength(1);
	});

	it('shows no password in an error', async () => {
		const bankStatementUrl = { files: [{ url: 'statement.pdf', password: 'hunter22' }] };
		const parameters = edd(await asked(), { bankStatementUrl });
		const { error } = await run(emulator, { parameters });
		expect(JSON.stringify([error?.message, error?.description, error?.context])).not.toContain(
			'hunter22',
		);
	});
});

describe('Limit → the optional fields', () => {
	it('sends all of a payin under their own names', async () => {
		const customerId = await world.verified();
		emulator.demandEdd('payin', customerId);
		const parameters = limit('submitPayinEdd', {
			customerId,
			sourceOfIncome: 'OTHERS',
			bankStatementUrl: { files: [{ url: FILES[0], password: 'pass1' }] },
			additionalFields: {
				accountOperator: 'FAMILY',
				accountOperatorName: 'Ravi Rao',
				itrReportUrl: { files: [{ url: FILES[1], password: '' }] },
				p2pTradingStatus: false,
				purpose: 'Investment',
				relationWithAccountOperator: 'brother',
				supportingPurposeDocUrl: { files: FILES.map((url) => ({ url })) },
			},
		});
		await run(emulator, { parameters });
		expect(sent().body).toEqual({
			customer_id: customerId,
			source_of_income: 'OTHERS',
			bank_statement_url: [FILES[0]],
			bank_statement_passwords: ['pass1'],
			account_operator: 'FAMILY',
			account_operator_name: 'Ravi Rao',
			itr_report_url: [FILES[1]],
			itr_report_passwords: [''],
			p2p_trading_status: false,
			purpose: 'Investment',
			relation_with_account_operator: 'brother',
			supporting_purpose_doc_url: FILES,
		});
	});

	it('sends the consent of a payout', async () => {
		const customerId = await world.verified();
		emulator.demandEdd('payout', customerId);
		const parameters = limit('submitPayoutEdd', {
			customerId,
			sourceOfIncome: 'BUSINESS_INCOME',
			bankStatementUrl: { files: [{ url: FILES[0] }] },
			additionalFields: { declaration: true },
		});
		await run(emulator, { parameters });
		expect(sent().body).toMatchObject({ source_of_income: 'BUSINESS_INCOME', declaration: true });
	});
});
