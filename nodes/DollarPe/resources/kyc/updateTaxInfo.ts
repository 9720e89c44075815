import { SERVICES } from '../../../../dollarpe/environments';
import { customerIdInBody } from '../fields';
import { data, type Operation } from '../operation';
import { BEFORE_NEXT_UPDATE, inUse, updateAdvice } from './advice';
import { taxNumber } from './fields';

/** PATCH /kyc/update-tax-info (DollarPe docs, API reference, KYC → Update tax info, early 2026; guides show POST). */
export const updateTaxInfo: Operation = {
	name: 'Update Tax Info',
	value: 'updateTaxInfo',
	action: 'Update KYC tax info',
	description:
		'Correct the tax number after TAX_VERIFICATION_FAILED. A customer has three KYC updates.',
	routing: {
		request: { method: 'PATCH', url: `${SERVICES.cms}/kyc/update-tax-info` },
		output: data,
	},
	advice: { ...updateAdvice, ...inUse('The PAN') },
	whenUncertain: BEFORE_NEXT_UPDATE,
	fields: [
		customerIdInBody,
		{ ...taxNumber, required: true, description: "The customer's PAN, corrected" },
	],
	// Guides say PROCESSING.
	sample: { id: '550e8400-e29b-41d4-a716-446655440000', status: 'UNVERIFIED' },
};
