import { inBody, jsonInBody } from '../fields';
import { toFileUrl } from '../values/files';
import { toAnswer } from '../values/identifiers';
import type { OperationField } from '../operation';

/** Required in the API reference of May 2025, optional in every guide up to 2026: residents abroad may have no PAN. */
export const taxNumber: OperationField = {
	displayName: 'Tax Number',
	name: 'taxNumber',
	type: 'string',
	default: '',
	placeholder: 'e.g. ABCPG1234N',
	description: "The customer's PAN. Leave it out only for customers abroad who have none.",
	routing: inBody('tax_number'),
};

/** The customer's photo of themselves. */
export const selfieUrl: OperationField = {
	displayName: 'Selfie',
	name: 'selfieUrl',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. https://example.com/selfie.jpg, or the name of a binary field',
	description: "URL or name of a binary field: a photo of the customer's face (JPG, JPEG or PNG)",
	routing: inBody('selfie_url'),
	convert: toFileUrl,
};

/** Before the rows: they are set into what the JSON has given, and win. */
const additionalInfoJson: OperationField = {
	displayName: 'Additional Info as JSON',
	name: 'additionalInfoJson',
	type: 'json',
	// Blank text would be marked as an error.
	default: '{}',
	description:
		'Additional Info as one JSON object, such as {"income_range": "5-10 LPA"}, in place of rows or together with them. A name that is in both has the value of its row.',
	routing: jsonInBody('additional_info'),
};

const additionalInfoRows: OperationField = {
	displayName: 'Additional Info',
	name: 'additionalInfo',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Info',
	default: {},
	description:
		'What DollarPe asks of this customer: KYC → Get Configuration lists the names under additional_info_required',
	options: [
		{
			name: 'fields',
			displayName: 'Field',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. income_range',
					description: "DollarPe's name of the field",
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. 5-10 LPA',
					description: "The customer's answer, or the link to a document where DollarPe wants one",
					routing: inBody('=additional_info.{{$parent.name}}'),
					convert: toAnswer,
				},
			],
		},
	],
};

/** What DollarPe asks of a customer beside the document, as rows, as JSON or as both. */
export const additionalInfo: OperationField[] = [additionalInfoJson, additionalInfoRows];
