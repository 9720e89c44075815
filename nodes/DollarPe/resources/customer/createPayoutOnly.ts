import { SERVICES } from '../../../../dollarpe/environments';
import { additionalFields } from '../fields';
import { data, type Operation } from '../operation';
import { create } from './create';
import { clientReferenceId, dob, email, fullName, nationality, phone } from './fields';
import { NEW_CUSTOMER } from './samples';

/** POST /customer/payout/create (DollarPe's demo app, autumn 2026), which says that it answers as Create does. */
export const createPayoutOnly: Operation = {
	name: 'Create Payout Only',
	value: 'createPayoutOnly',
	action: 'Create payout-only customer',
	description:
		'Since autumn 2026 (Zapyd): create a customer who is only paid, without full KYC. DollarPe must have enabled it for your organization and the country, in the sandbox too.',
	routing: {
		request: { method: 'POST', url: `${SERVICES.cms}/customer/payout/create` },
		output: data,
	},
	advice: { ...create.advice },
	whenUncertain:
		'Look with Customer → Get Many for the name and the Client Reference ID. If the customer is there, use its ID: whether DollarPe refuses a second one is not known.',
	fields: [
		fullName,
		nationality,
		additionalFields(
			clientReferenceId,
			dob,
			{ ...email, required: false },
			{ ...phone, required: false },
		),
	],
	sample: NEW_CUSTOMER,
};
