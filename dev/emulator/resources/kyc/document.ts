import { z } from 'zod';

import { Refusal } from '../../answers/answer';
import { failure } from '../../answers/envelope';
import { refuse } from '../../answers/refuse';
import { text, url } from '../../validation/fields';
import { checkDocumentType } from './configuration';

const DETAILS = z.object({
	document_number: text(),
	additional_data: z.record(z.unknown()).optional(),
});

/** The fields of a document whose images may be replaced by `aadhaar_json`. */
export const DOCUMENT = {
	document_type: text(),
	document_front_image_url: url().optional(),
	document_back_image_url: url().optional(),
	document_details: DETAILS,
};

/** The fields of a document with its images. */
export const DOCUMENT_WITH_IMAGES = {
	...DOCUMENT,
	document_front_image_url: url(),
	document_back_image_url: url(),
};

type Document = z.output<z.ZodObject<typeof DOCUMENT>>;

/**
 * Both images are required, except for an Aadhaar card with `aadhaar_json`. Source: DollarPe docs,
 * error codes, kyc/add-kyc-data.
 *
 * @throws {Refusal} for images that are missing, and for a document that is not supported
 */
export function checkDocument(document: Document): void {
	checkDocumentType(document.document_type);
	const missing = (['document_front_image_url', 'document_back_image_url'] as const).filter(
		(name) => document[name] === undefined,
	);
	if (missing.length === 0) return;
	if (document.document_type !== 'AADHAAR') {
		const errors = missing.map((name) => [name, ['This field is required.']] as const);
		throw new Refusal(failure(400, 'REQ_FIELD_MISSING', Object.fromEntries(errors)));
	}
	if (document.document_details.additional_data?.aadhaar_json !== undefined) return;
	refuse(
		'document_details',
		'For AADHAAR, either provide both document_front_image_url and document_back_image_url, OR provide aadhaar_json inside additional_data',
		'KYC_INVALID_AADHAAR_INPUT',
	);
}
