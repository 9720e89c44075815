import { SERVICES } from '../../../../dollarpe/environments';
import { additionalFields, inBody } from '../fields';
import { data, type Operation, type OperationField } from '../operation';
import { countryField } from '../values/countries';
import { toBirthDateYearFirst } from '../values/dates';
import { toReference } from '../values/identifiers';
import { toFreeText } from '../values/values';

/** A required text of the body. */
function required(
	field: Pick<
		OperationField,
		'displayName' | 'name' | 'description' | 'routing' | 'convert' | 'placeholder'
	>,
): OperationField {
	return { type: 'string', default: '', required: true, ...field };
}

/**
 * POST /kyc/remitter/create (DollarPe's demo app, autumn 2026). That the answer repeats what was sent is assumed, but for
 * id, full_name and status.
 */
export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create remitter',
	description:
		'Since autumn 2026 (Zapyd): create the person abroad who sends money to India. If there is one with the same ID Type and ID Number, DollarPe returns that one.',
	routing: {
		request: { method: 'POST', url: `${SERVICES.cms}/kyc/remitter/create` },
		output: data,
	},
	returnsExisting: true,
	simplified: ['id', 'status', 'full_name', 'client_reference_id', 'residence_country', 'id_type'],
	whenUncertain:
		'It may be sent again: with the same ID Type and ID Number DollarPe makes no second remitter.',
	fields: [
		required({
			displayName: 'First Name',
			name: 'firstName',
			description: "The remitter's first name, as on the document",
			routing: inBody('first_name'),
			convert: toFreeText,
		}),
		required({
			displayName: 'Last Name',
			name: 'lastName',
			description: "The remitter's last name, as on the document",
			routing: inBody('last_name'),
			convert: toFreeText,
		}),
		{
			displayName: 'Date of Birth',
			name: 'dob',
			type: 'dateTime',
			typeOptions: { dateOnly: true },
			default: '',
			required: true,
			description: "The remitter's date of birth",
			routing: inBody('dob'),
			convert: toBirthDateYearFirst,
		},
		countryField({
			displayName: 'Nationality',
			name: 'nationality',
			required: true,
			description:
				'The country of which the remitter is a citizen. An expression may give its English name or its code: United States, USA, US.',
			routing: inBody('nationality'),
		}),
		countryField({
			displayName: 'Country of Residence',
			name: 'residenceCountry',
			required: true,
			description:
				'Where the remitter lives, which must be outside India. An expression may give its English name or its code: United States, USA, US.',
			routing: inBody('residence_country'),
		}),
		required({
			displayName: 'City',
			name: 'city',
			description: 'The city where the remitter lives',
			routing: inBody('city'),
			convert: toFreeText,
		}),
		required({
			displayName: 'Address Line',
			name: 'addressLine',
			description: 'Street and house number',
			routing: inBody('address_line'),
			convert: toFreeText,
		}),
		required({
			displayName: 'Phone',
			name: 'phone',
			placeholder: 'e.g. +14155550123',
			description: 'The phone number with + and the prefix of the country',
			routing: inBody('phone'),
		}),
		required({
			displayName: 'Source of Funds',
			name: 'sourceOfFunds',
			placeholder: 'e.g. salary',
			description: "Where the money comes from. Only DollarPe's example is known: salary.",
			routing: inBody('source_of_funds'),
		}),
		required({
			displayName: 'ID Type',
			name: 'idType',
			placeholder: 'e.g. PASSPORT',
			description: "The kind of identity document. Only DollarPe's example is known: PASSPORT.",
			routing: inBody('id_type'),
		}),
		required({
			displayName: 'ID Number',
			name: 'idNumber',
			placeholder: 'e.g. X1234567',
			description: 'The number of the identity document, as text',
			routing: inBody('id_number'),
		}),
		additionalFields({
			displayName: 'Client Reference ID',
			name: 'clientReferenceId',
			type: 'string',
			default: '',
			placeholder: 'e.g. crm-1042',
			description: 'Your own ID of the remitter. A remitter that exists already may have another.',
			routing: inBody('client_reference_id'),
			convert: toReference,
			expression: 'complete',
		}),
	],
	sample: {
		id: '3f2b1c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d',
		client_reference_id: 'test123',
		first_name: 'John',
		last_name: 'Doe',
		full_name: 'John Doe',
		dob: '1990-12-31',
		nationality: 'USA',
		residence_country: 'USA',
		city: 'San Francisco',
		address_line: '1 Market Street',
		phone: '+14155550123',
		source_of_funds: 'salary',
		id_type: 'PASSPORT',
		id_number: 'X1234567',
		status: 'VERIFIED',
	},
};
