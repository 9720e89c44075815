import { type Emulator, startEmulator } from '../../../dev/emulator';
import { BANK, textsOf, Fixtures } from './world';

let emulator: Emulator;
let world: Fixtures;
beforeAll(async () => {
	emulator = await startEmulator({ processingMs: { kyc: Infinity, bankAccount: 60_000 } });
	world = new Fixtures(emulator);
});
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

describe('a bank account', () => {
	it('is shown as it was made, and as under way until it has been checked', async () => {
		const customer_id = await world.verified();
		const body = { customer_id, account_number: '7627389201', ifsc: 'SBI0001829IU' };
		const made = await world.do('POST', `${BANK}/create`, body);
		expect(made).toEqual({
			...body,
			id: expect.any(String),
			account_name: 'John Doe',
			vpa: null,
			bank_account_type: 'ACCOUNT_DETAILS',
			bank_account_status: 'PROCESSING',
			failure_reason: 'null',
		});
		expect(await world.do('GET', `${BANK}/${customer_id}/${String(made.id)}`)).toEqual(made);
		emulator.clock.advance(60_000);
		expect(emulator.bankAccounts).toEqual([{ ...made, bank_account_status: 'VERIFIED' }]);
	});

	it('is verified at once where checks take no time, as in all samples', async () => {
		const quick = await startEmulator();
		const other = new Fixtures(quick);
		await other.account(await other.verified());
		expect(quick.bankAccounts).toMatchObject([{ bank_account_status: 'VERIFIED' }]);
		await quick.close();
	});

	it('says why it has failed', async () => {
		const id = await world.account(await world.verified());
		emulator.setStatus('bankAccount', id, 'FAILED', { failure_reason: 'NAME_MISMATCH' });
		emulator.clock.advance(60_000);
		expect(emulator.bankAccounts).toMatchObject([
			{ bank_account_status: 'FAILED', failure_reason: 'NAME_MISMATCH' },
		]);
	});

	it('may be a UPI ID, which has no account number', async () => {
		await world.upi(await world.verified());
		expect(emulator.bankAccounts).toMatchObject([
			{ account_number: null, ifsc: null, account_name: null, bank_account_type: 'VPA' },
		]);
	});

	it.each([
		[{}, { account_number: ['This field is required.'], ifsc: ['This field is required.'] }],
		[{ account_number: '1' }, { ifsc: ['This field is required.'] }],
		[{ vpa: 'no at sign' }, { vpa: ['Enter a valid VPA.'] }],
		[
			{ vpa: 'a1@b', account_number: '1', ifsc: 'x' },
			{ non_field_errors: ['Send a bank account or a VPA, not both.'] },
		],
	])('is refused with %j', async (fields, errors) => {
		const body = { ...fields, customer_id: await world.verified() };
		const reply = await world.try('POST', `${BANK}/create`, body);
		expect(reply.json).toMatchObject({ errors });
	});

	it('is taken whatever the case of a UPI ID, or one would belong to two', async () => {
		const customer_id = await world.verified();
		await world.do('POST', `${BANK}/create`, { customer_id, vpa: 'johndoe@oksbi' });
		const reply = await world.try('POST', `${BANK}/create`, { customer_id, vpa: 'JohnDoe@OKSBI' });
		expect(textsOf(reply)).toEqual(['VPA already in use']);
	});
});

describe("a customer's list", () => {
	it("holds the customer's own, oldest first", async () => {
		const [first, second] = [await world.verified(), await world.verified()];
		const ids = [await world.account(first), await world.upi(first)];
		await world.account(second);
		const { results } = await world.do('GET', `${BANK}/list/${first}`);
		expect(results).toEqual(ids.map((id) => expect.objectContaining({ id })));
	});
});
