import { KYC, kycData, type Fixtures } from '../../dev/emulator/world';
import { NOBODY, ONE_ORGANIZATION, type Refusal, type Refusals } from './refusal';

const NOT_FOUND = 'Customer not found or access denied';
const IN_USE = 'KYC already in use';
const SELFIE = 'https://example.com/selfie.jpg';

const unknown =
	(method: string, path: string, fields: Record<string, unknown> = {}): Refusal =>
	async (world) =>
		await world.try(method, `${KYC}/${path}`, { ...fields, customer_id: NOBODY });

/** Sends KYC data that differ from a right one by this. */
const adding =
	(change: Record<string, unknown>): Refusal =>
	async (world) =>
		await world.try('POST', `${KYC}/add-kyc-data`, {
			...kycData(await world.customer(), 50),
			...change,
		});

/** An update for a customer whose KYC failed, where another has the PAN and document of number 60. */
const updating =
	(path: string, change: Record<string, unknown>): Refusal =>
	async (world) => {
		await world.verified(kycDataWithout('customer_id', 60));
		const customer_id = await world.failed();
		return await world.try('PATCH', `${KYC}/${path}`, { ...change, customer_id });
	};

/** The fourth update of one customer. */
const fourth =
	(path: string, change: Record<string, unknown>): Refusal =>
	async (world) => {
		const customer_id = await world.failed();
		const update = { selfie_url: SELFIE, customer_id };
		for (let time = 0; time < 3; time += 1) {
			await world.do('PATCH', `${KYC}/update-selfie-info`, update);
			world.emulator.setStatus('customer', customer_id, 'FAILED');
		}
		return await world.try('PATCH', `${KYC}/${path}`, { ...change, customer_id });
	};

const document = (({ full_address, document_type, ...data }) => ({
	full_address,
	document_type,
	document_front_image_url: data.document_front_image_url,
	document_back_image_url: data.document_back_image_url,
	document_details: data.document_details,
}))(kycData('', 60));
const additional_info = kycData('').additional_info;

export const kyc: Refusals = {
	getConfiguration: {
		[NOT_FOUND]: async (world) => await world.try('GET', `${KYC}/configuration/${NOBODY}`),
		'User does not belong to organization': ONE_ORGANIZATION,
	},
	addKycData: {
		[NOT_FOUND]: unknown('POST', 'add-kyc-data', kycData('')),
		'KYC already exists': async (world: Fixtures) =>
			await world.try('POST', `${KYC}/add-kyc-data`, kycData(await world.inKyc(), 50)),
		[IN_USE]: async (world) => {
			await world.verified({ tax_number: 'CLBPG5935N' });
			return await adding({ tax_number: 'clbpg5935n' })(world);
		},
		'Document type not supported for your country': adding({ document_type: 'LIBRARY_CARD' }),
		'Malformed additional_info input': adding({ additional_info: { profession: 'Engineer' } }),
		'For AADHAAR, either provide both document_front_image_url and document_back_image_url, OR provide aadhaar_json inside additional_data':
			adding({ document_back_image_url: undefined }),
		'User does not belong to organization': ONE_ORGANIZATION,
	},
	updateTaxInfo: {
		[NOT_FOUND]: unknown('PATCH', 'update-tax-info', { tax_number: 'X' }),
		[IN_USE]: updating('update-tax-info', { tax_number: kycData('', 60).tax_number }),
		'Limit exceeded': fourth('update-tax-info', { tax_number: 'CLBPG5935N' }),
	},
	updateDocumentInfo: {
		[NOT_FOUND]: unknown('PATCH', 'update-document-info', document),
		[IN_USE]: updating('update-document-info', document),
	},
	updateSelfieInfo: {
		[NOT_FOUND]: unknown('PATCH', 'update-selfie-info', { selfie_url: SELFIE }),
		'Kyc update limit exceeded': fourth('update-selfie-info', { selfie_url: SELFIE }),
	},
	updateAdditionalInfo: {
		[NOT_FOUND]: unknown('PATCH', 'update-additional-info', { additional_info }),
		[IN_USE]: 'There is nothing in the additional information that could be in use.',
	},
	resetKyc: { [NOT_FOUND]: unknown('POST', 'reset-kyc') },
};

function kycDataWithout(name: string, number: number): Record<string, unknown> {
	return Object.fromEntries(Object.entries(kycData('', number)).filter(([key]) => key !== name));
}
