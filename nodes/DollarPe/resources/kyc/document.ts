import { isRecord } from '../../../../dollarpe/json/json';
import { inBody, jsonInBody } from '../fields';
import { fileNotice, toFileUrl } from '../values/files';
import { loadedChoice } from '../loadedChoice';
import type { OperationField, SentValues } from '../operation';
import { toFreeText } from '../values/values';

/** Those of May 2025; since then KYC → Configuration says which of them, or others, a customer may use. */
export const documentTypes = [
	{ name: 'Aadhaar', value: 'AADHAAR' },
	{ name: 'Driving License', value: 'DRIVING_LICENSE' },
	{ name: 'Passport', value: 'PASSPORT' },
	{ name: 'Voter ID', value: 'VOTER_ID' },
];

const fullAddress: OperationField = {
	displayName: 'Full Address',
	name: 'fullAddress',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 12 MG Road, Bengaluru, Karnataka 560001',
	description: "The customer's complete residential address",
	routing: inBody('full_address'),
	convert: toFreeText,
};

const documentType = loadedChoice('getDocumentTypes', ['customerId.value'], {
	displayName: 'Document Type',
	name: 'documentType',
	required: true,
	description:
		'One of those that DollarPe takes of the customer; an expression may give any text. Payins need a customer who is verified with AADHAAR.',
	routing: inBody('document_type'),
});

const documentNumber: OperationField = {
	displayName: 'Document Number',
	name: 'documentNumber',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 123456123456',
	description: 'The Aadhaar number (12 digits), or the file number of a passport',
	routing: inBody('document_details.document_number'),
};

/** Not `required` in the panel, where that would rule out `aadhaar_json`: {@link checkImages}. */
const documentFrontImageUrl: OperationField = {
	displayName: 'Document Front Image',
	name: 'documentFrontImageUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/front.jpg, or the name of a binary field',
	description:
		'URL or name of a binary field: a JPG, JPEG, PNG or PDF. Needed, unless Additional Data has the aadhaar_json of an Aadhaar card.',
	routing: inBody('document_front_image_url'),
	convert: toFileUrl,
};

const documentBackImageUrl: OperationField = {
	...documentFrontImageUrl,
	displayName: 'Document Back Image',
	name: 'documentBackImageUrl',
	placeholder: 'e.g. https://example.com/back.jpg, or the name of a binary field',
	routing: inBody('document_back_image_url'),
};

/** The document of KYC and where its owner lives, as Add KYC Data and Update Document Info take them. */
export const documentFields: OperationField[] = [
	fullAddress,
	documentType,
	documentNumber,
	fileNotice,
	documentFrontImageUrl,
	documentBackImageUrl,
];

/** The shape of `aadhaar_json` is not published. */
export const additionalData: OperationField = {
	displayName: 'Additional Data',
	name: 'additionalData',
	type: 'json',
	default: '{}',
	description:
		'More about the document, as a JSON object. It may have aadhaar_json, in place of the images of an Aadhaar card.',
	routing: jsonInBody('document_details.additional_data'),
};

/**
 * Both images are needed, unless an Aadhaar card comes as `aadhaar_json` (DollarPe docs, Error codes, early 2026:
 * KYC_INVALID_AADHAAR_INPUT). The page of Update Document Info does not repeat the exception; DollarPe judges.
 */
export function checkImages(values: SentValues): string | undefined {
	const missing = [documentFrontImageUrl, documentBackImageUrl]
		.filter(({ routing }) => values[routing?.send?.property ?? ''] === undefined)
		.map(({ displayName }) => displayName);
	if (missing.length === 0 || isAadhaarJson(values)) return undefined;
	const are = missing.length === 1 ? 'is' : 'are';
	return `${missing.join(' and ')} ${are} blank: DollarPe needs both images, unless the document type is AADHAAR and Additional Data has aadhaar_json`;
}

function isAadhaarJson({ document_type: type, document_details: details }: SentValues): boolean {
	const data = isRecord(details) ? details.additional_data : undefined;
	return String(type).toUpperCase() === 'AADHAAR' && isRecord(data) && 'aadhaar_json' in data;
}
