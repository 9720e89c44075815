import { SERVICES } from '../../../../dollarpe/environments';
import { customerNotFound } from '../customerAdvice';
import { customerIdInBody, inBody, notice } from '../fields';
import { data, type Operation } from '../operation';

const statuses = [
	{ name: 'Document Verification Failed', value: 'DOCUMENT_VERIFICATION_FAILED' },
	{ name: 'Tax Verification Failed', value: 'TAX_VERIFICATION_FAILED' },
	{ name: 'Unverified', value: 'UNVERIFIED' },
	{ name: 'Verified', value: 'VERIFIED' },
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
	advice: customerNotFound,
	whenUncertain: 'Read the customer with Customer → Get. A repeat does no harm.',
	fields: [
		notice(
			'mockKycStatusNotice',
			'DollarPe offers this in its sandbox only. With a credential for production nothing is sent.',
		),
		customerIdInBody,
		{
			displayName: 'KYC Status',
			name: 'kycStatus',
			type: 'options',
			options: statuses,
			default: '',
			required: true,
			description:
				'From PROCESSING a customer can get any of them, from FAILED and VERIFIED only Unverified, from UNVERIFIED none',
			routing: inBody('kyc_status'),
		},
	],
	sample: { id: '550e8400-e29b-41d4-a716-446655440000', status: 'VERIFIED' },
};
