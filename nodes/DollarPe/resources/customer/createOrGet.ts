import { SERVICES } from '../../../../dollarpe/environments';
import type { Operation } from '../resource';
import { create } from './create';

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
