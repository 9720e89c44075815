import { SERVICES } from '../../../../dollarpe/environments';
import { customerNotFound } from '../customerAdvice';
import { customerIdInPath } from '../fields';
import { data, type Operation } from '../operation';

/** GET /kyc/configuration/{customer_id} (DollarPe docs, API reference, KYC → Configuration, early 2026). */
export const getConfiguration: Operation = {
	name: 'Get Configuration',
	value: 'getConfiguration',
	action: 'Get KYC configuration',
	description: 'Look up which documents and additional info DollarPe wants of a customer',
	routing: {
		request: {
			method: 'GET',
			url: `=${SERVICES.cms}/kyc/configuration/{{$parameter["customerId"]}}`,
		},
		output: data,
	},
	advice: customerNotFound,
	fields: [customerIdInPath],
	sample: {
		supported_document_types: ['AADHAAR', 'PASSPORT', 'VOTER_ID', 'DRIVING_LICENSE'],
		additional_info_required: {
			options: ['income_range', 'profession'],
			rules: { type: 'allOf', min_required: 2 },
			income_range: { type: 'string', required: true },
			profession: { type: 'string', required: true },
		},
	},
};
