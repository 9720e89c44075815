import { SERVICES } from '../../../../dollarpe/environments';
import { countryOptions, toCountryCode } from '../countries';
import { data, type Operation } from '../operation';
import { NEW_CUSTOMER } from './samples';

const SAME_PERSON =
	'If the customer who has it is the same person, use that customer; if not, correct the value.';

const COUNTRY =
	'Choose the country from the list, or give its ISO 3166-1 code of three letters, such as IND.';

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
			'A customer with this Client Reference ID exists: this contact has most likely been created before.',
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
			hint: "Without country prefix, as in DollarPe's examples",
			description:
				'Must be unique: no other customer may have it. DollarPe returns it with the prefix: +919911002211.',
			routing: { send: { type: 'body', property: 'phone' } },
		},
		{
			displayName: 'Nationality',
			name: 'alpha3CountryCode',
			type: 'options',
			options: countryOptions,
			default: '',
			required: true,
			description:
				'The country of which the customer is a citizen. An expression may give a code of three letters or two: IND, IN.',
			routing: { send: { type: 'body', property: 'alpha_3_country_code' } },
			convert: toCountryCode,
		},
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
				},
				{
					displayName: 'Country of Residence',
					name: 'residenceAlpha3CountryCode',
					type: 'options',
					options: countryOptions,
					default: '',
					description:
						'Where the customer lives, when that is abroad. An expression may give a code of three letters or two: USA, US.',
					routing: { send: { type: 'body', property: 'residence_alpha_3_country_code' } },
					convert: toCountryCode,
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
