import { SERVICES } from '../../../../dollarpe/environments';
import { customerNotFound } from '../customerAdvice';
import { toBirthDate, toDayFirst } from '../values/dates';
import { additionalFields, customerIdInBody, inBody } from '../fields';
import { fileLinkLifetime } from '../values/files';
import { data, type Operation } from '../operation';
import { toFreeText } from '../values/values';
import { additionalInfoAdvice, documentAdvice, inUse } from './advice';
import { additionalData, checkImages, documentFields } from './document';
import { additionalInfo, selfieUrl, taxNumber } from './fields';

/** POST /kyc/add-kyc-data (DollarPe docs, API reference, KYC → Add KYC data, early 2026). */
export const addKycData: Operation = {
	name: 'Add KYC Data',
	value: 'addKycData',
	action: 'Add KYC data',
	description: "Send a customer's data and documents to be verified",
	routing: {
		request: { method: 'POST', url: `${SERVICES.cms}/kyc/add-kyc-data` },
		output: data,
	},
	advice: {
		...customerNotFound,
		...documentAdvice,
		...additionalInfoAdvice,
		...inUse('The document or PAN'),
		'kyc already exists':
			'KYC data of this customer was sent before: look at its status with Customer → Get. Where it is FAILED, use the Update operations.',
	},
	whenUncertain:
		'Read the customer with Customer → Get: PROCESSING means that the data arrived. A repeat does no harm: then DollarPe answers "KYC already exists".',
	check: checkImages,
	fields: [
		customerIdInBody,
		{
			displayName: 'Full Name',
			name: 'fullName',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Asha Rao',
			description: "The customer's legal name: the same as on the PAN and the document",
			routing: inBody('full_name'),
			convert: toFreeText,
		},
		{
			displayName: 'Date of Birth',
			name: 'dob',
			type: 'dateTime',
			typeOptions: { dateOnly: true },
			default: '',
			required: true,
			description: 'As on the PAN. An expression may also give 1990-12-31 or 31-12-1990.',
			routing: inBody('dob'),
			convert: toBirthDate,
		},
		{
			displayName: 'Registered Date',
			name: 'registeredDate',
			type: 'dateTime',
			typeOptions: { dateOnly: true },
			default: '',
			required: true,
			description: 'The day on which the customer joined your platform',
			routing: inBody('registered_date'),
			convert: toDayFirst,
		},
		taxNumber,
		...documentFields,
		selfieUrl,
		{
			displayName: 'Selfie Verification Status',
			name: 'selfieVerificationStatus',
			type: 'boolean',
			default: false,
			required: true,
			description: 'Whether your own check of the selfie succeeded',
			routing: inBody('selfie_verification_status'),
		},
		...additionalInfo,
		additionalFields(additionalData, {
			displayName: 'Phone',
			name: 'phone',
			type: 'string',
			default: '',
			placeholder: 'e.g. 9911002211',
			// Required in the API reference of May 2025, optional in every guide up to 2026.
			description: 'Without country prefix',
			routing: inBody('phone'),
		}),
	],
	options: [fileLinkLifetime],
	sample: {
		id: '550e8400-e29b-41d4-a716-446655440000',
		status: 'PROCESSING',
		failure_reason: null,
	},
};
