import { SERVICES } from '../../../../dollarpe/environments';
import { countryField } from '../values/countries';
import { data, type Operation } from '../operation';
import { clientReferenceId, dob, email, fullName, nationality, phone } from './fields';
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
		fullName,
		email,
		phone,
		nationality,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				clientReferenceId,
				countryField({
					displayName: 'Country of Residence',
					name: 'residenceAlpha3CountryCode',
					description:
						'Where the customer lives, when that is abroad. An expression may give its English name or its code: United States, USA, US.',
					routing: { send: { type: 'body', property: 'residence_alpha_3_country_code' } },
				}),
				dob,
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
