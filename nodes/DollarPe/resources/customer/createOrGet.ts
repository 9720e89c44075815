import { SERVICES } from '../../../../dollarpe/environments';
import { isWhole } from '../../../../dollarpe/text/phone';
import type { Operation, OperationField } from '../operation';
import { create } from './create';

const OTHER_PERSON =
	'If the customer who has it is the same person, use that customer; if not, correct the value.';

/** What a field is for, where that is not the same as with Create. */
const DESCRIPTIONS: Record<string, string> = {
	email:
		'If a customer has it already, that customer is returned, unless they have another Client Reference ID',
	phone:
		'If a customer has it already, that customer is returned, unless they have another Client Reference ID. DollarPe returns it with the prefix: +919911002211.',
	clientReferenceId:
		'Recommended: your own ID of the customer, such as the one in your CRM. Used to find the customer later and to recover lost responses.',
};

/** For contacts whose name, email and phone have all changed since the customer was created. */
const acceptChangedContacts: OperationField = {
	displayName: 'Accept Changed Contacts',
	name: 'acceptChangedContacts',
	type: 'boolean',
	default: false,
	description:
		'Whether to return the customer who has the Client Reference ID also if name, email and phone all differ from what was sent. If off, it is an error: the Client Reference ID may be given to another person.',
};

/**
 * Create, which returns the customer that exists where DollarPe answers that the client reference ID, email or phone is
 * taken, unless it is another person. n8n's habit is Create or Update, but DollarPe cannot update a customer.
 */
export const createOrGet: Operation = {
	...create,
	name: 'Create or Get',
	value: 'createOrGet',
	action: 'Create or get customer',
	description: 'Create a customer, or return the one that exists already',
	advice: {
		...create.advice,
		'email already in use': OTHER_PERSON,
		'phone already in use': OTHER_PERSON,
		'phone or email linked with another user': OTHER_PERSON,
		USR_DUPLICATE_CONTACT: OTHER_PERSON,
		'client reference id already exists':
			"A customer with this Client Reference ID exists, but DollarPe's list does not show one who can be this contact. Look in DollarPe before you give the contact another one.",
	},
	fields: create.fields.map(described),
	options: [acceptChangedContacts],
	delivery: {
		kind: 'createOrGet',
		singular: 'customer',
		plural: 'customers',
		list: `${SERVICES.cms}/customer/list`,
		uniqueFields: { client_reference_id: 'Client Reference ID', email: 'Email', phone: 'Phone' },
		// Without its country code a phone may be somebody else's.
		ambiguousField: {
			name: 'phone',
			isAmbiguous: (phone) => !isWhole(phone),
			confirmedBy: ['email', 'alpha_3_country_code'],
		},
		recoverableBy: ['client_reference_id'],
		takenCode: 'USR_DUPLICATE_CONTACT',
		person: {
			reference: 'client_reference_id',
			fullName: 'full_name',
			contacts: ['full_name', 'email', 'phone'],
			option: acceptChangedContacts,
		},
		reportedDifferences: {
			full_name: 'full_name',
			email: 'email',
			phone: 'phone',
			alpha_3_country_code: 'country',
			client_reference_id: 'client_reference_id',
			non_residence_status: 'non_residence_status',
			residence_alpha_3_country_code: 'residence_alpha_3_country_code',
		},
	},
};

function described(field: OperationField): OperationField {
	const description = DESCRIPTIONS[field.name];
	const options = field.options?.map((option) => ('type' in option ? described(option) : option));
	const isSame =
		description === undefined && options?.every((option, n) => option === field.options?.[n]);
	// The same object, so that the panel keeps one property for both operations.
	if (isSame ?? description === undefined) return field;
	return { ...field, ...(description && { description }), ...(options && { options }) };
}
