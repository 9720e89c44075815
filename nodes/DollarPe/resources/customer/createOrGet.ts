import type { INodeProperties } from 'n8n-workflow';

import { SERVICES } from '../../../../dollarpe/environments';
import type { Operation } from '../resource';
import { create } from './create';

/** What a field is for, where that is not the same as with Create. */
const DESCRIPTIONS: Record<string, string> = {
	email: 'If a customer has it already, that customer is given',
	phone:
		'If a customer has it already, that customer is given. DollarPe answers with the prefix: +919911002211.',
	clientReferenceId:
		'Recommended: your own ID of the customer, such as the one in your CRM. By it the customer is found again, and with it an answer that got lost is looked up.',
};

/**
 * Create, which gives the customer that exists where DollarPe answers that the client reference ID, email or phone is
 * taken. n8n's habit is Create or Update, but DollarPe cannot update a customer.
 */
export const createOrGet: Operation = {
	...create,
	name: 'Create or Get',
	value: 'createOrGet',
	action: 'Create or get a customer',
	description: 'Create a customer, or get the one who is there already',
	fields: create.fields.map(described),
	existing: {
		list: `${SERVICES.cms}/customer/list`,
		keys: ['client_reference_id', 'email', 'phone'],
		ownKey: 'client_reference_id',
		takenCode: 'USR_DUPLICATE_CONTACT',
		compare: {
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

function described<P extends INodeProperties>(property: P): P {
	const description = DESCRIPTIONS[property.name] ?? property.description;
	const options = property.options?.map((option) =>
		'type' in option ? described(option) : option,
	);
	return { ...property, ...(description && { description }), ...(options && { options }) };
}
