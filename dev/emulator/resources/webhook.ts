import type { Answer } from '../answers/answer';
import { success } from '../answers/envelope';
import { refuse } from '../answers/refuse';
import { isOnThisMachine } from '../events/deliver';
import type { Context } from '../server/context';
import type { Call, Endpoint } from '../server/endpoint';

const PATH = '/org/api/v1/organizations/api-webhooks';

/** DollarPe docs, Webhook configuration: one address for the organization, which each call replaces. */
export function webhookEndpoints(context: Context): Endpoint[] {
	return [{ method: 'POST', path: PATH, handle: (call) => setUrl(call, context) }];
}

function setUrl({ body }: Call, context: Context): Answer {
	const url = body instanceof Map ? body.get('webhook_url') : undefined;
	if (typeof url !== 'string' || url.trim() === '') {
		refuse('webhook_url', 'Webhook URL is required', 'REQ_FIELD_MISSING');
	}
	// Only HTTPS is documented. An address on this machine may use HTTP, so that it can receive events.
	if (!/^https:\/\/[^/\s]+/i.test(url) && !isOnThisMachine(url)) {
		refuse('webhook_url', 'Enter a valid URL.');
	}
	context.webhook.url = url;
	return success(url);
}
