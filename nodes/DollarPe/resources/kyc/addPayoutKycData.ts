import { SERVICES } from '../../../../dollarpe/environments';
import { customerNotFound } from '../customerAdvice';
import { customerIdInBody } from '../fields';
import { data, type Operation } from '../operation';

/** POST /kyc/payout/add-kyc-data (DollarPe's demo app, autumn 2026). */
export const addPayoutKycData: Operation = {
	name: 'Add Payout KYC Data',
	value: 'addPayoutKycData',
	action: 'Add payout KYC data',
	description:
		'Since autumn 2026 (Zapyd): start the light check of a payout-only customer. Nothing but the customer is sent.',
	routing: {
		request: { method: 'POST', url: `${SERVICES.cms}/kyc/payout/add-kyc-data` },
		output: data,
	},
	advice: customerNotFound,
	whenUncertain:
		'Read the customer with Customer → Get first: PROCESSING or VERIFIED means that it was carried out.',
	fields: [customerIdInBody],
	sample: {
		id: '550e8400-e29b-41d4-a716-446655440000',
		status: 'PROCESSING',
		failure_reason: null,
	},
};
