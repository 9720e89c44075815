import { SERVICES } from '../../../../dollarpe/environments';
import { customerNotFound } from '../customerAdvice';
import { customerIdInBody, inBody, notice, sandboxNotice } from '../fields';
import { data, type Operation } from '../operation';

const mockStatuses = [
	{ name: 'DOCUMENT_VERIFICATION_FAILED', value: 'DOCUMENT_VERIFICATION_FAILED' },
	{ name: 'TAX_VERIFICATION_FAILED', value: 'TAX_VERIFICATION_FAILED' },
	{ name: 'UNVERIFIED', value: 'UNVERIFIED' },
	{ name: 'VERIFIED', value: 'VERIFIED' },
];

/** PATCH /kyc/mock-kyc-status (DollarPe docs, API reference, KYC → Mock KYC status, early 2026). */
export const mockKycStatus: Operation = {
	name: 'Mock KYC Status',
	value: 'mockKycStatus',
	action: 'Mock KYC status',
	description: 'Set the status of a customer by hand, for tests. Sandbox only.',
	routing: {
		request: { method: 'PATCH', url: `${SERVICES.cms}/kyc/mock-kyc-status` },
		output: data,
	},
	sandboxOnly: true,
	advice: {
		...customerNotFound,
		'…': 'Look with Customer → Get which status the customer has. It must be PROCESSING: KYC → Add KYC Data makes it so.',
	},
	whenUncertain: 'Read the customer with Customer → Get. A repeat does no harm.',
	fields: [
		sandboxNotice,
		notice(
			'mockKycNotice',
			'The customer must be PROCESSING: run KYC → Add KYC Data first. A new customer is UNVERIFIED, and cannot be changed.',
		),
		customerIdInBody,
		{
			displayName: 'KYC Status',
			name: 'kycStatus',
			type: 'options',
			options: mockStatuses,
			default: '',
			required: true,
			description:
				'From PROCESSING a customer can get any of them, from FAILED and VERIFIED only UNVERIFIED, from UNVERIFIED none',
			routing: inBody('kyc_status'),
		},
	],
	sample: { id: '550e8400-e29b-41d4-a716-446655440000', status: 'VERIFIED' },
};
