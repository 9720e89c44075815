import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../../../dev/emulator';
import { Fixtures } from '../../dev/emulator/world';
import { failure, run } from '../../support/dollarPe';

const NOBODY = 'def8b740-99f9-4cba-bc9e-99de57e927b4';
const FRONT = 'https://sandbox.dollarpe.xyz/test-images/aadhaar-front.jpg';
const BACK = 'https://sandbox.dollarpe.xyz/test-images/aadhaar-back.jpg';
const SELFIE = 'https://sandbox.dollarpe.xyz/test-images/selfie.jpg';
const AADHAAR_JSON = '{"aadhaar_json": {"uid": "123456123456"}}';
const PROFILE = { income_range: '5-10 LPA', profession: 'Engineer' };

const never = { kyc: Infinity, payout: Infinity, payin: Infinity, edd: Infinity };
let emulator: Emulator;
let world: Fixtures;
beforeAll(async () => (emulator = await startEmulator({ processingMs: never })));
afterAll(async () => await emulator.close());
beforeEach(() => {
	emulator.reset();
	world = new Fixtures(emulator);
});

const kyc = (operation: string, fields: IDataObject): IDataObject => ({
	resource: 'kyc',
	operation,
	...fields,
});

const rows = (info: Record<string, string>): IDataObject => ({
	fields: Object.entries(info).map(([name, value]) => ({ name, value })),
});

const kycData = (customerId: string, changes: IDataObject = {}): IDataObject =>
	kyc('addKycData', {
		customerId,
		fullName: 'Asha Rao',
		dob: '1990-12-31T00:00:00',
		registeredDate: '2025-03-01T00:00:00',
		taxNumber: 'ABCPG1234N',
		fullAddress: '12 MG Road, Bengaluru',
		documentType: 'AADHAAR',
		documentNumber: '123456123456',
		documentFrontImageUrl: FRONT,
		documentBackImageUrl: BACK,
		selfieUrl: SELFIE,
		selfieVerificationStatus: true,
		additionalInfo: rows(PROFILE),
		...changes,
	});

const documentInfo = (customerId: string, changes: IDataObject = {}): IDataObject =>
	kyc('updateDocumentInfo', {
		customerId,
		fullAddress: '12 MG Road, Bengaluru',
		documentType: 'PASSPORT',
		documentNumber: 'J8369854',
		documentFrontImageUrl: FRONT,
		documentBackImageUrl: BACK,
		...changes,
	});

/** What the node sent last, as it stood on the wire. */
function sent() {
	const { method, path, query, body } = emulator.requests.at(-1) ?? {};
	return { method, path, query, body: body ? (JSON.parse(body) as unknown) : undefined };
}

/** Makes three updates of a customer, whose KYC fails again each time. */
async function useUpAllUpdates(customer_id: string): Promise<void> {
	for (let update = 0; update < 3; update++) {
		await world.do('PATCH', '/cms/api/v1/kyc/update-selfie-info', {
			customer_id,
			selfie_url: SELFIE,
		});
		emulator.setStatus('customer', customer_id, 'FAILED');
	}
}

describe('KYC → Get Configuration', () => {
	it('gives what DollarPe wants of the customer, or nobody would know the names of additional info', async () => {
		const customerId = await world.customer();
		const { output } = await run(emulator, { parameters: kyc('getConfiguration', { customerId }) });
		expect(sent()).toEqual({
			method: 'GET',
			path: `/cms/api/v1/kyc/configuration/${customerId}`,
			query: '',
			body: undefined,
		});
		expect(output).toEqual([
			{
				json: expect.objectContaining({
					supported_document_types: ['AADHAAR', 'PASSPORT', 'VOTER_ID', 'DRIVING_LICENSE'],
				}),
				pairedItem: { item: 0 },
			},
		]);
	});

	it('says that a customer is unknown, and what to check', async () => {
		const parameters = kyc('getConfiguration', { customerId: NOBODY });
		const error = await failure(emulator, { parameters });
		expect(error.message).toContain('Customer not found or access denied');
		expect(error.description).toContain('Check Customer ID');
	});
});

describe('KYC → Add KYC Data', () => {
	it('sends each value under its own name, nested ones in their object, dates as DollarPe wants them', async () => {
		const customerId = await world.customer();
		const additionalFields = { phone: 9911002211, additionalData: '{"source": "scan"}' };
		const { output } = await run(emulator, {
			parameters: kycData(customerId, { additionalFields }),
		});
		expect(sent()).toEqual({
			method: 'POST',
			path: '/cms/api/v1/kyc/add-kyc-data',
			query: '',
			body: {
				customer_id: customerId,
				full_name: 'Asha Rao',
				phone: '9911002211',
				full_address: '12 MG Road, Bengaluru',
				dob: '31-12-1990',
				registered_date: '01-03-2025',
				tax_number: 'ABCPG1234N',
				document_type: 'AADHAAR',
				document_front_image_url: FRONT,
				document_back_image_url: BACK,
				document_details: { document_number: '123456123456', additional_data: { source: 'scan' } },
				selfie_url: SELFIE,
				selfie_verification_status: true,
				additional_info: PROFILE,
			},
		});
		expect(output).toEqual([
			{
				json: { id: customerId, status: 'PROCESSING', failure_reason: null },
				pairedItem: { item: 0 },
			},
		]);
		expect(emulator.kycRecords).toHaveLength(1);
	});

	it('sends false for a selfie that nobody has checked, and no PAN for who has none', async () => {
		const customerId = await world.customer();
		const data = Object.entries(kycData(customerId)).filter(
			([name]) => !['taxNumber', 'selfieVerificationStatus'].includes(name),
		);
		await run(emulator, { parameters: Object.fromEntries(data) });
		const { body } = sent();
		expect(body).toMatchObject({ selfie_verification_status: false });
		expect(body).not.toHaveProperty('tax_number');
		expect(emulator.kycRecords[0]).toMatchObject({ tax_number: null });
	});

	it('takes aadhaar_json in place of the images: a customer who shares it has none', async () => {
		const { output } = await run(emulator, {
			parameters: kycData(await world.customer(), {
				documentFrontImageUrl: '',
				documentBackImageUrl: '',
				additionalFields: { additionalData: AADHAAR_JSON },
			}),
		});
		expect(sent().body).toMatchObject({
			document_details: { additional_data: { aadhaar_json: { uid: '123456123456' } } },
		});
		expect(output[0]?.json.status).toBe('PROCESSING');
	});

	const BOTH = 'Document Front Image and Document Back Image are blank';
	it.each<[string, IDataObject, string]>([
		['one image is missing', { documentBackImageUrl: ' ' }, 'Document Back Image is blank'],
		['both are', { documentFrontImageUrl: '', documentBackImageUrl: '' }, BOTH],
		[
			'aadhaar_json comes with another document',
			{
				documentType: 'PASSPORT',
				documentFrontImageUrl: '',
				documentBackImageUrl: '',
				additionalFields: { additionalData: AADHAAR_JSON },
			},
			BOTH,
		],
		[
			'additional data has no aadhaar_json',
			{
				documentFrontImageUrl: '',
				documentBackImageUrl: '',
				additionalFields: { additionalData: '{"source": "scan"}' },
			},
			BOTH,
		],
	])('says so before anything is sent when %s', async (_, changes, message) => {
		const parameters = kycData(NOBODY, changes);
		const error = await failure(emulator, { parameters });
		expect(error.message).toBe(
			`${message}: DollarPe needs both images, unless the document type is AADHAAR and Additional Data has aadhaar_json [Item 0]`,
		);
		expect(error.description).toMatch(/^(Customer ID: [0-9a-f-]{36}\. )?Item 0 was not sent\.$/);
		expect(emulator.requests).toEqual([]);
	});

	it.each<[IDataObject, string]>([
		[{ dob: '1990-02-31' }, 'Date of Birth is "1990-02-31", a date that does not exist'],
		[{ dob: '31/12/1990' }, 'Date of Birth must be a date such as 31-12-1990'],
		[{ registeredDate: '={{ " " }}' }, 'Registered Date is blank'],
		[{ documentType: '={{ "" }}' }, 'Document Type is blank'],
		[{ selfieVerificationStatus: '={{ $json.none }}' }, 'Selfie Verification Status is blank'],
		[{ documentNumber: '={{ ["1", "2"] }}' }, 'Document Number must be text, but it is a list'],
		[{ additionalInfoJson: '{"income_range"' }, 'Additional Info as JSON is not valid JSON'],
		[{ additionalInfoJson: '[1]' }, 'Additional Info as JSON must be a JSON object'],
		[
			{ additionalInfo: { fields: [{ name: ' ', value: 'Engineer' }] } },
			'Additional Info has no name in row 1',
		],
		[
			{ additionalFields: { additionalData: '{"id": 12345678901234567890}' } },
			'Additional Data has a number that cannot be kept exactly',
		],
	])('refuses %j before it is sent: wrong papers use up an attempt', async (changes, message) => {
		const error = await failure(emulator, { parameters: kycData(NOBODY, changes) });
		expect(error.message).toContain(message);
		expect(emulator.requests).toEqual([]);
	});

	it('takes the additional info as JSON, as rows or as both, of which the rows win', async () => {
		const additionalInfoJson = '{"income_range": "0-5 LPA", "profession": "Engineer"}';
		for (const additionalInfo of [{}, rows({ income_range: '5-10 LPA' })]) {
			const customerId = await world.customer();
			const parameters = kycData(customerId, {
				documentNumber: customerId,
				taxNumber: '',
				additionalInfoJson,
				additionalInfo,
			});
			await run(emulator, { parameters });
			expect(sent().body).toMatchObject({
				additional_info: {
					...PROFILE,
					income_range: 'fields' in additionalInfo ? '5-10 LPA' : '0-5 LPA',
				},
			});
		}
	});

	it("leaves the item's own data as they are: nodes after this one read them", async () => {
		const customerId = await world.customer();
		const item = { info: { income_range: '0-5 LPA', profession: 'Engineer' } };
		const parameters = kycData(customerId, {
			additionalInfoJson: '={{ $json.info }}',
			additionalInfo: rows({ income_range: '={{ $json.info.income_range + "!" }}' }),
		});
		await run(emulator, { parameters, items: [item] });
		expect(sent().body).toMatchObject({ additional_info: { income_range: '0-5 LPA!' } });
		expect(item).toEqual({ info: { income_range: '0-5 LPA', profession: 'Engineer' } });
	});

	it.each<[string, IDataObject, string, string]>([
		[
			'a document of another customer',
			{ taxNumber: 'CLBPG5935N' },
			'KYC already in use',
			'The document or PAN belongs to another customer',
		],
		[
			'a type of document that the country does not have',
			{ documentType: 'LIBRARY_CARD' },
			'Document type not supported for your country: "LIBRARY_CARD" (field: Document Type)',
			'KYC → Get Configuration',
		],
		[
			'additional info that lacks something',
			{ additionalInfo: rows({ profession: 'Engineer' }) },
			'Malformed additional_info input (field: Additional Info)',
			'additional_info_required',
		],
		[
			'a document number that is too long',
			{ documentNumber: '1'.repeat(256) },
			'Ensure this field has no more than 255 characters: "••••1111" (field: Document Number)',
			'Shorten Document Number.',
		],
		[
			'a link that is none',
			{ selfieUrl: 'https://e.com/no link' },
			'Enter a valid URL: "https://e.com/no link" (field: Selfie)',
			'Selfie',
		],
	])("names the panel's field and the next step for %s", async (_, changes, words, step) => {
		await world.verified({ tax_number: 'CLBPG5935N' });
		const parameters = kycData(await world.customer(), changes);
		const error = await failure(emulator, { parameters });
		expect(error.message).toContain(words);
		expect(error.description).toContain(step);
	});

	it.each(['inKyc', 'failed'] as const)(
		'says where to look for a customer whose data it has (%s)',
		async (state) => {
			const error = await failure(emulator, { parameters: kycData(await world[state]()) });
			expect(error.message).toContain('KYC already exists');
			expect(error.description).toContain('Customer → Get');
		},
	);

	it('says how to find out, when no answer came', async () => {
		const customerId = await world.customer();
		emulator.faults.next({ kind: 'cut', when: 'after' });
		const error = await failure(emulator, { parameters: kycData(customerId) });
		expect(error.description).toContain('may or may not have carried it out');
		expect(error.description).toContain('"KYC already exists"');
		expect(emulator.requests.filter(({ path }) => path.includes('kyc'))).toHaveLength(1);
	});
});

const UPDATES: Array<[string, (customerId: string) => IDataObject, string, IDataObject]> = [
	[
		'updateTaxInfo',
		(customerId) => kyc('updateTaxInfo', { customerId, taxNumber: ' CLBPG5935N ' }),
		'update-tax-info',
		{ tax_number: 'CLBPG5935N' },
	],
	[
		'updateDocumentInfo',
		documentInfo,
		'update-document-info',
		{
			full_address: '12 MG Road, Bengaluru',
			document_type: 'PASSPORT',
			document_front_image_url: FRONT,
			document_back_image_url: BACK,
			document_details: { document_number: 'J8369854' },
		},
	],
	[
		'updateSelfieInfo',
		(customerId) => kyc('updateSelfieInfo', { customerId, selfieUrl: SELFIE }),
		'update-selfie-info',
		{ selfie_url: SELFIE },
	],
	[
		'updateAdditionalInfo',
		(customerId) => kyc('updateAdditionalInfo', { customerId, additionalInfo: rows(PROFILE) }),
		'update-additional-info',
		{ additional_info: PROFILE },
	],
];

describe.each(UPDATES)('KYC → %s', (operation, parametersFor, path, body) => {
	it('corrects what failed, and gives what DollarPe answers', async () => {
		const customerId = await world.failed();
		const { output } = await run(emulator, { parameters: parametersFor(customerId) });
		expect(sent()).toEqual({
			method: 'PATCH',
			path: `/cms/api/v1/kyc/${path}`,
			query: '',
			body: { customer_id: customerId, ...body },
		});
		const status = operation === 'updateSelfieInfo' ? 'PROCESSING' : 'UNVERIFIED';
		expect(output).toEqual([
			{ json: expect.objectContaining({ id: customerId, status }), pairedItem: { item: 0 } },
		]);
		expect(emulator.customers[0]?.status).toBe('PROCESSING');
	});

	it('says that a customer is unknown, and what to check', async () => {
		const error = await failure(emulator, { parameters: parametersFor(NOBODY) });
		expect(error.message).toContain('Customer not found or access denied');
		expect(error.description).toContain('Check Customer ID');
	});

	it('says what is left to do after three updates, in either spelling of the limit', async () => {
		const customerId = await world.failed();
		await useUpAllUpdates(customerId);
		const error = await failure(emulator, { parameters: parametersFor(customerId) });
		expect(error.message).toMatch(/limit exceeded/i);
		expect(error.description).toContain("contact DollarPe's support with the customer ID");
	});

	it.each([
		['the connection broke', () => emulator.faults.next({ kind: 'cut', when: 'after' })],
		['DollarPe failed', () => emulator.faults.next({ kind: 'status', status: 500, when: 'after' })],
		[
			'DollarPe timed out',
			() => emulator.faults.next({ kind: 'status', status: 400, code: 'NET_TIMEOUT' }),
		],
	])('is not repeated when %s: a blind repeat uses up one of three', async (_, fault) => {
		const customerId = await world.failed();
		fault();
		const error = await failure(emulator, { parameters: parametersFor(customerId) });
		expect(error.description).toContain('Read the customer with Customer → Get first');
		expect(error.description).toContain('one of only three updates');
		expect(emulator.requests.filter((each) => each.path.endsWith(path))).toHaveLength(1);
	});
});

describe('KYC → Update Document Info', () => {
	it('names the panel field of a nested value', async () => {
		const parameters = documentInfo(await world.failed(), { documentNumber: '1'.repeat(256) });
		const { message } = await failure(emulator, { parameters });
		expect(message).toContain('(field: Document Number)');
	});

	it('says that a document is in use by another customer', async () => {
		await world.verified({
			document_type: 'PASSPORT',
			document_details: { document_number: 'J8369854' },
		});
		const error = await failure(emulator, { parameters: documentInfo(await world.failed()) });
		expect(error.message).toContain('KYC already in use');
		expect(error.description).toContain('The document belongs to another customer');
	});

	it('asks for the images before anything is sent', async () => {
		const parameters = documentInfo(NOBODY, { documentFrontImageUrl: '' });
		const { message } = await failure(emulator, { parameters });
		expect(message).toContain('Document Front Image is blank');
		expect(emulator.requests).toEqual([]);
	});
});

describe('KYC → Update Additional Info', () => {
	it.each<IDataObject>([
		{},
		{ additionalInfoJson: ' ' },
		{ additionalInfoJson: '{}' },
		{ additionalInfo: {} },
		{ additionalInfo: rows({ profession: ' ' }) },
	])('is refused with nothing in it, %j: it would use up an update', async (fields) => {
		const parameters = kyc('updateAdditionalInfo', { customerId: NOBODY, ...fields });
		const { message } = await failure(emulator, { parameters });
		expect(message).toBe('Additional Info is blank: give rows, or JSON [Item 0]');
		expect(emulator.requests).toEqual([]);
	});

	it('names the part that DollarPe complains about', async () => {
		const errors = { additional_info: { profession: ['This field is required.'] } };
		const body = JSON.stringify({ status: false, message: 'Bad Request', errors, data: null });
		emulator.faults.next({ kind: 'json', status: 400, body });
		const parameters = kyc('updateAdditionalInfo', {
			customerId: NOBODY,
			additionalInfo: rows(PROFILE),
		});
		const error = await failure(emulator, { parameters });
		expect(error.message).toBe(
			'This field is required. (field: Additional Info → profession) [Item 0]',
		);
		expect(error.description).toContain('Fill in Additional Info → profession.');
	});
});

describe('KYC → Reset KYC', () => {
	it('takes the verification back', async () => {
		const customerId = await world.verified();
		const { output } = await run(emulator, { parameters: kyc('resetKyc', { customerId }) });
		expect(sent()).toEqual({
			method: 'POST',
			path: '/cms/api/v1/kyc/reset-kyc',
			query: '',
			body: { customer_id: customerId },
		});
		expect(output).toEqual([
			{ json: { id: customerId, status: 'UNVERIFIED' }, pairedItem: { item: 0 } },
		]);
	});

	it('says what to read first when no answer came: a repeat may undo KYC that was done since', async () => {
		const customerId = await world.verified();
		emulator.faults.next({ kind: 'cut', when: 'after' });
		const error = await failure(emulator, { parameters: kyc('resetKyc', { customerId }) });
		expect(error.description).toContain('Read the customer with Customer → Get first');
		expect(emulator.requests.filter(({ path }) => path.endsWith('reset-kyc'))).toHaveLength(1);
	});

	it('says that a customer is unknown, and what to check', async () => {
		const parameters = kyc('resetKyc', { customerId: NOBODY });
		const error = await failure(emulator, { parameters });
		expect(error.message).toContain('Customer not found or access denied');
		expect(error.description).toContain('Check Customer ID');
	});
});

describe('KYC → Generate Link', () => {
	const link = (customerId: string, redirectUrl = ' https://example.com/done?a=1 ') =>
		kyc('generateLink', { customerId, redirectUrl });

	it('gives the link for the customer', async () => {
		const customerId = await world.customer();
		const { output } = await run(emulator, { parameters: link(customerId) });
		expect(sent()).toEqual({
			method: 'POST',
			path: '/cms/api/v1/kyc/generate-link',
			query: '',
			body: { customer_id: customerId, redirect_url: 'https://example.com/done?a=1' },
		});
		expect(output).toEqual([
			{
				json: { customer_id: customerId, url: expect.stringContaining(customerId) },
				pairedItem: { item: 0 },
			},
		]);
	});

	it('names the field of a link that is none', async () => {
		const parameters = link(await world.customer(), 'done');
		const { message } = await failure(emulator, { parameters });
		expect(message).toContain('Enter a valid URL: "done" (field: Redirect URL)');
	});
});

describe('KYC → Mock KYC Status', () => {
	const mock = (customerId: string, kycStatus: string) =>
		kyc('mockKycStatus', { customerId, kycStatus });

	it('sets the status', async () => {
		const customerId = await world.inKyc();
		const { output } = await run(emulator, {
			parameters: mock(customerId, 'TAX_VERIFICATION_FAILED'),
		});
		expect(sent()).toEqual({
			method: 'PATCH',
			path: '/cms/api/v1/kyc/mock-kyc-status',
			query: '',
			body: { customer_id: customerId, kyc_status: 'TAX_VERIFICATION_FAILED' },
		});
		expect(output).toEqual([
			{ json: { id: customerId, status: 'FAILED' }, pairedItem: { item: 0 } },
		]);
		expect(emulator.customers[0]?.failure_reason).toBe('TAX_VERIFICATION_FAILED');
	});

	it('names the field of a status that there is not', async () => {
		const { message } = await failure(emulator, { parameters: mock(NOBODY, 'FINE') });
		expect(message).toContain('"FINE" is not a valid choice. (field: KYC Status)');
	});

	it('is not sent where an expression gives none', async () => {
		const { message } = await failure(emulator, { parameters: mock(NOBODY, '={{ $json.none }}') });
		expect(message).toBe('KYC Status is blank [Item 0]');
	});
});
