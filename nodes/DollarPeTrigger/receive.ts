import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { isEventShaped } from '../../dollarpe/signing/event';
import {
	DEFAULT_TOLERANCE_SECONDS,
	verifyCall,
	type RefusedCall,
	type VerifiedCall,
} from '../../dollarpe/signing/webhook';
import { isDataObject } from '../client/dataObject';
import { isChosen, toOutput } from './events';
import { identityOf } from './identity';
import { isFirstDelivery, triggerKey } from './once';
import { readRawBody } from './rawBody';

const STATUS_TEXTS = { 400: 'Bad Request', 401: 'Unauthorized', 413: 'Payload Too Large' };

/** The collection Options, as n8n returns it. An expression can return a value of any type. */
interface TriggerOptions {
	ignoreDuplicates?: unknown;
	toleranceSeconds?: unknown;
}

/**
 * Handles one call to the webhook URL: refuses it, ignores it, or starts the workflow, which runs after the answer.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const now = new Date();
	const options = context.getNodeParameter('options', {}) as TriggerOptions;
	const verdict = await verify(context, now, options);
	if ('status' in verdict) return refuse(context, verdict.status, verdict.reason);

	const { body, canonical } = verdict;
	// Requests to DollarPe are signed the same way: a recorded one must not start a workflow.
	if (!isDataObject(body) || !isEventShaped(body)) {
		return refuse(context, 400, 'the body is not an event: it has no type or no event in it');
	}
	const chosen = context.getNodeParameter('events', []) as string[];
	if (!isChosen(body, chosen)) return { webhookResponse: 'Not chosen' };
	// A test must neither be ignored as a duplicate nor make production ignore the event.
	if (options.ignoreDuplicates !== false && context.getMode() !== 'manual') {
		const staticData = context.getWorkflowStaticData('node');
		const identity = identityOf(body, canonical);
		if (!isFirstDelivery(triggerKey(context), identity, staticData))
			return { webhookResponse: 'Known' };
	}
	// Answered here and not by n8n, which answers after it has started the execution. By then n8n 2.41 no longer knows
	// that the static data was changed, and would not save which events have been seen.
	answer(context, 200, 'Workflow was started');
	return {
		noWebhookResponse: true,
		workflowData: [[{ json: toOutput(body, now.toISOString()) }]],
	};
}

async function verify(
	context: IWebhookFunctions,
	now: Date,
	{ toleranceSeconds = DEFAULT_TOLERANCE_SECONDS }: TriggerOptions,
): Promise<VerifiedCall | RefusedCall> {
	const read = await readRawBody(context);
	if ('status' in read) return read;
	const credential = await context.getCredentials('dollarPeApi');
	const headers = context.getHeaderData() as Record<string, unknown>;
	return verifyCall(
		{ ...read, timestamp: headers['x-timestamp'], signature: headers['x-signature'] },
		{
			apiKey: String(credential.apiKey ?? '').trim(),
			apiSecret: String(credential.apiSecret ?? '').trim(),
			previousApiSecret: String(credential.previousApiSecret ?? '').trim(),
			now: Math.floor(now.getTime() / 1000),
			toleranceSeconds,
		},
	);
}

function refuse(
	context: IWebhookFunctions,
	status: RefusedCall['status'],
	reason: string,
): IWebhookResponseData {
	context.logger.warn(`DollarPe Trigger refused a call (${status}): ${reason}`);
	answer(context, status, STATUS_TEXTS[status]);
	return { noWebhookResponse: true };
}

function answer(context: IWebhookFunctions, status: number, message: string): void {
	context.getResponseObject().status(status).json({ message });
}
