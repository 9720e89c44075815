import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { isEventShaped } from '../../dollarpe/event';
import {
	DEFAULT_TOLERANCE_SECONDS,
	verifyCall,
	type Refused,
	type Verified,
} from '../../dollarpe/webhook';
import { isDataObject } from '../client/dataObject';
import { identityOf, isChosen, toOutput } from './events';
import { isFirst, triggerKey } from './once';

const STATUS_TEXTS = { 400: 'Bad Request', 401: 'Unauthorized', 413: 'Payload Too Large' };

/** The collection Options, as n8n gives it: an expression can make anything of a member. */
interface Options {
	ignoreDuplicates?: unknown;
	toleranceSeconds?: unknown;
}

/**
 * What becomes of one call to the webhook URL: refused, dropped, or the start of the workflow, which runs after the
 * answer.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const now = new Date();
	const options = context.getNodeParameter('options', {}) as Options;
	const verdict = await verify(context, now, options);
	if ('status' in verdict) return refuse(context, verdict.status, verdict.reason);

	const { body, canonical } = verdict;
	// A request to DollarPe is signed in the same way: whoever saw one could send it here.
	if (!isDataObject(body) || !isEventShaped(body)) {
		return refuse(context, 400, 'the body is not an event: it has no type or no event in it');
	}
	const chosen = context.getNodeParameter('events', []) as string[];
	if (!isChosen(body, chosen)) return { webhookResponse: 'Not chosen' };
	// A test must neither be dropped nor take the event from production.
	if (options.ignoreDuplicates !== false && context.getMode() !== 'manual') {
		const staticData = context.getWorkflowStaticData('node');
		const identity = identityOf(body, canonical);
		if (!isFirst(triggerKey(context), identity, staticData)) return { webhookResponse: 'Known' };
	}
	// Answered here and not by n8n, which would do so after it has begun the execution: by then it has forgotten (2.41)
	// that the static data was changed, and would not save what has been seen.
	answer(context, 200, 'Workflow was started');
	return {
		noWebhookResponse: true,
		workflowData: [[{ json: toOutput(body, now.toISOString()) }]],
	};
}

async function verify(
	context: IWebhookFunctions,
	now: Date,
	{ toleranceSeconds = DEFAULT_TOLERANCE_SECONDS }: Options,
): Promise<Verified | Refused> {
	const credential = await context.getCredentials('dollarPeApi');
	const headers = context.getHeaderData() as Record<string, unknown>;
	const { rawBody } = context.getRequestObject() as { rawBody?: unknown };
	return verifyCall(
		{ rawBody, timestamp: headers['x-timestamp'], signature: headers['x-signature'] },
		{
			apiKey: String(credential.apiKey ?? '').trim(),
			apiSecret: String(credential.apiSecret ?? '').trim(),
			now: Math.floor(now.getTime() / 1000),
			toleranceSeconds,
		},
	);
}

function refuse(
	context: IWebhookFunctions,
	status: Refused['status'],
	reason: string,
): IWebhookResponseData {
	context.logger.warn(`DollarPe Trigger refused a call (${status}): ${reason}`);
	answer(context, status, STATUS_TEXTS[status]);
	return { noWebhookResponse: true };
}

function answer(context: IWebhookFunctions, status: number, message: string): void {
	context.getResponseObject().status(status).json({ message });
}
