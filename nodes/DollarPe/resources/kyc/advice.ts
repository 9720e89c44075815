import { customerNotFound } from '../customerAdvice';

const LIMIT =
	"The customer's three KYC updates are used up: contact DollarPe's support with the customer ID.";

const DOCUMENT_TYPE =
	'Run KYC → Get Configuration for this customer, and choose one of its supported_document_types.';

const IMAGES = 'Give both document images, or aadhaar_json in Additional Data.';

const ADDITIONAL_INFO =
	'Run KYC → Get Configuration for this customer, and add a row to Additional Info for each name under additional_info_required.';

/** What to do about the refusals of a document (DollarPe docs, Error codes, early 2026). */
export const documentAdvice: Readonly<Record<string, string>> = {
	'document type not supported for your country': DOCUMENT_TYPE,
	KYC_INVALID_DOC_TYPE: DOCUMENT_TYPE,
	'for aadhaar, either provide both document_front_image_url and document_back_image_url, or provide aadhaar_json inside additional_data':
		IMAGES,
	KYC_INVALID_AADHAAR_INPUT: IMAGES,
};

/** What to do about the refusals of additional information. */
export const additionalInfoAdvice: Readonly<Record<string, string>> = {
	'malformed additional_info input': ADDITIONAL_INFO,
	INPUT_MALFORMED_ADDITIONAL_INFO: ADDITIONAL_INFO,
};

/** What to do about the refusals that all updates of KYC share. Their pages spell the limit in two ways. */
export const updateAdvice: Readonly<Record<string, string>> = {
	...customerNotFound,
	'limit exceeded': LIMIT,
	'kyc update limit exceeded': LIMIT,
};

/** What to do about a document or PAN that another customer has. */
export function inUse(what: string): Record<string, string> {
	const step = `${what} belongs to another customer: use that customer, or correct the number.`;
	return { 'kyc already in use': step, KYC_IN_USE: step };
}

/** What to do first when nobody knows whether an update was carried out. */
export const BEFORE_NEXT_UPDATE =
	'Read the customer with Customer → Get first: PROCESSING means that the update arrived, and a blind repeat may use up one of only three updates.';
