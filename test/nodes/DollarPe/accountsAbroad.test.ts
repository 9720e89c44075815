import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../../../dev/emulator';
import { DESTINATIONS } from '../../../nodes/DollarPe/resources/bankAccount/destinations';
import { Fixtures } from '../../dev/emulator/world';
import { run } from '../../support/dollarPe';
import { list } from '../../support/panel';

jest.mock('../../../nodes/client/http/pause', () =>
	jest.requireActual<typeof import('../../support/quickPause')>('../../support/quickPause'),
);

let emulator: Emulator;
let customerId: string;
beforeAll(async () => (emulator = await startEmulator({ api: 'zapyd' })));
afterAll(async () => await emulator.close());
beforeEach(async () => {
	emulator.reset();
	customerId = await new Fixtures(emulator).customer();
});

const CREATE = { resource: 'bankAccount', operation: 'createForPayout' };

/** What is sent, and what comes of it. */
async function made(parameters: IDataObject) {
	const before = emulator.requests.length;
	const { error, output } = await run(emulator, {
		items: [{}],
		parameters: { ...CREATE, customerId, ...parameters },
		credential: { api: 'zapyd' },
	});
	const sent = emulator.requests.slice(before);
	const bodies = sent.map(({ body }) => JSON.parse(body) as IDataObject);
	return { error, bodies, result: output[0]?.json ?? {} };
}

/** One value of each identifier; together they are what is left in the panel of earlier choices. */
const ALL = {
	accountHolderName: 'José 👩‍👧',
	bankName: 'Banco de México',
	accountNumber: '007627389201',
	accountType: 'SAVINGS',
	swiftCode: 'DEUTDEFF',
	bankCode: '004',
	sortCode: '040004',
	routingNumber: '021000021',
	brCpf: '012.345.678-90',
	mxClabe: '032180000118359719',
	phoneNumber: '3001234567',
	rail: 'LEFT',
	identifiers: { fields: [{ name: 'left', value: 'over' }] },
};

const camelCase = (name: string) =>
	name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());

describe('an account abroad has the identifiers of its destination and no others: money would go elsewhere', () => {
	it.each(Object.entries(DESTINATIONS))('%s', async (destination, names) => {
		const { error, bodies, result } = await made({ destination, ...ALL });
		expect(error).toBeUndefined();
		const identifiers = Object.fromEntries(
			names.map((name) => [name, ALL[camelCase(name) as keyof typeof ALL]]),
		);
		const bank_account_type = destination.split(':')[1];
		expect(bodies).toEqual([{ customer_id: customerId, bank_account_type, identifiers }]);
		expect(result).toMatchObject({
			bank_account_type,
			identifiers,
			bank_account_status: 'VERIFIED',
		});
	});

	it('another one has what its rows say, so that nobody waits for us where DollarPe has a new rail', async () => {
		const fields = [
			{ name: 'ke_paybill', value: '0012' },
			{ name: 'account_holder_name', value: 'José 👩‍👧' },
		];
		const { bodies } = await made({
			...{ destination: 'OTHER', ...ALL, rail: 'M-PESA', identifiers: { fields } },
			additionalFields: { isSelfTransfer: false, transferPurpose: 'FAMILY_MAINTENANCE' },
		});
		expect(bodies).toEqual([
			{
				...{ customer_id: customerId, bank_account_type: 'M-PESA' },
				identifiers: { ke_paybill: '0012', account_holder_name: 'José 👩‍👧' },
				...{ is_self_transfer: false, transfer_purpose: 'FAMILY_MAINTENANCE' },
			},
		]);
	});
});

describe('what would make another account of it is refused before anything is sent', () => {
	// What an expression gives: n8n itself refuses a field that is left blank.
	const BLANK = '={{ "" }}';
	const mexico = { destination: 'MXN:SPEI' };
	const other = (name: string, value: unknown) => ({
		...{ destination: 'OTHER', rail: 'SEPA' },
		identifiers: { fields: [{ name, value }] },
	});

	it.each<[IDataObject, string]>([
		[{}, 'Destination is blank'],
		[{ ...mexico, mxClabe: BLANK }, 'CLABE is blank'],
		[{ ...mexico, mxClabe: Number('32180000118359719') }, 'CLABE is ••••9720, a number'],
		[{ ...mexico, mxClabe: '032-180-000118359719' }, 'CLABE must be digits only'],
		[
			{ ...mexico, mxClabe: '3.2180000118E+16' },
			'CLABE is "••••E+16", a number that a spreadsheet',
		],
		[{ destination: 'BRL:PIX', brCpf: '012\u200B345' }, 'CPF has the character U+200B'],
		[{ ...other('a', 'b'), rail: BLANK }, 'Rail is blank'],
		[{ destination: 'OTHER', rail: 'SEPA' }, 'Identifiers is blank'],
		[other('iban', 'DE89\u200B3704'), 'Identifiers row 1: Value has the character U+200B'],
		[
			other('iban', 'undefined'),
			'Identifiers row 1: Value is "••••ined", what stands for no value',
		],
		[other('iban', ' '), 'Identifiers row 1: Value is blank'],
	])('%j', async (parameters, problem) => {
		const { error, bodies } = await made(parameters);
		expect(error?.message).toContain(problem);
		expect(bodies).toEqual([]);
	});
});

describe('an error about an account', () => {
	it.each<[IDataObject, string, string]>([
		[{ destination: 'MXN:SPEI', mxClabe: ALL.mxClabe }, ALL.mxClabe, '••••9719'],
		[{ destination: 'BRL:PIX', brCpf: ALL.brCpf }, ALL.brCpf, '••••8-90'],
		[{ destination: 'COP:NEQUI', phoneNumber: ALL.phoneNumber }, ALL.phoneNumber, '••••4567'],
	])(
		'shows the last four characters of its number alone (%j)',
		async (parameters, number, masked) => {
			const body = JSON.stringify({ status: false, message: `Invalid account ${number}` });
			emulator.faults.next({ kind: 'json', status: 400, body });
			const { error } = await made(parameters);
			expect(error?.message).toContain(`Invalid account ${masked}`);
			expect(JSON.stringify([error?.message, error?.description])).not.toContain(number);
		},
	);

	it('whose answer was lost says where to look, since a second account may be made', async () => {
		emulator.faults.next({ kind: 'cut', when: 'after' });
		const { error, bodies } = await made({ destination: 'MXN:SPEI', mxClabe: ALL.mxClabe });
		expect(bodies).toHaveLength(1);
		expect(error?.description).toContain('Look with Bank Account → Get Many.');
		expect(error?.description).not.toContain('may be sent again');
	});
});

describe('the list of bank accounts to choose from', () => {
	it('tells accounts abroad from each other, without their whole number', async () => {
		await made({ destination: 'MXN:SPEI', mxClabe: ALL.mxClabe });
		await made({ destination: 'EUR:SEPA', ...ALL });
		await made({ operation: 'mockVerification', bankStatus: 'VERIFIED' });
		const { names } = await list(emulator, 'searchBankAccounts', {
			parameters: { resource: 'payout', operation: 'createQuotation', customerId } as never,
		});
		expect(names).toEqual([
			expect.stringMatching(/^John Doe · …9719 · SPEI · VERIFIED$/),
			expect.stringMatching(/^José 👩‍👧 · …9201 · SEPA · VERIFIED$/u),
			'John Doe · ACH_PULL · VERIFIED',
		]);
	});
});

describe('a bank account that the customer connects by a link', () => {
	const mock = async (parameters: IDataObject) =>
		await run(emulator, {
			items: [{}],
			parameters: { resource: 'bankAccount', customerId, ...parameters },
			credential: { api: 'zapyd' },
		});

	it('is in the list once it is verified, and no event tells of it', async () => {
		const link = await mock({ operation: 'generateLink', redirectUrl: 'https://example.com/done' });
		expect(link.output[0]?.json).toEqual({ widget_url: expect.any(String) as string });
		const events = emulator.sentEvents.length;
		const linked = await mock({ operation: 'mockVerification', bankStatus: 'VERIFIED' });
		expect(linked.error).toBeUndefined();
		const { output } = await mock({ operation: 'getAll', returnAll: true });
		expect(output.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				accounts: [expect.objectContaining({ bank_account_status: 'VERIFIED' })],
			}),
		]);
		expect(emulator.sentEvents).toHaveLength(events);
	});

	it('one that is named gets the status, and no second one is made', async () => {
		const { result } = await made({ destination: 'MXN:SPEI', mxClabe: ALL.mxClabe });
		await mock({
			...{ operation: 'mockVerification', bankStatus: 'FAILED' },
			additionalFields: { bankId: { __rl: true, mode: 'list', value: result.id } },
		});
		expect(emulator.bankAccounts).toEqual([
			expect.objectContaining({ id: result.id, bank_account_status: 'FAILED' }),
		]);
	});
});
