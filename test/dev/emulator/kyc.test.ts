import { type Emulator, startEmulator } from '../../../dev/emulator';
import { CUSTOMER } from './client';
import { KYC, kycData, textsOf, Fixtures } from './world';

let emulator: Emulator;
let world: Fixtures;
beforeAll(async () => {
	const standing = { now: () => Date.UTC(2025, 2, 8), timestampToleranceSeconds: 1e9 };
	emulator = await startEmulator({ ...standing, processingMs: { kyc: 60_000 } });
	world = new Fixtures(emulator);
});
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

/** The customer as DollarPe would show it. */
async function shown(id: string): Promise<Record<string, unknown>> {
	return await world.do('GET', `${CUSTOMER}/${id}`);
}

async function mock(customer_id: string, kyc_status: string) {
	return await world.try('PATCH', `${KYC}/mock-kyc-status`, { customer_id, kyc_status });
}

describe('KYC', () => {
	it('is under way, then verified by itself, or a workflow that waits would never go on', async () => {
		const id = await world.inKyc({ document_type: 'PASSPORT' });
		const under = { status: 'PROCESSING', failure_reason: null, document_type: 'PASSPORT' };
		expect(await shown(id)).toMatchObject(under);
		emulator.clock.advance(59_999);
		expect(await shown(id)).toMatchObject(under);
		emulator.clock.advance(1);
		expect(await shown(id)).toMatchObject({ status: 'VERIFIED', document_type: 'PASSPORT' });
	});

	it('stays failed, although its check was still under way', async () => {
		const id = await world.failed();
		emulator.clock.advance(120_000);
		expect(await shown(id)).toMatchObject({
			status: 'FAILED',
			failure_reason: 'TAX_VERIFICATION_FAILED',
		});
	});

	it.each([
		['update-tax-info', { tax_number: 'CLBPG5935N' }, { status: 'UNVERIFIED' }],
		[
			'update-selfie-info',
			{ selfie_url: 'https://example.com/selfie.jpg' },
			{ status: 'PROCESSING', failure_reason: null },
		],
		[
			'update-additional-info',
			{ additional_info: { income_range: 'x', profession: 'y' } },
			{ status: 'UNVERIFIED' },
		],
	])('is checked again after %s', async (path, fields, answer) => {
		const customer_id = await world.failed();
		const data = await world.do('PATCH', `${KYC}/${path}`, { customer_id, ...fields });
		expect(data).toEqual({ id: customer_id, ...answer });
		expect(await shown(customer_id)).toMatchObject({ status: 'PROCESSING', failure_reason: null });
		emulator.clock.advance(60_000);
		expect(await shown(customer_id)).toMatchObject({ status: 'VERIFIED' });
		expect(emulator.kycRecords).toMatchObject([{ id: customer_id, updates: 1 }]);
	});

	it('can change its document by an update, which payins depend on', async () => {
		const customer_id = await world.failed();
		const data = kycData(customer_id, 99);
		await world.do('PATCH', `${KYC}/update-document-info`, { ...data, document_type: 'VOTER_ID' });
		expect(await shown(customer_id)).toMatchObject({ document_type: 'VOTER_ID' });
	});

	it('cannot change to a document that the configuration does not list', async () => {
		const body = { ...kycData(await world.failed(), 98), document_type: 'LIBRARY_CARD' };
		expect(textsOf(await world.try('PATCH', `${KYC}/update-document-info`, body))).toEqual([
			'Document type not supported for your country',
		]);
	});

	it('takes an update only after it has failed', async () => {
		const body = { tax_number: 'CLBPG5935N' };
		const unverified = await world.customer();
		for (const customer_id of [unverified, await world.inKyc(), await world.verified()]) {
			const reply = await world.try('PATCH', `${KYC}/update-tax-info`, { ...body, customer_id });
			expect([reply.status, textsOf(reply)]).toEqual([
				400,
				['Only KYC that has failed can be updated'],
			]);
		}
	});

	it('does not count an update that was refused, or the last would be lost to a mistake', async () => {
		const other = await world.verified({ tax_number: 'CLBPG5935N' });
		const customer_id = await world.failed();
		const body = { customer_id, tax_number: 'CLBPG5935N' };
		expect((await world.try('PATCH', `${KYC}/update-tax-info`, body)).status).toBe(400);
		expect(emulator.kycRecords.map(({ id, updates }) => [id, updates])).toEqual([
			[other, 0],
			[customer_id, 0],
		]);
	});

	it('starts again after a reset, with the same document', async () => {
		const customer_id = await world.verified();
		const [record] = emulator.kycRecords;
		const data = await world.do('POST', `${KYC}/reset-kyc`, { customer_id });
		expect(data).toEqual({ id: customer_id, status: 'UNVERIFIED' });
		expect(await shown(customer_id)).toMatchObject({ status: 'UNVERIFIED', document_type: null });
		const again = { ...kycData(customer_id), tax_number: record?.tax_number };
		await world.do('POST', `${KYC}/add-kyc-data`, again);
		expect(await shown(customer_id)).toMatchObject({ status: 'PROCESSING' });
	});

	it('is not reset before it is verified', async () => {
		const reply = await world.try('POST', `${KYC}/reset-kyc`, { customer_id: await world.inKyc() });
		expect(textsOf(reply)).toEqual(['Only verified KYC can be reset']);
	});

	it('may come without images of an Aadhaar card that comes as JSON, but of no other document', async () => {
		const bare = { document_front_image_url: undefined, document_back_image_url: undefined };
		const details = { document_number: '123456123456', additional_data: { aadhaar_json: {} } };
		await world.inKyc({ ...bare, document_details: details });
		const body = { ...kycData(await world.customer(), 70), ...bare, document_details: details };
		const other = { ...body, document_type: 'PASSPORT' };
		const reply = await world.try('POST', `${KYC}/add-kyc-data`, other);
		expect(reply.json).toMatchObject({
			errors: {
				document_front_image_url: ['This field is required.'],
				document_back_image_url: ['This field is required.'],
			},
			err_code: 'REQ_FIELD_MISSING',
		});
	});

	it('lays out what is wrong within an object as the real framework does', async () => {
		const body = { ...kycData(await world.customer()), document_details: {} };
		const reply = await world.try('POST', `${KYC}/add-kyc-data`, body);
		expect(reply.json).toMatchObject({
			errors: { document_details: { document_number: ['This field is required.'] } },
		});
	});

	it.each(['1990-01-31', '31-02-1990', '1-1-1990', '01/01/1990', ''])(
		'refuses %j as a date of birth, or a wrong format would only fail at DollarPe',
		async (dob) => {
			const body = { ...kycData(await world.customer()), dob };
			expect(textsOf(await world.try('POST', `${KYC}/add-kyc-data`, body))).toEqual([
				'Date has wrong format. Use one of these formats instead: DD-MM-YYYY.',
			]);
		},
	);

	it.each(['ftp://example.com/a.jpg', 'example.com/a.jpg', 'data:image/png;base64,AA'])(
		'refuses %s as the address of an image',
		async (selfie_url) => {
			const body = { ...kycData(await world.customer()), selfie_url };
			expect(textsOf(await world.try('POST', `${KYC}/add-kyc-data`, body))).toEqual([
				'Enter a valid URL.',
			]);
		},
	);
});

describe('mocking the status of KYC', () => {
	const REASONS = ['TAX_VERIFICATION_FAILED', 'DOCUMENT_VERIFICATION_FAILED'];

	it.each(['VERIFIED', 'UNVERIFIED', ...REASONS])('takes it from under way to %s', async (to) => {
		const id = await world.inKyc();
		const failed = REASONS.includes(to);
		const status = failed ? 'FAILED' : to;
		expect((await mock(id, to)).json).toMatchObject({ data: { id, status } });
		expect(await shown(id)).toMatchObject({ status, failure_reason: failed ? to : null });
	});

	it('takes what is decided back to unverified, and nowhere else', async () => {
		for (const id of [await world.verified(), await world.failed()]) {
			for (const to of ['VERIFIED', ...REASONS]) expect((await mock(id, to)).status).toBe(400);
			expect((await mock(id, 'UNVERIFIED')).status).toBe(200);
			expect((await mock(id, 'UNVERIFIED')).status).toBe(400);
		}
	});
});

describe('the link to the hosted KYC', () => {
	it('does KYC when it is opened, and leads back', async () => {
		const customer_id = await world.customer();
		const redirect_url = 'https://example.com/done?a=1&b=2';
		const { url } = await world.do('POST', `${KYC}/generate-link`, { customer_id, redirect_url });
		const page = await fetch(String(url), { redirect: 'manual' });
		expect([page.status, page.headers.get('location')]).toEqual([302, redirect_url]);
		expect(await shown(customer_id)).toMatchObject({
			status: 'PROCESSING',
			document_type: 'AADHAAR',
		});
	});

	it('is not made for a customer who is not there', async () => {
		const customer_id = '6b1f7d3e-0000-4000-8000-000000000000';
		const body = { customer_id, redirect_url: 'https://example.com/done' };
		const reply = await world.try('POST', `${KYC}/generate-link`, body);
		expect(textsOf(reply)).toEqual(['Customer not found or access denied']);
	});

	it('does nothing for a customer who is verified, or opening an old link would block payouts', async () => {
		const id = await world.verified({ document_type: 'PASSPORT' });
		await fetch(`${emulator.url}/_emulator/kyc/${id}`, { redirect: 'manual' });
		expect(await shown(id)).toMatchObject({ status: 'VERIFIED', document_type: 'PASSPORT' });
	});

	it('does nothing for a customer who is not there', async () => {
		expect((await fetch(`${emulator.url}/_emulator/kyc/nobody`)).status).toBe(400);
	});
});
