import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator, type Fault } from '../../../dev/emulator';
import { exchange } from '../../support/exchange';
import { failure } from '../../support/dollarPe';
import { Fixtures } from '../../dev/emulator/world';

let emulator: Emulator;
let world: Fixtures;
beforeAll(async () => {
	emulator = await startEmulator({ pageSize: 2 });
	world = new Fixtures(emulator);
});
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

const NOBODY = '6b1f7d3e-0000-4000-8000-000000000000';
const ACCOUNT = { accountNumber: '0007627389201', ifsc: 'SBI0001829IU' };
const UPI = { bankAccountType: 'VPA', vpa: 'johndoe@oksbi' };

const using = (operation: string, parameters: IDataObject) => ({
	items: [{}],
	parameters: { resource: 'bankAccount', operation, ...parameters },
});
const ran = async (operation: string, parameters: IDataObject) =>
	await exchange(emulator, using(operation, parameters));
const refused = async (operation: string, parameters: IDataObject) =>
	await failure(emulator, using(operation, parameters));

describe('Bank Account → Create: the account that a person gives, and nothing else', () => {
	it('sends an account by number and IFSC, with its zeros', async () => {
		const customerId = await world.verified();
		const { output, sent } = await ran('create', {
			customerId,
			accountNumber: ' 0007627389201 ',
			ifsc: ' SBI0001829IU',
			additionalFields: { accountName: 'José Ñandú' },
		});
		expect(sent).toEqual([
			{
				method: 'POST',
				path: '/cms/api/v1/bank/create',
				query: '',
				body: {
					customer_id: customerId,
					account_number: '0007627389201',
					ifsc: 'SBI0001829IU',
					account_name: 'José Ñandú',
				},
			},
		]);
		expect(output).toEqual([{ json: emulator.bankAccounts[0], pairedItem: { item: 0 } }]);
		expect(output[0]?.json).toMatchObject({
			customer_id: customerId,
			bank_account_status: 'VERIFIED',
		});
	});

	it('sends a UPI ID, and not the account that was typed before it was chosen', async () => {
		const customerId = await world.verified();
		const hidden = { ...ACCOUNT, additionalFields: { accountName: 'X' } };
		const { sent } = await ran('create', { customerId, ...hidden, ...UPI });
		expect(sent.map(({ body }) => body)).toEqual([
			{ customer_id: customerId, vpa: 'johndoe@oksbi' },
		]);
	});

	it('sends an account, and not the UPI ID that was typed before it was chosen', async () => {
		const customerId = await world.verified();
		const { sent } = await ran('create', { customerId, ...ACCOUNT, vpa: 'johndoe@oksbi' });
		expect(sent[0]?.body).not.toHaveProperty('vpa');
	});

	it.each<[IDataObject, string]>([
		[{ ...ACCOUNT, accountNumber: ' ' }, 'Account Number is blank [Item 0]'],
		[{ ...ACCOUNT, ifsc: ' ' }, 'IFSC is blank [Item 0]'],
		[{ ...UPI, vpa: ' ' }, 'UPI ID is blank [Item 0]'],
		[
			{ ...ACCOUNT, accountNumber: '={{ 98728374789928394577 }}' },
			'Account Number is ••••0000, a number that is not whole or has more than 15 digits: give it as text [Item 0]',
		],
		[
			{ ...ACCOUNT, customerId: 'John' },
			'Customer ID must be an ID of DollarPe\'s, such as def8b740-99f9-4cba-bc9e-99de57e927b4, but it is "John" [Item 0]',
		],
	])('sends nothing for %j, which would be somebody else or nobody', async (given, message) => {
		expect((await refused('create', { customerId: NOBODY, ...given })).message).toBe(message);
		expect(emulator.requests).toEqual([]);
	});

	it('says which step of the KYC is missing', async () => {
		const customerId = await world.inKyc();
		const error = await refused('create', { customerId, ...ACCOUNT });
		expect(error.message).toContain('Customer is unverified');
		expect(error.description).toContain('until Customer → Get shows the status VERIFIED');
	});

	it.each([ACCOUNT, UPI])('says what to do when %j is taken', async (account) => {
		await ran('create', { customerId: await world.verified(), ...account });
		const error = await refused('create', { customerId: await world.verified(), ...account });
		expect(error.message).toMatch(
			/already in use: "••••(9201|ksbi)" \(field: (Account Number|UPI ID)\) \[Item 0\]$/,
		);
		expect(error.description).toContain('Bank Account → Get Many');
	});

	it('says how to go on after a lost answer', async () => {
		const customerId = await world.verified();
		emulator.faults.next({ kind: 'cut', when: 'after' });
		const error = await refused('create', { customerId, ...ACCOUNT });
		expect(error.description).toContain('Look with Bank Account → Get Many.');
		expect(error.description).toContain(
			'DollarPe accepts each account number and UPI ID only once',
		);
	});
});

describe('Bank Account → Get and Get Many', () => {
	it('looks one up', async () => {
		const customerId = await world.verified();
		const bankId = await world.account(customerId);
		const { sent, output } = await ran('get', { customerId, bankId });
		expect(sent).toEqual([
			{
				method: 'GET',
				path: `/cms/api/v1/bank/${customerId}/${bankId}`,
				query: '',
				body: undefined,
			},
		]);
		expect(output.map(({ json }) => json.id)).toEqual([bankId]);
	});

	it("does not give another customer's, and says where this one's are", async () => {
		const bankId = await world.account(await world.verified());
		const error = await refused('get', { customerId: await world.customer(), bankId });
		expect(error.message).toContain('Bank not found or access denied');
		expect(error.description).toContain('Bank Account → Get Many lists all');
	});

	it('lists all of a customer, page by page', async () => {
		const customerId = await world.verified();
		const ids: string[] = [];
		for (let n = 0; n < 3; n++) ids.push(await world.account(customerId));
		await world.upi(await world.verified());
		const { sent, output } = await ran('getAll', { customerId, returnAll: true });
		expect(output.map(({ json }) => json.id)).toEqual(ids);
		expect(sent.map(({ path }) => path)).toEqual([
			`/cms/api/v1/bank/list/${customerId}`,
			`/cms/api/v1/bank/list/${customerId}`,
		]);
		const limited = await ran('getAll', { customerId, limit: 1 });
		expect(limited.output).toHaveLength(1);
	});

	it('says that there is no such customer', async () => {
		const error = await refused('getAll', { customerId: NOBODY });
		expect(error.message).toContain('Customer not found or access denied');
		expect(error.description).toContain('Check Customer ID');
	});
});

describe('Bank Account → Create or Get: who runs it again gets the account that the customer has', () => {
	const orGet = async (parameters: IDataObject) => await ran('createOrGet', parameters);

	it.each([ACCOUNT, UPI])('creates %j, then finds it', async (account) => {
		const customerId = await world.verified();
		const first = await orGet({ customerId, ...account });
		const second = await orGet({ customerId, ...account });
		expect(first.output[0]?.json).toMatchObject({ customer_id: customerId, created: true });
		expect(second.output[0]?.json).toEqual({
			...emulator.bankAccounts[0],
			created: false,
			differences: [],
		});
		expect(emulator.bankAccounts).toHaveLength(1);
	});

	it.each<[string, IDataObject, IDataObject, string[]]>([
		['IFSC in other case', ACCOUNT, { ...ACCOUNT, ifsc: 'sbi0001829iu' }, []],
		['UPI ID in other case', UPI, { ...UPI, vpa: 'JohnDoe@okSBI' }, []],
		[
			'name',
			ACCOUNT,
			{ ...ACCOUNT, additionalFields: { accountName: 'Somebody Else' } },
			['account_name'],
		],
	])('says what differs: %s', async (_, there, given, differences) => {
		const customerId = await world.verified();
		await orGet({ customerId, ...there });
		const { output } = await orGet({ customerId, ...given });
		expect(output[0]?.json).toMatchObject({ created: false, differences });
	});

	it.each<[string, Fault | undefined, string, number]>([
		[
			'the number is taken',
			undefined,
			'Account number already in use: "••••9201" (field: Account Number) [Item 0]',
			1,
		],
		[
			'there are three already',
			{
				kind: 'json',
				status: 400,
				body: JSON.stringify({ status: false, message: 'Maximum 3 bank account details allowed' }),
			},
			'Maximum 3 bank account details allowed [Item 0]',
			1,
		],
		[
			'nobody knows what became of it',
			{ kind: 'status', status: 503 },
			'Account number already in use',
			2,
		],
	])(
		'never gives the account with the same number at another bank, which would be paid: %s',
		async (_, fault, message, creates) => {
			const customerId = await world.verified();
			await orGet({ customerId, ...ACCOUNT });
			if (fault) emulator.faults.next(fault);
			const before = emulator.requests.length;
			const error = await refused('createOrGet', { customerId, ...ACCOUNT, ifsc: 'HDFC0000001' });
			expect(error.message).toContain(message);
			const sent = emulator.requests.slice(before).filter(({ method }) => method === 'POST');
			expect(sent).toHaveLength(creates);
		},
	);

	it('knows an account number by all of its digits, zeros too', async () => {
		const customerId = await world.verified();
		await orGet({ customerId, ...ACCOUNT });
		const { output } = await orGet({ customerId, ...ACCOUNT, accountNumber: '7627389201' });
		expect(output[0]?.json).toMatchObject({ created: true, account_number: '7627389201' });
	});

	it.each([ACCOUNT, UPI])(
		"never gives another customer's, though it is the same: %j",
		async (account) => {
			await orGet({ customerId: await world.verified(), ...account });
			const customerId = await world.verified();
			await world.account(customerId);
			const error = await refused('createOrGet', { customerId, ...account });
			expect(error.message).toContain('already in use');
			expect(error.description).toContain("it is another customer's");
		},
	);

	it("not even where DollarPe's list has another customer's account in it", async () => {
		await orGet({ customerId: await world.verified(), ...ACCOUNT });
		const customerId = await world.verified();
		const results = emulator.bankAccounts;
		const list = { status: true, data: { count: 1, next: null, previous: null, results } };
		emulator.faults.when(({ path }) =>
			path.includes('/bank/list/')
				? { kind: 'json', status: 200, body: JSON.stringify(list) }
				: undefined,
		);
		const error = await refused('createOrGet', { customerId, ...ACCOUNT });
		expect(error.message).toContain('Account number already in use');
	});

	it('takes a customer ID in capitals for the same customer', async () => {
		const customerId = await world.verified();
		await orGet({ customerId, ...ACCOUNT });
		const answer = { status: false, message: 'Account number already in use' };
		emulator.faults.next({ kind: 'json', status: 400, body: JSON.stringify(answer) });
		const list = { status: true, data: { results: emulator.bankAccounts, next: null } };
		emulator.faults.when(({ path }) =>
			path.includes('/bank/list/')
				? { kind: 'json', status: 200, body: JSON.stringify(list) }
				: undefined,
		);
		const { output } = await orGet({ customerId: customerId.toUpperCase(), ...ACCOUNT });
		expect(output[0]?.json).toMatchObject({ customer_id: customerId, created: false });
	});

	it.each(['customer', 'account_number', 'non_field_errors'])(
		"finds it where DollarPe's refusal stands under the field, or under none: %s",
		async (field) => {
			const customerId = await world.verified();
			await orGet({ customerId, ...ACCOUNT });
			const answer = { status: false, errors: { [field]: ['Account number already in use'] } };
			emulator.faults.next({ kind: 'json', status: 400, body: JSON.stringify(answer) });
			const { output } = await orGet({ customerId, ...ACCOUNT });
			expect(output[0]?.json).toMatchObject({ created: false });
		},
	);

	it.each<[string, IDataObject, string]>([
		['account', ACCOUNT, 'Maximum 3 bank account details allowed'],
		['upi', UPI, 'Maximum 3 UPI IDs allowed'],
	])(
		'also looks when there are three of a kind, which may be said before "already in use": %s',
		async (kind, account, text) => {
			const customerId = await world.verified();
			await orGet({ customerId, ...account });
			for (let n = 0; n < 2; n++) await world[kind as 'account' | 'upi'](customerId);
			const body = JSON.stringify({ status: false, errors: { customer: [text] } });
			emulator.faults.next({ kind: 'json', status: 400, body });
			const { output } = await orGet({ customerId, ...account });
			expect(output[0]?.json).toMatchObject({ customer_id: customerId, created: false });

			const other = {
				...account,
				accountNumber: '1234567',
				...(kind === 'upi' && { vpa: 'x.y@ok' }),
			};
			const error = await refused('createOrGet', { customerId, ...other });
			expect(error.message).toContain(text);
			expect(error.description).toContain('Bank Account → Get Many lists');
		},
	);

	it.each(['before', 'after'] as const)(
		'looks by itself when the connection breaks %s the work',
		async (when) => {
			const customerId = await world.verified();
			emulator.faults.next({ kind: 'cut', when });
			const { output, error } = await orGet({ customerId, ...ACCOUNT });
			expect(error).toBeUndefined();
			expect(output[0]?.json).toMatchObject({ created: when === 'before' });
			expect(emulator.bankAccounts).toHaveLength(1);
		},
	);

	it("reads each customer's own list once", async () => {
		const [one, two] = [await world.verified(), await world.verified()];
		const rows = [one, two, one, two].map((customer, n) => ({ customer, number: `900000${n}` }));
		const parameters = {
			resource: 'bankAccount',
			operation: 'createOrGet',
			customerId: '={{ $json.customer }}',
			accountNumber: '={{ $json.number }}',
			ifsc: 'SBI0001829IU',
		};
		await exchange(emulator, { items: rows, parameters });
		const { output, sent } = await exchange(emulator, { items: rows, parameters });
		expect(output.map(({ json }) => [json.customer_id, json.account_number, json.created])).toEqual(
			rows.map(({ customer, number }) => [customer, number, false]),
		);
		expect(sent.filter(({ method }) => method === 'GET')).toHaveLength(2);
	});
});
