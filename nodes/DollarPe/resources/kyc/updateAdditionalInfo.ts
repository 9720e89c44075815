import { SERVICES } from '../../../../dollarpe/environments';
import { customerIdInBody } from '../fields';
import { data, type Operation } from '../operation';
import { additionalInfoAdvice, BEFORE_NEXT_UPDATE, inUse, updateAdvice } from './advice';
import { additionalInfo } from './fields';

/** PATCH /kyc/update-additional-info (DollarPe docs, API reference, KYC → Update additional info, early 2026; guides show POST). */
export const updateAdditionalInfo: Operation = {
	name: 'Update Additional Info',
	value: 'updateAdditionalInfo',
	action: 'Update KYC additional info',
	description: 'Correct the additional info of failed KYC. A customer has three KYC updates.',
	routing: {
		request: { method: 'PATCH', url: `${SERVICES.cms}/kyc/update-additional-info` },
		output: data,
	},
	advice: { ...updateAdvice, ...additionalInfoAdvice, ...inUse('What was sent') },
	whenUncertain: BEFORE_NEXT_UPDATE,
	check: ({ additional_info: info }) =>
		info === undefined ? 'Additional Info is blank: give rows, or JSON' : undefined,
	fields: [customerIdInBody, ...additionalInfo],
	// Guides say PROCESSING.
	sample: { id: '550e8400-e29b-41d4-a716-446655440000', status: 'UNVERIFIED' },
};
