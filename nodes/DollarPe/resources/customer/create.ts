import { SERVICES } from '../../../../dollarpe/environments';
import { countryField } from '../values/countries';
import { toReference } from '../values/identifiers';
import { data, type Operation } from '../operation';
import { toBirthDateYearFirst } from '../values/dates';
import { toFreeText } from '../values/values';
import { NEW_CUSTOMER } from './samples';

const SAME_PERSON =
	'If the customer who has it is the same person, use the operation Create or Get, which returns that customer; if not, correct the value.';

const PHONE =
	"Correct {field}: DollarPe's examples have the national number of ten digits without a prefix, such as 9911002211. Its answers have the prefix (+919911002211); whether it also takes a number with one is not documented.";

const COUNTRY =
	'Choose the country from the list, or give its English name or its ISO 3166-1 code: India, IND, IN.';

const NO_NON_RESIDENTS = 'DollarPe does not accept non-residents for this organization.';

/** POST /customer/create (DollarPe docs, API reference, Customer → Create; fields as of early 2026). */
export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create customer',
	description: 'Create a customer, who can then be verified (KYC)',
	routing: {
		request: { method: 'POST', url: `${SERVICES.cms}/customer/create` },
		output: data,
	},
	advice: {
		'email already in use': SAME_PERSON,
		'phone already in use': SAME_PERSON,
		'phone or email linked with another user': SAME_PERSON,
		USR_DUPLICATE_CONTACT: SAME_PERSON,
		'client reference id already exists':
			'A customer with this Client Reference ID exists: this contact has most likely been created before. The operation Create or Get returns that customer if the name, email or phone is the same.',
		'enter a valid phone number': PHONE,
		'invalid country code': COUNTRY,
		REQ_INVALID_COUNTRY: COUNTRY,
		'invalid residence country code': COUNTRY,
		REQ_INVALID_RESIDENCE_COUNTRY: COUNTRY,
		'non-residents not supported': NO_NON_RESIDENTS,
		REQ_NON_RESIDENT_UNSUPPORTED: NO_NON_RESIDENTS,
	},
	fields: [
		{
			displayName: 'Full Name',
			name: 'fullName',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Asha Rao',
			description: "The customer's legal name, as on the identity papers",
			routing: { send: { type: 'body', property: 'full_name' } },
			convert: toFreeText,
		},
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'name@email.com',
			description: 'Must be unique: no other customer may have it',
			routing: { send: { type: 'body', property: 'email' } },
		},
		{
			displayName: 'Phone',
			name: 'phone',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 9911002211',
			hint: "National number without prefix, as in DollarPe's examples. Whether + and a prefix are taken is not documented.",
			description:
				'Must be unique: no other customer may have it. DollarPe returns it with the prefix: +919911002211.',
			routing: { send: { type: 'body', property: 'phone' } },
		},
		countryField({
			displayName: 'Nationality',
			name: 'alpha3CountryCode',
			required: true,
			description:
				'The country of which the customer is a citizen. An expression may give its English name or its code: India, IND, IN.',
			routing: { send: { type: 'body', property: 'alpha_3_country_code' } },
		}),
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Client Reference ID',
					name: 'clientReferenceId',
					type: 'string',
					default: '',
					placeholder: 'e.g. crm-1042',
					description:
						'Your own ID of the customer, such as the one in your CRM. Must be unique: DollarPe accepts each only once.',
					routing: { send: { type: 'body', property: 'client_reference_id' } },
					convert: toReference,
					expression: 'complete',
				},
				countryField({
					displayName: 'Country of Residence',
					name: 'residenceAlpha3CountryCode',
					description:
						'Where the customer lives, when that is abroad. An expression may give its English name or its code: United States, USA, US.',
					routing: { send: { type: 'body', property: 'residence_alpha_3_country_code' } },
				}),
				{
					displayName: 'Date of Birth',
					name: 'dob',
					type: 'dateTime',
					typeOptions: { dateOnly: true },
					default: '',
					description: 'Since autumn 2026 (Zapyd), for customers in the US',
					routing: { send: { type: 'body', property: 'dob' } },
					convert: toBirthDateYearFirst,
				},
				{
					displayName: 'Non-Resident',
					name: 'nonResidenceStatus',
					type: 'boolean',
					default: false,
					description: 'Whether the customer lives outside the country of their nationality',
					routing: { send: { type: 'body', property: 'non_residence_status' } },
				},
			],
		},
	],
	sample: NEW_CUSTOMER,
};
