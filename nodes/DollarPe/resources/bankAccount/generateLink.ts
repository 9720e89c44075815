import { SERVICES } from '../../../../dollarpe/environments';
import { customerNotFound } from '../customerAdvice';
import { customerIdInBody, inBody } from '../fields';
import { data, type Operation } from '../operation';
import { toUrl } from '../values/identifiers';

/** POST /bank/generate-link (DollarPe's demo app, autumn 2026). */
export const generateLink: Operation = {
	name: 'Generate Link',
	value: 'generateLink',
	action: 'Generate bank link',
	description:
		'Since autumn 2026 (Zapyd): get a link to a hosted page on which the customer connects a bank account in the US (ACH). DollarPe sends no event: read Get Many until the account under accounts is VERIFIED.',
	routing: {
		request: { method: 'POST', url: `${SERVICES.cms}/bank/generate-link` },
		output: data,
	},
	advice: customerNotFound,
	whenUncertain: 'A repeat does no harm that is known: it makes another link.',
	fields: [
		customerIdInBody,
		{
			displayName: 'Redirect URL',
			name: 'redirectUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://example.com/bank-done',
			description: 'Where the page sends the customer when the account is connected',
			routing: inBody('redirect_url'),
			convert: toUrl,
		},
	],
	sample: { widget_url: 'https://app.zapyd.com/bank/sample' },
};
