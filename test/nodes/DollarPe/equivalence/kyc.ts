import type { IDataObject } from 'n8n-workflow';

import { three, type ResourceCases } from './cases';

const customerId = '={{ $json.id }}';

const document: IDataObject = {
	fullAddress: '12 MG Road, Bengaluru',
	documentType: 'AADHAAR',
	documentNumber: '={{ "12345699000" + $json.n }}',
	documentFrontImageUrl: 'https://example.com/front.jpg',
	documentBackImageUrl: 'https://example.com/back.jpg',
};

const info: IDataObject = {
	additionalInfo: {
		fields: [
			{ name: 'income_range', value: '={{ "5-1" + $json.n + " LPA" }}' },
			{ name: 'profession', value: 'Engineer' },
		],
	},
};

const json: IDataObject = {
	additionalInfoJson: '{"income_range": "0-5 LPA", "profession": "Engineer"}',
};

const both: IDataObject = {
	...json,
	additionalInfo: { fields: [{ name: 'income_range', value: '5-10 LPA' }] },
};

const data: IDataObject = {
	...document,
	customerId,
	fullName: 'José 😀',
	dob: '31-12-1990',
	registeredDate: '01-03-2025',
	taxNumber: '={{ "ABCPG123" + $json.n + "N" }}',
	selfieUrl: 'https://example.com/selfie.jpg',
	selfieVerificationStatus: true,
};

const additionalFields: IDataObject = {
	additionalData: '{"source": {"scanned": true}, "pages": [1, 2]}',
};

const unverified = three(async (world) => await world.customer());
const failed = three(async (world) => await world.failed());

export const kyc: ResourceCases = {
	getConfiguration: { parameters: [{ customerId }], items: unverified },
	addKycData: {
		parameters: [
			{ ...data, ...info },
			{ ...data, ...json },
			{ ...data, ...both, additionalFields: { ...additionalFields, phone: '9911002211' } },
		],
		items: unverified,
	},
	updateTaxInfo: {
		parameters: [{ customerId, taxNumber: '={{ "CLBPG593" + $json.n + "N" }}' }],
		items: failed,
	},
	updateDocumentInfo: {
		parameters: [
			{ ...document, customerId },
			{ ...document, customerId, additionalFields },
		],
		items: failed,
	},
	updateSelfieInfo: {
		parameters: [{ customerId, selfieUrl: 'https://example.com/selfie.jpg' }],
		items: failed,
	},
	updateAdditionalInfo: {
		parameters: [info, json, both].map((each) => ({ ...each, customerId })),
		items: failed,
	},
	resetKyc: {
		parameters: [{ customerId }],
		items: three(async (world) => await world.verified()),
	},
	generateLink: {
		parameters: [{ customerId, redirectUrl: 'https://example.com/done?a=1' }],
		items: unverified,
	},
	mockKycStatus: {
		parameters: [{ customerId, kycStatus: 'VERIFIED' }],
		items: three(async (world) => await world.inKyc()),
	},
};
