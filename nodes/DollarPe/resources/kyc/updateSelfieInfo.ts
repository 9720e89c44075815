import { SERVICES } from '../../../../dollarpe/environments';
import { customerIdInBody } from '../fields';
import { fileLinkLifetime, fileNotice } from '../values/files';
import { data, type Operation } from '../operation';
import { BEFORE_NEXT_UPDATE, updateAdvice } from './advice';
import { selfieUrl } from './fields';

/** PATCH /kyc/update-selfie-info (DollarPe docs, API reference, KYC → Update selfie info, December 2025). */
export const updateSelfieInfo: Operation = {
	name: 'Update Selfie Info',
	value: 'updateSelfieInfo',
	action: 'Update KYC selfie info',
	description:
		'Send another selfie after SELFIE_VERIFICATION_FAILED. A customer has three KYC updates.',
	routing: {
		request: { method: 'PATCH', url: `${SERVICES.cms}/kyc/update-selfie-info` },
		output: data,
	},
	advice: updateAdvice,
	whenUncertain: BEFORE_NEXT_UPDATE,
	fields: [customerIdInBody, fileNotice, selfieUrl],
	options: [fileLinkLifetime],
	sample: {
		id: '550e8400-e29b-41d4-a716-446655440000',
		status: 'PROCESSING',
		failure_reason: null,
	},
};
