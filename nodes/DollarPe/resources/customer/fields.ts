import type { OperationField } from '../operation';
import { countryField } from '../values/countries';
import { toBirthDateYearFirst } from '../values/dates';
import { toReference } from '../values/identifiers';
import { toFreeText } from '../values/values';

/** The name on the identity papers. */
export const fullName: OperationField = {
	displayName: 'Full Name',
	name: 'fullName',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Asha Rao',
	description: "The customer's legal name, as on the identity papers",
	routing: { send: { type: 'body', property: 'full_name' } },
	convert: toFreeText,
};

/** Unique among all customers. */
export const email: OperationField = {
	displayName: 'Email',
	name: 'email',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'name@email.com',
	description: 'Must be unique: no other customer may have it',
	routing: { send: { type: 'body', property: 'email' } },
};

/** Unique among all customers; how it is spelled is not documented for sure. */
export const phone: OperationField = {
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
};

/** The country whose papers a customer has. */
export const nationality = countryField({
	displayName: 'Nationality',
	name: 'alpha3CountryCode',
	required: true,
	description:
		'The country of which the customer is a citizen. An expression may give its English name or its code: India, IND, IN.',
	routing: { send: { type: 'body', property: 'alpha_3_country_code' } },
});

/** The partner's own ID of a customer. */
export const clientReferenceId: OperationField = {
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
};

/** Since autumn 2026. */
export const dob: OperationField = {
	displayName: 'Date of Birth',
	name: 'dob',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description: 'Since autumn 2026 (Zapyd), for customers in the US',
	routing: { send: { type: 'body', property: 'dob' } },
	convert: toBirthDateYearFirst,
};
