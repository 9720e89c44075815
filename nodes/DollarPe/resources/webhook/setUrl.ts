import { SERVICES } from '../../../../dollarpe/environments';
import { whyEventsAreLost } from '../../../client/webhookUrl';
import { toUrl } from '../values/identifiers';
import type { Operation } from '../operation';

/**
 * POST /organizations/api-webhooks (DollarPe docs, API reference, Webhook configuration). The answer's `data` is the
 * address itself, as text.
 */
export const setUrl: Operation = {
	name: 'Set URL',
	value: 'setUrl',
	action: 'Set webhook URL',
	description: 'Tell DollarPe where to send its events',
	routing: {
		request: { method: 'POST', url: `${SERVICES.org}/organizations/api-webhooks` },
		output: {
			postReceive: [
				{ type: 'setKeyValue', properties: { webhook_url: '={{ $response.body.data }}' } },
			],
		},
	},
	advice: { 'webhook url is required': 'Fill in Webhook URL.' },
	check: ({ webhook_url: url }, origin) => {
		const why = whyEventsAreLost(String(url), origin);
		return why && `Webhook URL ${why}`;
	},
	fields: [
		{
			displayName:
				'DollarPe has one address for your whole organization. The one set here replaces it, whoever set it; there is no way to read or remove it.',
			name: 'webhookUrlNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Webhook URL',
			name: 'webhookUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://n8n.example.com/webhook/…',
			description:
				'Where DollarPe sends its events: the production URL of a DollarPe Trigger, not its test URL. It must start with https:// and be open to the internet.',
			routing: { send: { type: 'body', property: 'webhook_url' } },
			convert: toUrl,
		},
	],
	sample: { webhook_url: 'https://www.testwh1fromapi.com/w1' },
};
