import { inBody, jsonInBody } from '../fields';
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
	displayName: 'Selfie URL',
	name: 'selfieUrl',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. https://example.com/selfie.jpg',
	description:
		"Link from which DollarPe can fetch the photo of the customer's face: JPG, JPEG or PNG",
	routing: inBody('selfie_url'),
};

/** Before the rows: they are set into what the JSON has given, and win. */
const additionalInfoJson: OperationField = {
	displayName: 'Additional Info (JSON)',
	name: 'additionalInfoJson',
	type: 'json',
	default: '',
	placeholder: 'e.g. {"income_range": "5-10 LPA"}',
	description: 'The same as a JSON object. A field that is also a row has the value of the row.',
	routing: jsonInBody('additional_info'),
};

const additionalInfoRows: OperationField = {
	displayName: 'Additional Info',
	name: 'additionalInfo',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Field',
	default: {},
	description:
		'What additional_info_required asks for, which KYC → Get Configuration returns for the customer',
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
				},
			],
		},
	],
};

/** What DollarPe asks of a customer beside the document, as rows, as JSON or as both. */
export const additionalInfo: OperationField[] = [additionalInfoJson, additionalInfoRows];
