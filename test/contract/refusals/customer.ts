import { CREATE, CUSTOMER, sample } from '../../dev/emulator/client';
import { NOBODY, ONE_ORGANIZATION, type Refusal, type Refusals } from './refusal';

/** Creates a second customer that differs from the first but for this. */
const second =
	(change: Record<string, unknown>): Refusal =>
	async (world) => {
		await world.do('POST', CREATE, sample(1));
		return await world.try('POST', CREATE, { ...sample(2), ...change });
	};

export const customer: Refusals = {
	create: {
		'Email already in use': second({ email: sample(1).email }),
		'Phone already in use': second({ phone: sample(1).phone }),
		'Phone or email linked with another user': 'The texts of the page itself are given.',
		'Invalid country code': second({ alpha_3_country_code: 'XXX' }),
		'Client Reference ID already exists': second({ client_reference_id: 'test1' }),
		'Non-Residents not supported': 'Nothing says when; the emulator takes all.',
		'Invalid residence country code': 'The text of the page itself is given.',
	},
	get: {
		'Customer not found or access denied': async (world) =>
			await world.try('GET', `${CUSTOMER}/${NOBODY}`),
		'User does not belong to organization': ONE_ORGANIZATION,
	},
	getAll: { 'Invalid date format': 'No date filter is documented.' },
};
