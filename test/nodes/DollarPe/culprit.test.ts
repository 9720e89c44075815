import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../../../dev/emulator';
import { Fixtures } from '../../dev/emulator/world';
import { contact, failure, run, type NodeFailure } from '../../support/dollarPe';

let emulator: Emulator;
let world: Fixtures;
beforeAll(async () => {
	emulator = await startEmulator();
	world = new Fixtures(emulator);
});
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

const referenced = { additionalFields: { clientReferenceId: '={{ $json.ref }}' } };

/** Has the server refuse, once, with the texts by field, or with one about the request as a whole. */
function refuses(errors: IDataObject | undefined, message = 'Bad Request'): void {
	const body = JSON.stringify({ status: false, message, data: null, errors });
	emulator.faults.next({ kind: 'json', status: 400, body });
}

describe('one contact among hundreds is refused: the message shows which value, and which contact', () => {
	it('the value, the field and the item; then the contact by its own reference', async () => {
		const items = [contact(0, { ref: 'crm-0' }), contact(1, { country: 'Narnia', ref: 'crm-1' })];
		const parameters = { ...referenced, options: { maxParallelRequests: 1 } };
		const error = await failure(emulator, { items, parameters });
		expect(error.message).toBe('Invalid country code: "Narnia" (field: Nationality) [Item 1]');
		expect(error.description).toMatch(/^Client Reference ID: crm-1\. Choose the country/);
		expect(error.context.recordLabel).toBe('Client Reference ID: crm-1');
	});

	it('the contact by its email where it has no reference', async () => {
		const error = await failure(emulator, { items: [contact(1, { country: 'Narnia' })] });
		expect(error.description).toMatch(/^Email: contact1@example\.com\. Choose the country/);
	});

	it('what has only an ID of its own by that', async () => {
		const customerId = '6b1f7d3e-0000-4000-8000-000000000000';
		const { message, description } = await failure(emulator, {
			parameters: { resource: 'customer', operation: 'get', customerId },
		});
		expect(message).toBe(
			`Customer not found or access denied: "${customerId}" (field: Customer ID) [Item 0]`,
		);
		expect(description).toMatch(new RegExp(`^Customer ID: ${customerId}\\. Check`));
		const payoutId = customerId;
		const other = await failure(emulator, {
			parameters: { resource: 'payout', operation: 'get', payoutId },
		});
		expect(other.description).toContain(`Payout ID: ${payoutId}. `);
		expect(other.message).toContain(`: "${payoutId}"`);
	});

	it('the beginning of a value that is long, and of a contact', async () => {
		const long = 'x'.repeat(300);
		const items = [contact(1, { country: long, email: `${'e'.repeat(80)}@example.com` })];
		refuses({ alpha_3_country_code: ['Invalid country code.'] });
		const error = await failure(emulator, { items });
		expect(error.message).toBe(
			`Invalid country code: "${'x'.repeat(60)}…" (field: Nationality) [Item 0]`,
		);
		expect(error.description).toContain(`Email: ${'e'.repeat(60)}…. `);
	});

	it.each<[string, IDataObject | undefined, string | undefined, string]>([
		[
			'a name of its own for the field',
			{ name: ['Too odd.'] },
			undefined,
			'Too odd: "Contact 1" (field: Full Name) [Item 0]',
		],
		[
			'the value in its own words',
			{ email: ['"contact1@example.com" is taken.'] },
			undefined,
			'"contact1@example.com" is taken. (field: Email) [Item 0]',
		],
		[
			'words about either of two fields',
			undefined,
			'Phone or email linked with another user',
			'Phone or email linked with another user [Item 0]',
		],
		[
			'a field that was not sent',
			{ client_reference_id: ['This field is required.'] },
			undefined,
			'This field is required. (field: Client Reference ID) [Item 0]',
		],
		[
			'a value that it says is missing',
			{ email: ['This field may not be blank.'] },
			undefined,
			'This field may not be blank. (field: Email) [Item 0]',
		],
		[
			'a field that nobody knows',
			{ constructor: ['No.'] },
			undefined,
			'No. (field: constructor) [Item 0]',
		],
		[
			'words with the name of the field alone',
			undefined,
			'Email already in use.',
			'Email already in use: "contact1@example.com" [Item 0]',
		],
	])('whatever DollarPe says: %s', async (_, errors, message, expected) => {
		refuses(errors, message);
		const error = await failure(emulator, { items: [contact(1)] });
		expect(error.message).toBe(expected);
	});

	it('a short value although the letters stand in the sentence by chance', async () => {
		refuses({ alpha_3_country_code: ['Invalid country code'] });
		const error = await failure(emulator, { items: [contact(1, { country: 'co' })] });
		expect(error.message).toContain('Invalid country code: "COL" (field');
		refuses({ alpha_3_country_code: ['Invalid country code'] });
		const other = await failure(emulator, { items: [contact(1, { country: 'nv' })] });
		expect(other.message).toContain('Invalid country code: "nv" (field');
	});
});

describe('what the node itself refuses names the contact too', () => {
	it.each<[string, IDataObject, IDataObject, string]>([
		[
			'a blank field',
			{ name: ' ' },
			referenced,
			'Client Reference ID: crm-1. Item 0 was not sent.',
		],
		['the reference itself', { ref: [] }, referenced, 'Email: contact1@example.com. Item 0'],
		['the email itself', { email: {} }, {}, 'Item 0 was not sent. Check the value of Email.'],
		[
			'an expression that fails',
			{},
			{ ...referenced, fullName: '={{ $json.nothing.at.all }}' },
			'Client Reference ID: crm-1. Item 0 was not sent.',
		],
	])('%s', async (_, changes, parameters, description) => {
		const items = [contact(1, { ref: 'crm-1', ...changes })];
		const error = await failure(emulator, { items, parameters });
		expect(error.message).toMatch(/ \[Item 0\]$/);
		expect(error.description).toMatch(new RegExp(`^${description.replace(/[.]/g, '\\.')}`));
		expect(emulator.requests).toEqual([]);
	});

	it('and the item on the error output', async () => {
		const items = [contact(1, { name: '' })];
		const { errorOutput } = await run(emulator, { items, onError: 'continueErrorOutput' });
		expect(errorOutput[0]?.json.message).toContain('Email: contact1@example.com. ');
	});
});

describe('more than one contact failed: each must be found, not only counted', () => {
	const bad = (n: number) => contact(n, { country: `Nowhere ${n}`, ref: `crm-${n}` });

	async function afterBad(count: number): Promise<NodeFailure> {
		const items = Array.from({ length: count }, (_, n) => bad(n));
		const parameters = { ...referenced, options: { maxParallelRequests: count } };
		return await failure(emulator, { items, parameters });
	}

	it('names the second and the third, with their items and contacts', async () => {
		const { description, context } = await afterBad(3);
		for (const n of [1, 2]) {
			expect(description).toContain(
				`Item ${n} (Client Reference ID: crm-${n}): Invalid country code: "Nowhere ${n}" (field: Nationality)`,
			);
		}
		expect(description).toContain('2 more requests in progress also failed: Item');
		expect(context.failed).toContainEqual({
			item: 2,
			message: 'Invalid country code: "Nowhere 2" (field: Nationality) [Item 2]',
			recordLabel: 'Client Reference ID: crm-2',
		});
	});

	it('names ten of many, says how many more, and keeps all of them in the details', async () => {
		const { description, context } = await afterBad(13);
		expect(description?.match(/Item \d+ \(Client/g)).toHaveLength(10);
		expect(description).toContain('; and 2 more.');
		expect(context.failed).toHaveLength(13);
	});

	it('shows the beginning of long words, and still the item', async () => {
		const body = JSON.stringify({ status: false, message: 'no '.repeat(3_000) });
		emulator.faults.when(() => ({ kind: 'json', status: 400, body }));
		const { description = '' } = await afterBad(5);
		expect(description).toContain('Item 4 (Client Reference ID: crm-4): no no');
		expect(description?.length).toBeLessThan(2_000);
	});
});

describe('identity and account numbers: four characters tell which it was, and no error shows the rest', () => {
	const account = { resource: 'bankAccount', operation: 'create' };
	const KYC = {
		resource: 'kyc',
		operation: 'updateTaxInfo',
		customerId: '6b1f7d3e-0000-4000-8000-000000000000',
	};
	// The workflow's own parameters stand in the node.
	const leaks = (error: NodeFailure, number: string) =>
		JSON.stringify([{ ...error, node: null }, error.message, error.context]).includes(number);

	it.each<[string, IDataObject, string]>([
		[
			'account number',
			{ ...account, accountNumber: '7627389201', ifsc: 'SBIN0001829' },
			'7627389201',
		],
		['UPI ID', { ...account, bankAccountType: 'VPA', vpa: 'johndoe@oksbi' }, 'johndoe@oksbi'],
		['PAN', { ...KYC, taxNumber: 'ABCPG1234N' }, 'ABCPG1234N'],
	])('%s, however DollarPe quotes it', async (_, parameters, number) => {
		const customerId = await world.verified();
		const said = `${number} or ${number.toLowerCase()} is odd`;
		refuses({ account_number: [said], vpa: [said], tax_number: [said] }, said);
		const error = await failure(emulator, { parameters: { ...parameters, customerId } });
		expect(error.message).toContain(`••••${number.slice(-4)}`);
		expect(error.context.data).toBeDefined();
		expect(leaks(error, number)).toBe(false);
		expect(leaks(error, number.toLowerCase())).toBe(false);
	});

	it('others’ numbers in what DollarPe answers', async () => {
		const results = [{ account_number: '555544443333', vpa: 'other@oksbi' }];
		const body = JSON.stringify({ status: false, message: 'No.', data: { results } });
		emulator.faults.next({ kind: 'json', status: 400, body });
		const error = await failure(emulator, { items: [contact(1)] });
		expect(error.context.data).toMatchObject({
			answer: { data: { results: [{ account_number: '••••3333', vpa: '••••ksbi' }] } },
		});
		expect(leaks(error, '55554444')).toBe(false);
	});

	it('also where another item ended the run', async () => {
		const customerId = await world.verified();
		const body = JSON.stringify({ status: false, errors: { vpa: ['Odd.'] } });
		emulator.faults.when(({ path }) =>
			path.endsWith('/bank/create') ? { kind: 'json', status: 400, body } : undefined,
		);
		const error = await failure(emulator, {
			items: [{ vpa: 'alpha@oksbi' }, { vpa: 'bravo@oksbi' }],
			parameters: { ...account, customerId, bankAccountType: 'VPA', vpa: '={{ $json.vpa }}' },
		});
		expect(error.context.failed).toHaveLength(2);
		expect(leaks(error, 'alpha') || leaks(error, 'bravo')).toBe(false);
	});

	it('where the node refuses it itself', async () => {
		const rows = { fields: [{ name: 'ssn_number', value: '={{ 12345678901234567890 }}' }] };
		const error = await failure(emulator, {
			parameters: { ...KYC, operation: 'updateAdditionalInfo', additionalInfo: rows },
		});
		expect(error.message).toContain('row 1: Value is ••••');
		expect(leaks(error, '123456789')).toBe(false);
	});

	it('but the output that the workflow works with is left alone', async () => {
		const customerId = await world.verified();
		const { output } = await run(emulator, {
			parameters: { ...account, customerId, accountNumber: '7627389201', ifsc: 'SBIN0001829' },
		});
		expect(output[0]?.json.account_number).toBe('7627389201');
	});
});

describe('what to do next', () => {
	it.each(['Email already in use', 'Phone already in use', 'Client Reference ID already exists'])(
		'"%s": Create names Create or Get, which itself does not',
		async (words) => {
			refuses(undefined, words);
			const created = await failure(emulator, { items: [contact(1)] });
			expect(created.description).toMatch(/the operation Create or Get/i);
			emulator.faults.when(({ path }) =>
				path.endsWith('/create')
					? { kind: 'json', status: 400, body: JSON.stringify({ status: false, message: words }) }
					: undefined,
			);
			const parameters = { operation: 'createOrGet' };
			const found = await failure(emulator, { items: [contact(1)], parameters });
			expect(found.message).toContain(words);
			expect(found.description).not.toMatch(/the operation Create or Get/i);
		},
	);

	it('a phone number that DollarPe does not take: what its examples look like, and what is not known', async () => {
		const error = await failure(emulator, { items: [contact(1, { phone: '12' })] });
		expect(error.message).toBe('Enter a valid phone number: "12" (field: Phone) [Item 0]');
		expect(error.description).toContain('9911002211');
		expect(error.description).toContain('not documented');
	});
});

it('a time-out at DollarPe is told as one: nothing is to be corrected', async () => {
	emulator.faults.next({ kind: 'status', status: 400, code: 'NET_TIMEOUT' });
	const error = await failure(emulator, { items: [contact(1)] });
	expect(error.description).toContain('may or may not have carried it out');
	expect(error.description).not.toContain('Correct');
});
