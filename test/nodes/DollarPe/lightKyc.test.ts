import type { IDataObject } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../../../dev/emulator';
import { run } from '../../support/dollarPe';
import { list } from '../../support/panel';

jest.mock('../../../nodes/client/http/pause', () =>
	jest.requireActual<typeof import('../../support/quickPause')>('../../support/quickPause'),
);

let emulator: Emulator;
beforeAll(async () => (emulator = await startEmulator({ api: 'zapyd' })));
afterAll(async () => await emulator.close());
beforeEach(() => emulator.reset());

const node = async (parameters: IDataObject) =>
	await run(emulator, { items: [{}], parameters, credential: { api: 'zapyd' } });

const sent = () => emulator.requests.map(({ body }) => JSON.parse(body) as IDataObject);

const PAID = {
	...{ resource: 'customer', operation: 'createPayoutOnly' },
	...{ fullName: 'María del Carmen', alpha3CountryCode: 'Mexico' },
};

describe('a customer who is only paid', () => {
	it('needs neither email nor phone, and is found in the list without them', async () => {
		const { error, output } = await node(PAID);
		expect(error).toBeUndefined();
		expect(sent()).toEqual([{ full_name: 'María del Carmen', alpha_3_country_code: 'MEX' }]);
		const { names } = await list(emulator, 'searchCustomers');
		expect(names).toEqual(['María del Carmen · UNVERIFIED']);
		expect(output[0]?.json).toMatchObject({ full_name: 'María del Carmen', email: null });
	});

	it('has all else as it was given', async () => {
		const additionalFields = {
			...{ clientReferenceId: 'crm-1', email: 'maria@example.com', phone: '+525512345678' },
			dob: '1990-12-31',
		};
		await node({ ...PAID, additionalFields });
		expect(sent()[0]).toEqual({
			...{ full_name: 'María del Carmen', alpha_3_country_code: 'MEX', dob: '1990-12-31' },
			...{ client_reference_id: 'crm-1', email: 'maria@example.com', phone: '+525512345678' },
		});
	});

	it('whose answer was lost is looked for first: a second one would be paid as well', async () => {
		emulator.faults.next({ kind: 'cut', when: 'after' });
		const { error } = await node(PAID);
		expect(error?.description).toContain('Look with Customer → Get Many for the name');
		expect(emulator.customers).toHaveLength(1);
	});

	it('a reference of which a part is missing is not sent: nobody would find the customer by it', async () => {
		const clientReferenceId = '=crm-{{ $json.missing }}';
		const { error } = await node({ ...PAID, additionalFields: { clientReferenceId } });
		expect(error?.message).toContain('Client Reference ID');
		expect(sent()).toEqual([]);
	});

	it('is verified by a KYC of which nothing but the customer is sent', async () => {
		const { output } = await node(PAID);
		const customerId = output[0]?.json.id;
		const kyc = await node({ resource: 'kyc', operation: 'addPayoutKycData', customerId });
		expect(kyc.output[0]?.json).toMatchObject({ id: customerId, status: 'PROCESSING' });
		expect(sent().at(-1)).toEqual({ customer_id: customerId });
	});
});

describe('the KYC of somebody who is paid from abroad', () => {
	const KYC = { resource: 'kyc', operation: 'addRemittanceBeneficiaryKyc' };

	it('makes an account in India possible, without the full KYC', async () => {
		const { output } = await node({ ...PAID, alpha3CountryCode: 'IND' });
		const customerId = output[0]?.json.id;
		const additionalFields = { taxNumber: 'ABCPG1234N' };
		const { error } = await node({ ...KYC, customerId, additionalFields });
		expect(error).toBeUndefined();
		expect(sent().at(-1)).toEqual({ customer_id: customerId, tax_number: 'ABCPG1234N' });
		const account = { accountNumber: '007627389201', ifsc: 'SBIN0001829' };
		const made = await node({
			resource: 'bankAccount',
			operation: 'create',
			customerId,
			...account,
		});
		expect(made.error).toBeUndefined();
	});

	it('an error shows no whole PAN', async () => {
		const customerId = 'def8b740-99f9-4cba-bc9e-99de57e927b4';
		const body = JSON.stringify({ status: false, message: 'PAN ABCPG1234N is invalid' });
		emulator.faults.next({ kind: 'json', status: 400, body });
		const additionalFields = { taxNumber: 'ABCPG1234N' };
		const { error } = await node({ ...KYC, customerId, additionalFields });
		expect(error?.message).toContain('PAN ••••234N is invalid');
	});
});

describe('the data of a sender', () => {
	const SENDER = { resource: 'kyc', operation: 'addSenderKycData', clientReferenceId: 'crm-1' };

	it('go as they are given: how DollarPe writes the country is not known', async () => {
		await node({ ...SENDER, countryCode: 'mx', additionalFields: { street: 'Calle 5\u00A0№ 3' } });
		expect(sent()).toEqual([
			{ client_reference_id: 'crm-1', country_code: 'mx', street: 'Calle 5\u00A0№ 3' },
		]);
	});

	it('have what is known of who is paid in an object of its own', async () => {
		const { error } = await node({
			...{ ...SENDER, countryCode: 'COL' },
			additionalFields: {
				...{ city: 'Bogotá', postalCode: '011001', stateProvince: 'Bogotá D.C.' },
				...{ beneficiaryIdDocNumber: '0123456789', beneficiaryPhoneNumber: '+573001234567' },
				beneficiaryDob: '31-12-1990',
			},
		});
		expect(error).toBeUndefined();
		expect(sent()).toEqual([
			{
				...{ client_reference_id: 'crm-1', country_code: 'COL' },
				...{ city: 'Bogotá', postal_code: '011001', state_province: 'Bogotá D.C.' },
				beneficiary_identifiers: {
					beneficiary_id_doc_number: '0123456789',
					beneficiary_phone_number: '+573001234567',
					beneficiary_dob: '1990-12-31',
				},
			},
		]);
	});

	it('an error shows no whole document number', async () => {
		const body = JSON.stringify({ status: false, message: 'Document GODE561231GR8 is invalid' });
		emulator.faults.next({ kind: 'json', status: 400, body });
		const additionalFields = { beneficiaryIdDocNumber: 'GODE561231GR8' };
		const { error } = await node({ ...SENDER, countryCode: 'MEX', additionalFields });
		expect(error?.message).toContain('Document ••••1GR8 is invalid');
	});

	it('whose answer was lost: the support is asked, since nothing reads them', async () => {
		emulator.faults.next({ kind: 'cut', when: 'after' });
		const { error } = await node({ ...SENDER, countryCode: 'MEX' });
		expect(error?.description).toContain("ask DollarPe's support, with the Client Reference ID");
	});
});

describe('a remitter', () => {
	const REMITTER = {
		...{ resource: 'remitter', operation: 'create', firstName: 'Ana', lastName: 'Null' },
		...{ dob: '1990-12-31T00:00:00.000Z', nationality: 'USA', residenceCountry: 'United States' },
		...{ city: 'San Francisco', addressLine: '1 Market Street', phone: '+14155550123' },
		...{ sourceOfFunds: 'salary', idType: 'PASSPORT', idNumber: '0123456' },
	};

	it('is one person, however often the same document is sent', async () => {
		const first = await node(REMITTER);
		expect(first.error).toBeUndefined();
		const second = await node({ ...REMITTER, firstName: 'Anna' });
		expect(second.output[0]?.json).toEqual(first.output[0]?.json);
		expect(emulator.remitters).toHaveLength(1);
		expect(sent()[0]).toEqual({
			...{ first_name: 'Ana', last_name: 'Null', dob: '1990-12-31', nationality: 'USA' },
			...{ residence_country: 'USA', city: 'San Francisco', address_line: '1 Market Street' },
			...{ phone: '+14155550123', source_of_funds: 'salary' },
			...{ id_type: 'PASSPORT', id_number: '0123456' },
		});
	});

	it('who exists already is returned, whatever reference is sent: nothing is doubted', async () => {
		const reference = (clientReferenceId: string) => ({ additionalFields: { clientReferenceId } });
		await node({ ...REMITTER, ...reference('crm-1') });
		const { error, output } = await node({ ...REMITTER, ...reference('crm-2') });
		expect(error).toBeUndefined();
		expect(output[0]?.json).toMatchObject({ client_reference_id: 'crm-1', status: 'VERIFIED' });
	});

	it('whose answer was lost may be sent again: somebody is told so, and it is true', async () => {
		emulator.faults.next({ kind: 'cut', when: 'after' });
		const { error } = await node(REMITTER);
		expect(error?.description).toContain('It may be sent again');
		await node(REMITTER);
		expect(emulator.remitters).toHaveLength(1);
	});

	it('in India is refused by DollarPe, and the error shows no whole document number', async () => {
		const { error } = await node({ ...REMITTER, residenceCountry: 'IN' });
		expect(error?.message).toContain('Remitter must live outside India');
		expect(JSON.stringify([error?.message, error?.description])).not.toContain('0123456');
		expect(emulator.remitters).toEqual([]);
	});

	it('whose document number may have lost digits is not sent: it would be another person', async () => {
		const { error } = await node({ ...REMITTER, idNumber: 1234567890123456 });
		expect(error?.message).toContain(
			'ID Number is ••••3456, a number that is not whole or has more than 15 digits',
		);
		expect(sent()).toEqual([]);
	});
});
