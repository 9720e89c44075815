import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { formatOf } from '../../dollarpe/signedRequest';
import { verifyCall, type Verdict } from '../../dollarpe/webhook';
import { identityOf, isChosen, isObject, toOutput } from './events';
import { isFirst } from './once';

const STATUS_TEXTS = { 400: 'Bad Request', 401: 'Unauthorized', 413: 'Payload Too Large' };

/**
 * What becomes of one call to the webhook URL: refused, dropped, or the start of the workflow, which runs after the
 * answer.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const now = new Date();
	const options = context.getNodeParameter('options', {}) as {
		ignoreDuplicates?: boolean;
		toleranceSeconds?: number;
	};
	const verdict = await verify(context, now, options.toleranceSeconds ?? 300);
	if ('status' in verdict) return refuse(context, verdict.status, verdict.reason);

	const { body } = verdict;
	if (!isObject(body)) return refuse(context, 400, 'the body is not an event');
	const chosen = context.getNodeParameter('events', []) as string[];
	if (!isChosen(body, chosen)) return { webhookResponse: 'Not chosen' };
	if (options.ignoreDuplicates !== false) {
		const trigger = `${context.getWorkflow().id}/${context.getNode().id}`;
		const staticData = context.getWorkflowStaticData('node');
		if (!isFirst(trigger, identityOf(body), staticData)) return { webhookResponse: 'Known' };
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
	toleranceSeconds: number,
): Promise<Verdict> {
	const credential = await context.getCredentials('dollarPeApi');
	const headers = context.getHeaderData() as Record<string, unknown>;
	const { rawBody } = context.getRequestObject() as { rawBody?: unknown };
	return verifyCall(
		{ rawBody, timestamp: headers['x-timestamp'], signature: headers['x-signature'] },
		{
			apiKey: String(credential.apiKey ?? '').trim(),
			apiSecret: String(credential.apiSecret ?? '').trim(),
			format: formatOf(credential),
			now: Math.floor(now.getTime() / 1000),
			toleranceSeconds,
		},
	);
}

function refuse(
	context: IWebhookFunctions,
	status: 400 | 401 | 413,
	reason: string,
): IWebhookResponseData {
	context.logger.warn(`DollarPe Trigger refused a call (${status}): ${reason}`);
	answer(context, status, STATUS_TEXTS[status]);
	return { noWebhookResponse: true };
}

function answer(context: IWebhookFunctions, status: number, message: string): void {
	context.getResponseObject().status(status).json({ message });
}
