import { SERVICES } from '../../../../dollarpe/environments';
import { customerNotFound } from '../customerAdvice';
import { customerIdInBody, notice } from '../fields';
import { data, type Operation } from '../operation';

/** POST /kyc/reset-kyc (DollarPe docs, API reference, KYC → Reset KYC, early 2026). */
export const resetKyc: Operation = {
	name: 'Reset KYC',
	value: 'resetKyc',
	action: 'Reset KYC',
	description: 'Take back the verification of a customer, so that KYC can be done again',
	routing: {
		request: { method: 'POST', url: `${SERVICES.cms}/kyc/reset-kyc` },
		output: data,
	},
	advice: customerNotFound,
	whenUncertain:
		'Read the customer with Customer → Get first: UNVERIFIED means that the reset was carried out, and a blind repeat may undo KYC that was done since.',
	fields: [
		notice(
			'resetKycNotice',
			'This cannot be undone. The customer becomes UNVERIFIED, and payouts stop until KYC is done again.',
		),
		customerIdInBody,
	],
	sample: { id: '550e8400-e29b-41d4-a716-446655440000', status: 'UNVERIFIED' },
};
