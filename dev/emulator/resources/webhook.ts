import type { Answer } from '../answers/answer';
import { Refusal } from '../answers/answer';
import { failure, success } from '../answers/envelope';
import type { Context } from '../server/context';
import type { Call, Endpoint } from '../server/endpoint';

const PATH = '/org/api/v1/organizations/api-webhooks';

/** DollarPe docs, Webhook configuration: one address for the organisation, which each call replaces. */
export function webhookEndpoints(context: Context): Endpoint[] {
	return [{ method: 'POST', path: PATH, handle: (call) => setUrl(call, context) }];
}

function setUrl({ body }: Call, context: Context): Answer {
	const url = body instanceof Map ? body.get('webhook_url') : undefined;
	if (typeof url !== 'string' || url.trim() === '') {
		throw new Refusal(
			failure(400, 'REQ_FIELD_MISSING', { webhook_url: ['Webhook URL is required'] }),
		);
	}
	if (!/^https:\/\/[^/\s]+/i.test(url)) {
		throw new Refusal(failure(400, 'INPUT_MALFORMED', { webhook_url: ['Enter a valid URL.'] }));
	}
	context.webhook.url = url;
	return success(url);
}
