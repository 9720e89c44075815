import { startEmulator, type Emulator } from '../../../dev/emulator';
import { contact, failure, run } from '../../support/dollarPe';

let emulator: Emulator;
beforeAll(async () => (emulator = await startEmulator()));
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

const sentBodies = () => emulator.requests.map(({ body }): unknown => JSON.parse(body));

describe('a contact becomes a customer', () => {
	it('sends the four required fields to customer/create and nothing else', async () => {
		const { output } = await run(emulator);
		expect(emulator.requests).toHaveLength(1);
		expect(emulator.requests[0]).toMatchObject({
			method: 'POST',
			path: '/cms/api/v1/customer/create',
			query: '',
			status: 200,
		});
		expect(sentBodies()).toEqual([
			{
				full_name: 'Contact 1',
				email: 'contact1@example.com',
				phone: '9000000001',
				alpha_3_country_code: 'IND',
			},
		]);
		expect(output).toHaveLength(1);
	});

	it("gives DollarPe's data as it is, paired with the contact", async () => {
		const { output } = await run(emulator);
		expect(output).toEqual([
			{
				json: {
					id: emulator.customers[0]?.id,
					client_reference_id: null,
					full_name: 'Contact 1',
					email: 'contact1@example.com',
					phone: '+919000000001',
					country: 'IND',
					type: 'INDIVIDUAL',
					status: 'UNVERIFIED',
					failure_reason: null,
					document_type: null,
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	it('sends each additional field under its own name', async () => {
		const additionalFields = {
			clientReferenceId: 'crm-1',
			nonResidenceStatus: true,
			residenceAlpha3CountryCode: 'USA',
		};
		await run(emulator, { parameters: { additionalFields } });
		expect(sentBodies()).toEqual([
			expect.objectContaining({
				client_reference_id: 'crm-1',
				non_residence_status: true,
				residence_alpha_3_country_code: 'USA',
			}),
		]);
	});

	it('sends a false that was chosen, so that a resident is known to be one', async () => {
		await run(emulator, { parameters: { additionalFields: { nonResidenceStatus: false } } });
		expect(sentBodies()).toEqual([expect.objectContaining({ non_residence_status: false })]);
	});

	it('keeps a name in any script as it is', async () => {
		const names = ['José Ñandú', '李小龍', 'नमस्ते', '😀 O\'Neil "Ö" \\ /', 'e\u0301'];
		const items = names.map((name, n) => contact(n, { name }));
		const { output } = await run(emulator, { items });
		expect(output.map(({ json }) => json.full_name)).toEqual(names);
	});

	it('does nothing, and does not fail, when no contact came in', async () => {
		const { output, error } = await run(emulator, { items: [] });
		expect({ output, error, requests: emulator.requests }).toEqual({
			output: [],
			error: undefined,
			requests: [],
		});
	});
});

describe('what a CRM gives is made into what DollarPe takes', () => {
	it.each([
		['a phone that is a number', { phone: 919876543210 }, { phone: '919876543210' }],
		[
			'blanks around text',
			{ name: '  A B\t\n', email: ' a@b.co ' },
			{ full_name: 'A B', email: 'a@b.co' },
		],
		['an alpha-2 code', { country: 'IN' }, { alpha_3_country_code: 'IND' }],
		['a lower-case code', { country: 'ind' }, { alpha_3_country_code: 'IND' }],
		['a lower-case alpha-2 code', { country: ' us ' }, { alpha_3_country_code: 'USA' }],
		[
			'a code that does not exist, for DollarPe to judge',
			{ country: 'Xyz1' },
			{ alpha_3_country_code: 'Xyz1' },
		],
		[
			'a property of every object',
			{ country: 'constructor' },
			{ alpha_3_country_code: 'constructor' },
		],
		['a date', { name: new Date(0) }, { full_name: '1970-01-01T00:00:00.000Z' }],
	])('%s', async (_, changes, sent) => {
		await run(emulator, { items: [{ ...contact(1), ...changes }] });
		expect(sentBodies()).toEqual([expect.objectContaining(sent)]);
	});

	it.each([
		['empty text', ''],
		['blanks', ' \t\n '],
		['null', null],
		['a field that is not there', undefined],
	])('does not send an additional field with %s', async (_, reference) => {
		const items = [contact(1, reference === undefined ? {} : { reference })];
		const additionalFields = {
			clientReferenceId: '={{ $json.reference }}',
			residenceAlpha3CountryCode: '={{ $json.reference }}',
			nonResidenceStatus: '={{ $json.reference }}',
		};
		await run(emulator, { items, parameters: { additionalFields } });
		expect(Object.keys(Object(sentBodies()[0])).sort()).toEqual([
			'alpha_3_country_code',
			'email',
			'full_name',
			'phone',
		]);
	});

	it.each([
		['true', true],
		['True', true],
		['FALSE', false],
		['yes', true],
		['NO', false],
		['1', true],
		['0', false],
	])('understands %j where a yes or no is asked for', async (text, sent) => {
		const parameters = { additionalFields: { nonResidenceStatus: `={{ "${text}" }}` } };
		await run(emulator, { parameters });
		expect(sentBodies()).toEqual([expect.objectContaining({ non_residence_status: sent })]);
	});

	it.each([
		['={{ 1 }}', true],
		['={{ 0 }}', false],
	])('understands the number of a sheet, %s', async (nonResidenceStatus, sent) => {
		await run(emulator, { parameters: { additionalFields: { nonResidenceStatus } } });
		expect(sentBodies()).toEqual([expect.objectContaining({ non_residence_status: sent })]);
	});

	it.each(['perhaps', '2', 'y', 'on', 'undefined'])(
		'sends no %j where a yes or no is asked for: DollarPe might take any text for yes',
		async (text) => {
			const parameters = { additionalFields: { nonResidenceStatus: `={{ "${text}" }}` } };
			const { message } = await failure(emulator, { parameters });
			expect(message).toBe(`Non-Resident must be true or false, but it is "${text}" [Item 0]`);
			expect(emulator.requests).toEqual([]);
		},
	);
});

describe('a required field that is missing: nothing is sent, and the person learns where to look', () => {
	it.each([
		['name', 'Full Name is blank [Item 0]'],
		['email', 'Email is blank [Item 0]'],
		['phone', 'Phone is blank [Item 0]'],
		['country', 'Nationality is blank [Item 0]'],
	])('%s', async (field, message) => {
		for (const value of ['', '  ', null]) {
			const error = await failure(emulator, { items: [contact(1, { [field]: value })] });
			expect(error.message).toBe(message);
			expect(error.context.itemIndex).toBe(0);
		}
		expect(emulator.requests).toEqual([]);
	});

	it.each([
		[{ a: 1 }, 'Full Name must be text, but it is an object [Item 0]'],
		[['a', 'b'], 'Full Name must be text, but it is a list [Item 0]'],
		[true, 'Full Name must be text, but it is true [Item 0]'],
	])('is not guessed from %j', async (name, message) => {
		expect((await failure(emulator, { items: [contact(1, { name })] })).message).toBe(message);
		expect(emulator.requests).toEqual([]);
	});

	it('is not guessed from a calculation that went wrong', async () => {
		const error = await failure(emulator, { parameters: { phone: '={{ Number("x") }}' } });
		expect(error.message).toBe('Phone is NaN, which is not a number [Item 0]');
	});
});
