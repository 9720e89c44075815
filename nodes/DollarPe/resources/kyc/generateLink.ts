import { SERVICES } from '../../../../dollarpe/environments';
import { customerNotFound } from '../customerAdvice';
import { customerIdInBody, inBody } from '../fields';
import { toUrl } from '../values/identifiers';
import { data, type Operation } from '../operation';

/** POST /kyc/generate-link (DollarPe docs, Guides, KYC SDK, April 2026). */
export const generateLink: Operation = {
	name: 'Generate Link',
	value: 'generateLink',
	action: 'Generate KYC link',
	description: 'Get a link to a hosted page on which the customer does KYC without you',
	routing: {
		request: { method: 'POST', url: `${SERVICES.cms}/kyc/generate-link` },
		output: data,
	},
	advice: customerNotFound,
	whenUncertain: 'A repeat does no harm: it only makes another link.',
	fields: [
		customerIdInBody,
		{
			displayName: 'Redirect URL',
			name: 'redirectUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://example.com/kyc-done',
			description: 'Where the page sends the customer when KYC is done',
			routing: inBody('redirect_url'),
			convert: toUrl,
		},
	],
	sample: {
		customer_id: '550e8400-e29b-41d4-a716-446655440000',
		url: 'https://hyperverge.co/kyc/sample',
	},
};
