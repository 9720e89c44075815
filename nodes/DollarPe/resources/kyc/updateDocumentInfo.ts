import { SERVICES } from '../../../../dollarpe/environments';
import { additionalFields, customerIdInBody } from '../fields';
import { fileLinkLifetime } from '../values/files';
import { data, type Operation } from '../operation';
import { BEFORE_NEXT_UPDATE, documentAdvice, inUse, updateAdvice } from './advice';
import { additionalData, checkImages, documentFields } from './document';

/** PATCH /kyc/update-document-info (DollarPe docs, API reference, KYC → Update document info, early 2026; guides show POST). */
export const updateDocumentInfo: Operation = {
	name: 'Update Document Info',
	value: 'updateDocumentInfo',
	action: 'Update KYC document info',
	description:
		'Send the document again after DOCUMENT_VERIFICATION_FAILED. A customer has three KYC updates.',
	routing: {
		request: { method: 'PATCH', url: `${SERVICES.cms}/kyc/update-document-info` },
		output: data,
	},
	advice: { ...updateAdvice, ...documentAdvice, ...inUse('The document') },
	whenUncertain: BEFORE_NEXT_UPDATE,
	check: checkImages,
	fields: [customerIdInBody, ...documentFields, additionalFields(additionalData)],
	options: [fileLinkLifetime],
	// Guides say PROCESSING.
	sample: { id: '550e8400-e29b-41d4-a716-446655440000', status: 'UNVERIFIED' },
};
