import {
	NodeOperationError,
	type ICredentialDataDecryptedObject,
	type IHookFunctions,
} from 'n8n-workflow';

import { originOf, SERVICES } from '../../dollarpe/environments';
import { whyNotReachable } from '../../dollarpe/publicUrl';
import { openEnvelope } from '../../dollarpe/response';
import { noAnswer, refusal, type Scene } from '../DollarPe/request/errors';
import { send } from '../DollarPe/request/send';
import { Throttle } from '../DollarPe/request/throttle';
import { forget, triggerKey } from './once';

const TIMEOUT_SECONDS = 60;

/** Where the static data keeps the address that this trigger gave to DollarPe. */
const STORED = 'registeredUrl';

/** Whether there is nothing to register: DollarPe cannot be asked, so what this trigger stored has to do. */
export function isRegistered(context: IHookFunctions): boolean {
	if (!mayRegister(context)) return true;
	return context.getWorkflowStaticData('node')[STORED] === context.getNodeWebhookUrl('default');
}

/**
 * Gives this trigger's address to DollarPe, in place of whichever it had.
 *
 * @throws {NodeOperationError} when the credential names no origin, or DollarPe could not reach the address
 * @throws {NodeApiError} when DollarPe refuses it, or does not answer
 */
export async function register(context: IHookFunctions): Promise<boolean> {
	if (!mayRegister(context)) return true;
	const url = context.getNodeWebhookUrl('default') ?? '';
	const credential = await context.getCredentials('dollarPeApi');
	const origin = originFor(context, credential);
	refuseUnreachable(context, url, origin);
	await setUrl(context, url, credential, origin);
	context.getWorkflowStaticData('node')[STORED] = url;
	return true;
}

/** Forgets the address and the events. DollarPe has no way to remove an address, so it goes on sending there. */
export function unregister(context: IHookFunctions): boolean {
	const staticData = context.getWorkflowStaticData('node');
	// A test run ends here too, while the workflow goes on in production: n8n gives it as one that is not active.
	if (context.getWorkflow().active) forget(triggerKey(context), staticData);
	const url = staticData[STORED];
	if (context.getMode() === 'manual' || url === undefined) return true;
	delete staticData[STORED];
	context.logger.warn(
		`DollarPe still sends its events to ${String(url)}: it has no way to remove an address, only to set another.`,
	);
	return true;
}

/** Only when the person chose it, and never for a test run: DollarPe has one address for the whole organization. */
function mayRegister(context: IHookFunctions): boolean {
	const registration = context.getNodeParameter('registration', 'manual');
	return registration === 'onActivation' && context.getMode() !== 'manual';
}

function originFor(context: IHookFunctions, credential: ICredentialDataDecryptedObject): string {
	try {
		return originOf(credential);
	} catch (error) {
		throw new NodeOperationError(context.getNode(), error as Error);
	}
}

function refuseUnreachable(context: IHookFunctions, url: string, origin: string): void {
	const reason = whyNotReachable(url, origin);
	if (reason === undefined) return;
	// All in the message: of a failed activation, n8n shows nothing else.
	throw new NodeOperationError(
		context.getNode(),
		`DollarPe cannot send events to ${url}, which ${reason}. Give n8n a public https address (the environment variable WEBHOOK_URL), or set Registration to Manual.`,
	);
}

async function setUrl(
	context: IHookFunctions,
	url: string,
	data: ICredentialDataDecryptedObject,
	origin: string,
): Promise<void> {
	const body = { webhook_url: url };
	const request = {
		method: 'POST' as const,
		url: `${origin}${SERVICES.org}/organizations/api-webhooks`,
		body,
		timeout: TIMEOUT_SECONDS * 1000,
	};
	const credentials = { id: '', name: '', type: 'dollarPeApi', data };
	const sender = { context, throttle: new Throttle(1), halt: new AbortController().signal };
	const outcome = await send(sender, credentials, request);
	const scene: Scene = {
		node: context.getNode(),
		itemIndex: 0,
		method: 'POST',
		fields: [],
		body,
		credential: data,
		timeoutSeconds: TIMEOUT_SECONDS,
	};
	if ('broken' in outcome) throw noAnswer(outcome.broken, scene);
	const opened = openEnvelope(outcome.answer);
	if ('failure' in opened) throw refusal(opened.failure, outcome.answer.headers, scene);
}
